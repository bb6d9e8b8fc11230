"""How a requirement differs from an earlier one."""

from sp_engine.words.language import Words

RETURNED = Words("dikembalikan untuk diperbaiki", "returned to be mended")
REJECTED = Words("ditolak", "rejected")
APPLICANT = Words("pemohon", "the applicant")
OFFICER = Words("petugas", "the officer")
SAME_FOR_ALL = Words("artinya sama bagi setiap pemohon", "the same for every applicant")
FALLS_SHORT = Words("{fact} yang tidak memenuhi: {result}", "{fact} that falls short: {result}")
STATED_BY = Words("{fact} diisi oleh {role}", "{fact} is stated by {role}")
NOW_PART_OF = Words("kini bagian dari `{requirement}`", "now a part of `{requirement}`")
ONCE_PART_OF = Words("tadinya bagian dari `{requirement}`", "a part of `{requirement}` before")
