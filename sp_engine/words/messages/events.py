"""What happens to an application, and what cannot have happened in this order."""

from sp_engine.words.language import Words

RECEIVED = Words("diterima", "received")
COMPLETE = Words("dinyatakan lengkap", "found complete")
RESUBMITTED = Words("dilengkapi", "resubmitted")
FINDING = Words("temuan petugas", "finding of the agency")
EXTENDED = Words("diperpanjang", "extended")
DECIDED = Words("diputuskan", "decided")
ISSUED = Words("diterbitkan", "issued")

FIRST_IS_RECEIVED = Words("peristiwa pertama harus `diterima`", "the first event must be `diterima`")
DECIDED_BEFORE = Words("sudah `diputuskan` sebelumnya", "it has been `diputuskan` already")
ISSUED_BEFORE = Words("sudah `diterbitkan` sebelumnya", "it has been `diterbitkan` already")
WRITTEN_TWICE = Words("peristiwa yang sama ditulis dua kali", "the same event is written twice")
RECEIVED_BEFORE = Words("sudah `diterima` sebelumnya", "it has been `diterima` already")
EXTENDED_BEFORE = Words("tahap ini sudah `diperpanjang`", "this stage has been `diperpanjang` already")
STAGE_OVER = Words("tahap ini sudah selesai sebelumnya", "this stage was over before that")
CONTRADICTED = Words(
    "`{fact}` dinyatakan lain oleh `temuan` lain pada saat yang sama",
    "another `temuan` at the same moment states `{fact}` otherwise",
)
STILL_RETURNED = Words(
    "sudah `dikembalikan` dan belum `dilengkapi`", "it is `dikembalikan`, not `dilengkapi` since"
)
RESUBMITTED_FIRST = Words("berkas masih di pemohon; tulis `dilengkapi` dahulu", "write `dilengkapi` first")
NOT_RETURNED = Words("berkas tidak sedang `dikembalikan`", "the file has not been `dikembalikan`")
COMPLETE_BEFORE = Words("berkas sudah `lengkap`", "the file is `lengkap` already")
FINDING_OF_WHAT = Words("`temuan` perlu `fakta` atau `tahap`", "`temuan` needs `fakta` or `tahap`")
EXTENDED_WHAT = Words("`diperpanjang` perlu `tahap`", "`diperpanjang` needs `tahap`")
TAKES_NO_STAGE = Words("`{kind}` tidak memakai `tahap` atau `fakta`", "`{kind}` takes no `tahap` or `fakta`")
RETURN_TAKES_NO_FACTS = Words("`dikembalikan` tidak memakai `fakta`", "`dikembalikan` takes no `fakta`")
