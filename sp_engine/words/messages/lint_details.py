"""What fills the sentences of lint: the findings themselves are said in `words/codes.yaml`."""

from sp_engine.words.language import Words

ROW = Words("baris {number}", "row {number}")
LEFT_BLANK = Words("dikosongkan dalam keputusan", "is left blank in the decree")
NOT_TRANSCRIBED = Words("belum disalin", "is not transcribed yet")
STATE_WHEN_AMENDED = Words(
    "tetapkan isinya dalam perubahan keputusan",
    "state it when the decree is next amended",
)
TRANSCRIBE = Words("salin isinya dari keputusan", "transcribe it from the decree")
ITEMS_ASKED_IN_TWO_WAYS = Words(
    "yang diminta dari satu butir daftar di satu tempat tidak diminta di tempat lain: {lists}",
    "what is asked of an item of a list in one place is not wanted in another: {lists}",
)
TOO_MUCH_FOLLOWS = Words("syarat-syaratnya terlalu bersilangan", "too much follows from them")
DEPENDS_ON_DAY = Words(
    "nilai yang mungkin bagi {facts} tidak sama pada setiap hari permohonan",
    "the values that {facts} can have differ between days of application",
)

# ── what no row covers ───────────────────────────────────────────────────────
UNTIL = Words("`{name}` sampai `{last}`", "`{name}` up to `{last}`")
FROM = Words("`{name}` mulai `{first}`", "`{name}` from `{first}`")
FROM_UNTIL = Words("`{name}` dari `{first}` sampai `{last}`", "`{name}` from `{first}` to `{last}`")
ANY_VALUE = Words("`{name}` berapa pun", "any `{name}`")
AND_MORE_GAPS = Words("dan {number} lainnya", "and {number} more")
SETS_NO_AMOUNT = Words(
    "tambahkan baris, atau `selain_itu: true`; bila keputusan tidak menetapkan jumlahnya, tulis "
    "`{selain_itu: true, tidak_diatur: true}`",
    "add a row, or `selain_itu: true`; where the decree sets no amount, write "
    "`{selain_itu: true, tidak_diatur: true}`",
)
BOTH_CHARGED = Words(
    "bila pemohon membayar keduanya, tulis tiap baris sebagai komponen sendiri: "
    "`- {{id: …, uraian: …, {row}}}`",
    "where somebody pays both, write each row as a component of its own: `- {{id: …, uraian: …, {row}}}`",
)
