"""The head of an example of facts: what it is for, and how it is tried."""

from sp_engine.words.language import Words

FACTS_FOR = Words(
    "# CONTOH TERISI, bukan pemohon Anda: {name} ({service}): {outcome}",
    "# FILLED EXAMPLE, not your applicant: {name} ({service}): {outcome}",
)
OF_EACH_ITEM = Words("# Tentang tiap {one}:", "# Of each {one}:")
PLAIN_FIELD = Words("#   {name}{options}", "#   {name}{options}")
FIELD = Words("#   {name} – {question}{options}", "#   {name} – {question}{options}")
WHEN_RECEIVED = Words("# bila diterima {moment}:", "# when received {moment}:")
BLANK_INSTEAD = Words(
    "# Formulir kosong: sp example {service} --blank", "# A blank form: sp example {service} --blank"
)
CHECK_WITH = Words(
    "#   sp check {service} --facts contoh.yaml --received {moment}",
    "#   sp check {service} --facts example.yaml --received {moment}",
)
