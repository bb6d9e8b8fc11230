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
