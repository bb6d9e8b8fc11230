"""Values of facts: how they are shown, and what is expected of them."""

from sp_engine.words.language import Words

YES = Words("ya", "yes")
NO = Words("tidak", "no")
AMOUNT = Words("jumlah", "amount")

# ── what is expected ─────────────────────────────────────────────────────────
YES_OR_NO = Words("`ya` atau `tidak`", "`ya` (yes) or `tidak` (no)")
WHOLE_NUMBER = Words("bilangan bulat, misalnya `12`", "a whole number such as `12`")
NUMBER_WITH_DECIMALS = Words(
    "bilangan dengan paling banyak {places} angka di belakang koma dan tanpa titik ribuan, misalnya `10.5`"
    ' atau `"10,5"`',
    'a number with at most {places} decimals and no mark for thousands, such as `10.5` or `"10,5"`',
)
WHOLE_RUPIAH = Words(
    "rupiah bulat, misalnya `Rp1.500.000` atau `1500000`", "whole rupiah such as `Rp1.500.000` or `1500000`"
)
DATE = Words("tanggal tahun-bulan-hari, misalnya `2026-03-16`", "a date year-month-day such as `2026-03-16`")
DATE_AND_TIME = Words(
    "tanggal dan jam, misalnya `2026-03-16T10:00`", "a date and time such as `2026-03-16T10:00`"
)
TEXT = Words("teks", "text")
ONE_CHOICE = Words("salah satu pilihan", "one of the choices")
LIST_OF_CHOICES = Words("daftar pilihan, misalnya `[a, b]`", "a list of choices such as `[a, b]`")
CHOICES_AT_LEAST = Words(
    "sedikitnya {least} dari pilihan ini: {choices}", "at least {least} of these choices: {choices}"
)
DOCUMENT = Words(
    "`ya`, `tidak`, atau atribut dokumen, misalnya `{bermeterai: ya}`",
    "`ya`, `tidak`, or the document's attributes such as `{bermeterai: ya}`",
)
LIST_OF_ITEMS = Words("daftar, satu `{…}` bagi tiap butirnya", "a list with one `{…}` for each of its items")
LIST_OF_FIELDS = Words(
    "daftar, satu `{{…}}` bagi tiap butirnya, misalnya `[{{{field}: …}}]`; bila belum semua disebut: "
    "`{{{unfinished}: [{{{field}: …}}]}}`",
    "a list with one `{{…}}` for each of its items, such as `[{{{field}: …}}]`; while some are still to "
    "come: `{{{unfinished}: [{{{field}: …}}]}}`",
)
ONE_ITEM = Words(
    "satu butir dengan isiannya, misalnya `{{{field}: …}}`",
    "an item with its fields, such as `{{{field}: …}}`",
)
SO_MANY = Words("{number} {one}", "{number} × {one}")
SO_MANY_NAMED = Words("{number} {one} ({names})", "{number} × {one} ({names})")
NOT_ALL_YET = Words("{items}, daftarnya belum lengkap", "{items}, and the list is not complete yet")
NO_ITEMS = Words("tidak ada {one}", "no {one}")
THIS_ITEM = Words("{one} {number}", "{one} {number}")
THIS_ITEM_NAMED = Words("{one} {number} ({name})", "{one} {number} ({name})")
LONGEST_TEXT = Words("paling panjang {most} huruf", "at most {most} characters")

# ── how what people write was understood ─────────────────────────────────────
UNDERSTOOD = Words(
    "`{fact}` diisi `{given}`, dibaca {value}.", "`{fact}` is given as `{given}`, read as {value}."
)
TAKEN_FOR_NOTHING = Words(
    "`{fact}` diisi `{given}`, dibaca belum disebutkan.",
    "`{fact}` is given as `{given}`, read as not stated.",
)
