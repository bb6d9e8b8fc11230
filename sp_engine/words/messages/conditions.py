"""Conditions: what they ask, by which facts they hold, why they do not."""

from sp_engine.words.language import Words

# ── what a condition asks ────────────────────────────────────────────────────
AND = Words(" dan ", " and ")
EITHER = Words("; atau ", "; or ")
NAME_IS = Words("{name} adalah {wanted}", "{name} is {wanted}")
ANSWERED_YES = Words("{name}", "“{name}” is answered yes")
ANSWERED_NO = Words("“{name}” dijawab tidak", "“{name}” is answered no")
VALUE = Words("{value}", "{value}")
NOT_VALUE = Words("bukan {value}", "not {value}")
AGED = Words("umur {ages}", "aged {ages}")
LEAST_YEARS = Words("paling rendah {least} tahun", "{least} at least")
MOST_YEARS = Words("paling tinggi {most} tahun", "{most} at most")
YEARS_BETWEEN = Words("{least} sampai {most} tahun", "{least} to {most}")
AT_LEAST_AGO = Words("sudah berjalan paling sedikit {duration}", "at least {duration} ago")
LESS_THAN_AGO = Words("belum genap {duration}", "less than {duration} ago")
WITHIN_THE_LAST = Words("dalam {duration} terakhir", "within the last {duration}")
NOT_PAST = Words("belum lewat pada hari permohonan", "not past on the day of application")
PAST = Words("sudah lewat pada hari permohonan", "past on the day of application")
AT_LEAST_AHEAD = Words(
    "paling sedikit {duration} sesudah hari permohonan", "at least {duration} after the day of application"
)
APPLIED_BEFORE = Words(
    "diajukan paling lambat {duration} sebelumnya", "applied for at least {duration} before it"
)
LESS_THAN_AHEAD = Words(
    "kurang dari {duration} sesudah hari permohonan", "less than {duration} after the day of application"
)
THE_YEAR = Words("tahun {year}", "the year {year}")
COVERING = Words("mencakup {values}", "covering {values}")
LONGER_AGO_THAN = Words("lebih dari {duration} yang lalu", "more than {duration} ago")
CURRENT_YEAR = Words("tahun berjalan", "the current year")
NOT_THE_CURRENT_YEAR = Words("bukan tahun berjalan", "not the current year")
ANOTHER_YEAR = Words("bukan tahun {year}", "not the year {year}")
NOT_COVERING = Words("tidak mencakup sekaligus {values}", "not covering all of {values}")
WITH_ONE_OF = Words("memuat paling sedikit satu dari {values}", "with at least one of {values}")
WITHOUT = Words("tanpa {values}", "without {values}")
STATED = Words("disebutkan", "stated")
STATED_AS = Words(" (tercatat: {value})", " (stated: {value})")
AGE_ON_THE_DAY = Words("umur {years} tahun pada hari permohonan", "aged {years} on the day of application")
EACH = Words("setiap {one}: {asked}", "each {one}: {asked}")
ONE_ITEM = Words("sedikitnya satu {one}: {asked}", "at least one {one}: {asked}")
SO_MANY_ITEMS = Words("paling sedikit {number} {one}: {asked}", "at least {number} × {one}: {asked}")
SO_MANY_OF_ANY = Words("paling sedikit {number} {one}", "at least {number} × {one}")
ANY_ITEM = Words("salah satu {one}: {asked}", "one {one}: {asked}")
ANY_OF_THESE = Words("salah satu dari {items}: {asked}", "one of {items}: {asked}")
SO_MANY_OF_THESE = Words(
    "paling sedikit {number} dari {items}: {asked}", "at least {number} of {items}: {asked}"
)
OF_ITEM = Words("{name} dari {item}", "{name} of {item}")
ABOUT_ITEM = Words("{item}: {told}", "{item}: {told}")
NOT_WRITTEN_YET = Words(
    "syaratnya belum dirumuskan dalam salinan standar ini",
    "its rule is not yet written in this copy of the standard",
)
DEPENDS_ON = Words("bergantung pada {names}", "depends on {names}")

AT_LEAST = Words("paling sedikit {bound}", "at least {bound}")
AT_MOST = Words("paling banyak {bound}", "at most {bound}")
MORE_THAN = Words("lebih dari {bound}", "more than {bound}")
LESS_THAN = Words("kurang dari {bound}", "less than {bound}")
NO_EARLIER_THAN = Words("paling awal {bound}", "no earlier than {bound}")
NO_LATER_THAN = Words("paling lambat {bound}", "no later than {bound}")
AFTER = Words("sesudah {bound}", "after {bound}")
BEFORE = Words("sebelum {bound}", "before {bound}")
NO_LOWER_THAN = Words("paling rendah {bound}", "no lower than {bound}")
NO_HIGHER_THAN = Words("paling tinggi {bound}", "no higher than {bound}")
ABOVE = Words("di atas {bound}", "above {bound}")
BELOW = Words("di bawah {bound}", "below {bound}")

# ── what it came to ──────────────────────────────────────────────────────────
HANDED_IN = Words("{name} sudah diserahkan", "{name} handed in")
HANDED_IN_AND_IN_ORDER = Words("{name} sudah diserahkan dan memenuhi syarat", "{name} handed in and in order")
NOT_HANDED_IN = Words("{name} belum diserahkan", "not handed in: {name}")
NOT_STATED = Words("{name} belum disebutkan", "not stated: {name}")
NOT_ANSWERED = Words("belum dijawab: “{question}”", "not answered: “{question}”")
NONE_MET_YET = Words("belum satu pun terpenuhi: {parts}", "none is met yet: {parts}")
NONE_MET = Words("tidak satu pun terpenuhi: {parts}", "none is met: {parts}")
AFTER_STAGE = Words("sesudah tahap “{stage}”: {problem}", "after the stage “{stage}”: {problem}")
IF_GUARD = Words("bila {guard}, {problem}", "if {guard}, {problem}")
FOR_THE_CLERK_TO_CHECK = Words(
    "{document} belum diperiksa petugas: {names}", "{document}, for the clerk to check: {names}"
)
NO_FINDING_YET = Words("belum ada hasil dari petugas: {names}", "no finding by the agency yet: {names}")

EACH_MEETS = Words("{items}, masing-masing: {asked}", "{items}, each of them: {asked}")
SO_MANY_MEET = Words("{number} {one}", "{number} × {one}")
THESE_MEET = Words("{items}: {asked}", "{items}: {asked}")
NO_ITEM_MEETS = Words("tidak ada {one} yang memenuhi ini: {asked}", "no {one} meets this: {asked}")
NO_ITEM_MEETS_YET = Words("belum ada {one} yang memenuhi ini: {asked}", "no {one} meets this yet: {asked}")
TOO_FEW_MEET = Words(
    "hanya {met} {one} yang memenuhi ini, dari paling sedikit {number}: {asked}",
    "only {met} × {one} of at least {number} meet this: {asked}",
)
TOO_FEW_MEET_YET = Words(
    "baru {met} {one} yang memenuhi ini, dari paling sedikit {number}: {asked}",
    "so far {met} × {one} of at least {number} meet this: {asked}",
)
TOO_FEW = Words("hanya {met} {one}, dari paling sedikit {number}", "only {met} × {one} of at least {number}")
TOO_FEW_YET = Words(
    "baru {met} {one}, dari paling sedikit {number}", "so far {met} × {one} of at least {number}"
)
AND_MORE_ITEMS = Words("dan {number} {one} lain", "and {number} more × {one}")
LIST_UNFINISHED = Words("daftar {name} belum lengkap", "the list is not complete yet: {name}")
LESS_THAN_LEAST = Words("{name} {value}, kurang dari {bound}", "{name} {value}, less than {bound}")
EXCEEDS_MOST = Words("{name} {value} melebihi {bound}", "{name} {value} exceeds {bound}")
NOT_MORE_THAN = Words("{name} {value}, tidak lebih dari {bound}", "{name} {value}, not more than {bound}")
NOT_LESS_THAN = Words("{name} {value}, tidak kurang dari {bound}", "{name} {value}, not less than {bound}")
AGE_SHOULD_BE = Words("{age}; seharusnya {ages}", "{age}; should be {ages}")
NOT_YET_AGO = Words("{name} {value}, belum genap {duration}", "{name} {value}, not yet {duration} ago")
TOO_LONG_AGO = Words(
    "{name} {value}, sudah lebih dari {duration}", "{name} {value}, more than {duration} ago"
)
IS_PAST = Words(
    "{name} {value}, sudah lewat pada hari permohonan", "{name} {value}, past on the day of application"
)
NOT_ENOUGH_AHEAD = Words(
    "{name} {value}, kurang dari {duration} sesudah hari permohonan",
    "{name} {value}, less than {duration} after the day of application",
)
LACKS = Words("{name} belum mencakup {values}", "{name} lacks {values}")
REQUIRED = Words("{name}: {value}; syaratnya {wanted}", "{name}: {value}; required: {wanted}")
DOES_NOT_MEET = Words("{name} belum memenuhi: {asked}", "{name} does not meet this: {asked}")

# ── how one is written ───────────────────────────────────────────────────────
WRITE_FOR_EXAMPLE = Words("tulis misalnya `{example}`", "write for example `{example}`")
ADD_FOR_EXAMPLE = Words("tambahkan misalnya `{example}`", "add for example `{example}`")
DOCUMENT_IS_ENOUGH = Words(
    "cukup `{example}`; yang diperiksa pada dokumennya ditulis dengan `dengan`",
    "`{example}` is enough; what is checked on the document stands under `dengan`",
)
COUNTED_ARE_WHICH = Words(
    "butir mana yang dihitung ditulis dengan `yang`", "which items are counted is written with `yang`"
)
EACH_OF_THOSE = Words(
    "tulis `memenuhi: {salah_satu: [{isi: …, selain: […]}, {…}]}`: butir yang bukan itu, atau "
    "yang memenuhi syaratnya",
    "write `memenuhi: {salah_satu: [{isi: …, selain: […]}, {…}]}`: an item that is not one of those, or that "
    "meets the condition",
)
ONE_OF_THOSE = Words(
    "tulis keduanya dalam `memenuhi: {semua: [{…}, {…}]}`",
    "write both within `memenuhi: {semua: [{…}, {…}]}`",
)
THOSE_THAT_FIT = Words(
    "yang cocok: {names}, misalnya `{example}`", "those that fit: {names}, for example `{example}`"
)
DECIMALS_IN_THE_VOCABULARY = Words(
    "tulis bilangan bulat, misalnya `12`; bila bilangannya memang berdesimal, tulis `desimal: 1` pada"
    " faktanya dalam kosakata",
    "write a whole number such as `12`; if it does have decimals, write `desimal: 1` at the fact in the"
    " vocabulary",
)
DATE_AND_DURATION = Words(
    "lamanya ditulis `{older}`, `{passed}`, atau `{within}` bila tanggalnya sudah "
    "lewat, dan `{remaining}` bila tanggalnya masih di muka",
    "a length of time is written `{older}`, `{passed}` or `{within}` of a date "
    "gone by, and `{remaining}` of one to come",
)
FIELD_OF_A_LIST = Words(
    "`{field}` isian tiap butir daftar `{list}`: tulis misalnya `{example}`",
    "`{field}` is a field of each item of the list `{list}`: write for example `{example}`",
)
WRITE_COUNTED = Words("tulis `{written}`", "write `{written}`")
DEFINITIONS_THERE_ARE = Words("definisi yang ada: {names}", "definitions there are: {names}")
ITS_ATTRIBUTES = Words("atributnya: {names}", "its attributes: {names}")
ITS_FIELDS = Words("isian tiap butirnya: {names}", "the fields of its items: {names}")
ADD_A_FACT_OF_KIND = Words(
    "tambahkan fakta berjenis `{kind}` ke kosakata.yaml, lalu sebut di sini",
    "add a fact of kind `{kind}` to kosakata.yaml and name it here",
)
USE_A_FACT_OF_KIND = Words(
    "pakai fakta berjenis {kind}, misalnya {names}", "use a fact of kind {kind}, such as {names}"
)
ONE_OF_CHOICES = Words("salah satu dari {choices}", "one of {choices}")
BETWEEN = Words("nilai antara {least} dan {most}", "a value between {least} and {most}")
RECEIVED_ON = Words("diajukan {day}", "received {day}")
DATE_THAT_EXISTS = Words("tanggal yang ada dalam kalender", "a date that exists")

NEW_FACT = Words(
    "tambahkan `{fact}` ke `kosakata.yaml` di folder instansi; contohnya dalam docs/how-to/pola.md",
    "add `{fact}` to `kosakata.yaml` in the agency's folder; docs/how-to/pola.md has examples",
)
