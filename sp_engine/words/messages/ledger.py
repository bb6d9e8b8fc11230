"""Where one application stands: its stages, and why an extension has no effect."""

from sp_engine.words.language import Words

NOT_STARTED = Words("belum mulai", "not started")
RUNNING = Words("berjalan", "running")
PAUSED = Words("berhenti, menunggu pemohon", "paused, waiting for the applicant")
FINISHED = Words("selesai", "finished")
CLOCK_STOPPED = Words(
    "waktu berhenti sampai berkas dilengkapi", "the clock is stopped until the file is completed"
)
CANNOT_BE_EXTENDED = Words("tahap `{stage}` tidak dapat diperpanjang", "`{stage}` cannot be extended")
EXTENDED_TOO_LATE = Words("tenggat tahap ini sudah lewat, {due}", "the stage was due before that, {due}")
NOTHING_DUE_AFTER = Words(
    "tidak ada persyaratan yang jatuh tempo sesudah tahap `{stage}`",
    "no requirement falls due after the stage `{stage}`",
)
STAGE_NOT_ENDED = Words(
    "tahap `{stage}` belum selesai waktu itu; tulis `temuan` dengan tahapnya dahulu",
    "the stage `{stage}` had not ended by then; write a `temuan` with that stage first",
)
