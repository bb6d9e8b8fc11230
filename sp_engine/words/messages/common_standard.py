"""One service in several agencies: what each asks, and who is strictest."""

from sp_engine.words.language import Words

TITLE = Words("{number} standar berdampingan", "{number} standards side by side")
ABOUT = Words("Yang dilihat (angka: butirnya)", "What is looked at (figures: its items)")
STRICTEST = Words("Paling ketat", "Strictest")
NOT_ASKED = Words("–", "–")
NO_NUMBER = Words("ya", "yes")
ALIKE = Words("sama", "alike")
ONE_ASKS = Words("hanya {side}", "{side} alone")
NOT_COMPARABLE = Words("tidak sebanding", "not comparable")
NOT_DECIDED = Words("tidak diputuskan", "not decided")
DIFFERENT = Words("Yang tidak sama", "What is not alike")
PASSES = Words("Lolos pada {of}, tidak pada {failed}: {example}", "Passes {of} and not {failed}: {example}")
COMMON = Words(
    "Terbukti: siapa yang memenuhi setiap butir dari yang paling ketat, dan semuanya di baris yang tidak "
    "sebanding, memenuhi seluruh persyaratan {number} standar ini. Yang hanya diutamakan tidak dibandingkan.",
    "Proved: whoever meets every item of the strictest, and all where they are not comparable, meets all "
    "requirements of these {number} standards. What is merely preferred is not compared.",
)
NOT_ALL_DECIDED = Words(
    "Ada baris yang tidak diputuskan: standar bersama belum terbukti. Yang hanya diutamakan tidak "
    "dibandingkan.",
    "A row is not decided: the common standard is not proved. What is merely preferred is not compared.",
)
WITHIN = Words(
    "Terbukti: siapa yang disetujui {one} disetujui juga {other}",
    "Proved: whoever {one} approves is approved by {other} too",
)
NONE_WITHIN = Words(
    "Tidak ada standar yang persetujuannya pasti berlaku juga bagi yang lain.",
    "There is no standard whose approval would always hold for another.",
)
OTHER_VALUES = Words(
    "Tidak dibandingkan: nilai yang tidak diterima semuanya, dari",
    "Not compared: values that not all of them take, of",
)
OTHER_KINDS = Words(
    "Tidak dapat dibandingkan: jenis fakta berikut lain",
    "They cannot be compared: these facts are of another kind",
)
