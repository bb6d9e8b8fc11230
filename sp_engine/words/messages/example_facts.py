"""The head of an example of facts: what it is for, and how it is tried."""

from sp_engine.words.language import Words

FACTS_FOR = Words(
    "# Contoh fakta untuk {name} ({service}): {outcome}",
    "# Example facts for {name} ({service}): {outcome}",
)
OF_EACH_ITEM = Words("# Tentang tiap {one}:", "# Of each {one}:")
PLAIN_FIELD = Words("#   {name}{options}", "#   {name}{options}")
FIELD = Words("#   {name} – {question}{options}", "#   {name} – {question}{options}")
WHEN_RECEIVED = Words("# bila diterima {moment}:", "# when received {moment}:")
CHECK_WITH = Words(
    "#   sp check {service} --facts contoh.yaml --received {moment}",
    "#   sp check {service} --facts example.yaml --received {moment}",
)
