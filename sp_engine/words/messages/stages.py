"""The stages of a service: how long each takes and from when, with what one may begin."""

from sp_engine.words.language import Words

FIRST_STAGE = Words(
    "ini tahap pertama: tulis `sejak: berkas_lengkap` atau `sejak: diterima`",
    "this is the first stage: write `sejak: berkas_lengkap` or `sejak: diterima`",
)
EARLIER_STAGES = Words("tahap yang ditulis lebih dahulu: {names}", "the stages written before it: {names}")

IF = Words("{text} (bila {condition})", "{text} (if {condition})")
OTHERWISE = Words("{text} (selain itu)", "{text} (otherwise)")
EXTENSION = Words("dapat diperpanjang {longer}", "may be extended by {longer}")
GROWS = Words("bertambah {step} setiap {every} {fact}", "{step} more for every {every} of {fact}")
BEYOND = Words("{text} di atas {beyond}", "{text} beyond {beyond}")
PROGRAMME = Words(
    "{limits} (batas program, bukan tenggat instansi)",
    "{limits} (a ceiling on a programme, not due from the agency)",
)
OF_THE_APPLICANT = Words(
    "{limits} (kewajiban pemohon, bukan waktu instansi)",
    "{limits} (the applicant's, not the agency's)",
)
SINCE = Words("{text}, dihitung sejak {since}", "{text}, counted from {since}")
COMPLETENESS = Words("berkas lengkap", "the day on which the file is complete")
RECEIPT = Words("berkas diterima", "receipt")
END_OF_STAGE = Words("tahap “{stage}” selesai", "the end of the stage “{stage}”")
THE_LATEST = Words("yang terakhir dari {events}", "the latest of {events}")
