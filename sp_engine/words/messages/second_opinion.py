"""Why there is no second opinion on a decision, within a sentence."""

from sp_engine.words.language import Words

NOT_INSTALLED = Words("durable-rules tidak terpasang", "durable-rules is not installed")
NOT_LOADED = Words(
    "durable-rules tidak dapat dimuat ({problem})", "durable-rules cannot be loaded ({problem})"
)
FAILED = Words("durable-rules gagal ({problem})", "durable-rules failed ({problem})")
NOT_IN_TIME = Words(
    "durable-rules belum selesai dalam {seconds} detik", "durable-rules was not done within {seconds} seconds"
)
PROCESS_ENDED = Words(
    "proses durable-rules berhenti sebelum selesai", "the process of durable-rules ended before it was done"
)
NOT_ASKED = Words("tidak diminta", "nobody asked for it")
