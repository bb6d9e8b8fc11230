"""The components of a standard as short texts that are set side by side."""

from sp_engine.words.language import Words

PREFERRED = Words("diutamakan: {condition}", "preferred: {condition}")
GROWS = Words(
    "{text}, bertambah {step} setiap {every} {fact} setelah {beyond}",
    "{text}, {step} more for every {every} of {fact} beyond {beyond}",
)
EXTENSIBLE = Words("{text}, dapat diperpanjang {duration}", "{text}, extensible by {duration}")
FREE_OF_CHARGE = Words("tidak dipungut biaya", "free of charge")
COLLECTS = Words("mengumpulkan {fact} ({steps})", "collects {fact} ({steps})")
FROM_TO = Words("{shortest} sampai {longest}", "{shortest} to {longest}")
FROM_RECEIPT = Words("sejak diterima", "from receipt")
AFTER_STAGE = Words("setelah tahap {stage}", "after the stage {stage}")
FROM_FACT = Words("sejak {fact}", "from: {fact}")
FOR_EACH = Words("{text} per {fact}", "{text} for each of {fact}")
WAIVED_IF = Words("{text}; bebas bila {condition}", "{text}; waived if {condition}")
IF = Words("{text} (bila {condition})", "{text} (if {condition})")
