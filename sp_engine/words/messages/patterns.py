"""What is wrong with a pattern (`pola`) of the vocabulary."""

from sp_engine.words.language import Words

TOO_LONG = Words("lebih panjang dari {most} huruf", "longer than {most} characters")
TOO_MANY_STEPS = Words(
    "bilangan ulangnya terlalu besar (paling banyak {most} langkah)",
    "its counts are too large (at most {most} steps)",
)
TOO_DEEP = Words("kurung di dalam kurung terlalu dalam", "brackets within brackets go too deep")
CLOSED_TOO_OFTEN = Words("ada `)` tanpa `(`", "a `)` without `(`")
OPEN = Words("`{mark}` belum ditutup", "`{mark}` is not closed")
COUNTED_TWICE = Words(
    "`{mark}` sesudah bilangan ulang tidak dikenal", "`{mark}` after a count is not known here"
)
BAD_COUNT = Words(
    "bilangan ulang ditulis {forms}; kurung kurawal biasa diawali `\\`",
    "a count is written {forms}; an ordinary brace begins with `\\`",
)
BAD_RANGE = Words(
    "rentang ditulis dari satu huruf ke huruf sesudahnya, misalnya [a-z]; tanda - sendiri ditulis paling"
    " akhir",
    "a range goes from one letter up to another, as in [a-z]; a hyphen that means itself stands last",
)
NOT_HERE = Words("`{mark}` tidak dikenal di tempat ini", "`{mark}` is not known at this place")
WHOLE_ANYWAY = Words(
    "`^` dan `$` tidak diperlukan: pola selalu berlaku bagi seluruh teks",
    "`^` and `$` are not needed: a pattern always describes the whole text",
)
ONLY_PLAIN_GROUPS = Words("sesudah `(` hanya `?:` yang dikenal", "only `?:` is known after `(`")
