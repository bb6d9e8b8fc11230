"""What a mutant would change, to complete "no case would fail if …"."""

from sp_engine.words.language import Words

BECAME = Words("{what} {owner} menjadi {other}", "{what} {owner} were {other}")
ITEM_DROPPED = Words(
    "butir ke-{number} `{joint}` {owner} dihapus", "item {number} of `{joint}` {owner} were dropped"
)
ATTRIBUTE_DROPPED = Words(
    "syarat atribut `{name}` {owner} dihapus", "the attribute `{name}` {owner} were dropped"
)
MEMBER_DROPPED = Words(
    "`{member}` hilang dari {listed} {owner}", "`{member}` were missing from {listed} {owner}"
)
LIMIT_MOVED = Words("batas {name} {owner} menjadi {value}", "the limit of {name} {owner} were {value}")
GUARD_DROPPED = Words("syarat berlaku (`jika`) {owner} dihapus", "the guard (`jika`) {owner} were dropped")
REQUIREMENT_DROPPED = Words("persyaratan `{name}` dihapus", "the requirement `{name}` were dropped")
BECAME_MANDATORY = Words("persyaratan `{name}` menjadi wajib", "the requirement `{name}` were mandatory")
BECAME_PREFERRED = Words(
    "persyaratan `{name}` menjadi diutamakan", "the requirement `{name}` were only preferred"
)
COUNT_DROPPED = Words("`per` {owner} dihapus", "`per` {owner} were dropped")
KEY_DROPPED = Words("`{key}` {owner} dihapus", "`{key}` {owner} were dropped")
WAIVER_DROPPED = Words("pembebasan {owner} dihapus", "the waiver {owner} were dropped")
NO_LONGER_FREE = Words("biaya menjadi Rp1, tidak lagi gratis", "the fee were Rp1, not free")
IN_FORCE_FROM = Words(
    "keputusan `{decree}` berlaku sejak {day}", "the decree `{decree}` were in force from {day}"
)

# ── what of, and where ───────────────────────────────────────────────────────
TIME = Words("jangka waktu", "the time")
ADDED_TIME = Words("tambahan waktu", "the added time")
VALIDITY = Words("masa berlaku", "the validity")
REPORTING = Words("jarak lapor", "the time between reports")
RENEWAL = Words("waktu pembaruan", "the time of renewal")
AMOUNT = Words("jumlah", "jumlah")
IN_DEFINITION = Words("pada definisi `{name}`", "in the definition `{name}`")
IN_REQUIREMENT = Words("pada persyaratan `{name}`", "in the requirement `{name}`")
IN_STAGE = Words("pada tahap `{name}`", "in the stage `{name}`")
IN_PRODUCT = Words("pada produk `{name}`", "in the product `{name}`")
IN_FEE = Words("pada biaya `{name}`", "in the fee `{name}`")

# ── the name of the case that is offered ─────────────────────────────────────
ON_FIRST_DAY = Words("pada hari pertama keputusan berlaku", "on the first day that the decree is in force")
DAY_BEFORE = Words("sehari sebelum keputusan berlaku", "on the day before the decree is in force")
RECEIVED = Words("diterima {day}", "received {day}")
COMPLETE = Words("lengkap {day}", "complete {day}")
WITHOUT_DATE = Words("tanpa tanggal", "without a date")
DUE = Words("tenggat {due}", "due {due}")
WITH_PRODUCTS = Words("{outcome} dengan {products}", "{outcome} with {products}")
NO_PRODUCT = Words("tanpa produk", "without a product")
ISSUED = Words("terbit {day}", "issued {day}")
WITH_FEE = Words("{outcome} dengan biaya", "{outcome} with a fee")
NOT_STATED = Words("{name} tidak disebut", "{name} not stated")
WITHOUT = Words("{name} tanpa {values}", "{name} without {values}")
HANDED_IN = Words("{name} diserahkan", "{name} handed in")
NOT_HANDED_IN = Words("{name} belum diserahkan", "{name} not handed in")
AFTER = Words("sesudah tahap {stages}", "after the stage {stages}")
