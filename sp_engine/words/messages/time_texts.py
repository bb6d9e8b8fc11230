"""Why a text states no duration, or no opening hours."""

from sp_engine.words.language import Words

# ── durations ────────────────────────────────────────────────────────────────
EMPTY = Words("durasi kosong; tulis seperti `3 hari kerja`", "no duration; write it as in `3 hari kerja`")
NOT_A_NUMBER = Words(
    "`{amount}` bukan bilangan bulat; tulis durasi seperti `3 hari kerja`",
    "`{amount}` is no whole number; write a duration as in `3 hari kerja`",
)
OUT_OF_BOUNDS = Words("jumlah `{amount}` di luar 0 sampai {most}", "`{amount}` lies outside 0 to {most}")
NO_UNIT = Words(
    "durasi `{amount}` tidak bersatuan; pilih salah satu dari {units}",
    "the duration `{amount}` has no unit; choose one of {units}",
)
UNKNOWN_UNIT = Words(
    "satuan `{unit}` tidak dikenal; pilih salah satu dari {units}",
    "the unit `{unit}` is not known; choose one of {units}",
)
MORE_THAN_TWO = Words(
    "`{given}` memakai lebih dari dua satuan; tulis paling banyak dua, seperti `1 hari 60 menit`",
    "`{given}` is in more than two units; write two at most, as in `1 hari 60 menit`",
)
SAME_UNIT = Words(
    "satuan `{first}` dan `{then}` sama; tulis jumlahnya",
    "`{first}` and `{then}` are in one unit; write their sum",
)
NOT_SMALLER = Words(
    "satuan `{then}` tidak lebih kecil daripada satuan `{first}`; dahulukan yang besar, seperti"
    " `1 hari 60 menit`",
    "`{then}` is in no smaller unit than `{first}`; the bigger one comes first, as in `1 hari 60 menit`",
)
A_PERIOD_OF_NOTHING = Words(
    "`{first} {then}` berisi nol; tulis yang lain saja",
    "one of `{first} {then}` is nothing; write only the other",
)

# ── opening hours ────────────────────────────────────────────────────────────
NOT_A_RANGE = Words(
    "`{hours}` bukan rentang jam; tulis seperti `08.00-15.00`",
    "`{hours}` is no range of hours; write it as in `08.00-15.00`",
)
NOT_A_TIME = Words("`{time}` bukan jam", "`{time}` is no time of day")
BACKWARDS = Words(
    "rentang jam `{hours}` berakhir sebelum atau tepat saat mulai", "`{hours}` is no opening time"
)
BREAK_OUTSIDE = Words(
    "istirahat `{hours}` tidak berada di antara jam lain pada `{opening}`",
    "`{opening}` is right, but its break does not lie within it",
)
