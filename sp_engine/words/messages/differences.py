"""What differs between two decrees or standards, part by part."""

from sp_engine.words.language import Words

# requirements
DUE_AFTER = Words("{asked} (sesudah tahap {stage})", "{asked} (after the stage {stage})")
PREFERRED = Words("diutamakan: {asked}", "preferred: {asked}")
IF = Words("{text} (bila {condition})", "{text} (if {condition})")
NOW_PART_OF = Words("kini bagian dari `{name}`", "now a part of `{name}`")
PART_OF_BEFORE = Words("tadinya bagian dari `{name}`", "a part of `{name}` before")
SAME_FOR_ALL = Words("artinya sama bagi setiap pemohon", "the same for every applicant")
FALLS_SHORT = Words("{fact} yang tidak memenuhi: {end}", "{fact} that falls short: {end}")
STATED_BY = Words("{fact} diisi oleh {who}", "{fact} is stated by {who}")
TO_BE_MENDED = Words("{returned} untuk diperbaiki", "{returned} to be mended")
APPLICANT = Words("pemohon", "the applicant")
OFFICER = Words("petugas", "the officer")
NOT_STATED = Words("`{name}` tidak disebutkan", "`{name}` not stated")

# service time
APPROXIMATE = Words("± {text}", "± {text}")
OF_THE_APPLICANT = Words("{text} bagi pemohon", "{text} for the applicant")
ON_REJECTION = Words("bila ditolak", "if rejected")
PROGRAMME = Words("batas program {text}", "a programme of at most {text}")
GROWS = Words(
    "{text}, bertambah {step} setiap {every} {fact} setelah {beyond}",
    "{text}, {step} more for every {every} of {fact} beyond {beyond}",
)
EXTENSIBLE = Words("{text}, dapat diperpanjang {longer}", "{text}, extensible by {longer}")
RANGE = Words("{shortest} sampai {longest}", "{shortest} to {longest}")
FROM_RECEIPT = Words("sejak diterima", "from receipt")
AFTER_STAGE = Words("setelah tahap {stage}", "after the stage {stage}")
FROM_COMPLETENESS = Words("sejak berkas lengkap", "from completeness")
FROM_THE_LATEST = Words("yang terakhir dari: {events}", "the latest of: {events}")
FROM_FACT = Words("sejak {fact}", "from: {fact}")

# fees

# components
NOTHING_REQUIRED = Words("tidak ada yang dipersyaratkan", "nothing is required")
HAS_CONTENT = Words("ada isinya", "has content")
LEFT_BLANK = Words("belum ditetapkan", "not stated by the decree")
NOT_TRANSCRIBED = Words("belum disalin", "not transcribed yet")
COLLECTS = Words("mengumpulkan {name} ({steps})", "collects {name} ({steps})")

# as the decree and the agency write it, in either language
ARTICLE = Words(" Pasal {article}", " Pasal {article}")
CLOSED = Words("tutup", "tutup")
PAUSE = Words("{hours}, istirahat {pause}", "{hours}, istirahat {pause}")
DECREED = Words(", ditetapkan {day}", ", ditetapkan {day}")
SOURCE = Words("{when} sumber", "{when} sumber")
ORDER = Words("urutan", "urutan")
SERVICE = Words("layanan {id}", "layanan {id}")
