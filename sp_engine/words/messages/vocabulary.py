"""What is wrong with a fact of the vocabulary."""

from sp_engine.words.language import Words

NEEDS_CHOICES = Words("tidak mempunyai `pilihan`", "has no `pilihan`")
MORE_THAN_CHOICES = Words(
    "meminta lebih banyak daripada pilihannya (`paling_sedikit`)",
    "asks for more than its choices (`paling_sedikit`)",
)
HAS_NO_CHOICES = Words("fakta ini tidak mempunyai pilihan", "this fact has no choices")
DEFINED_HERE = Words(
    "dokumen ini sendiri yang mendefinisikannya di bawah `fakta`; ubah di sana",
    "this document defines it itself under `fakta`; change it there",
)
GRADES_ARE_CLOSED = Words(
    "pilihan bertingkat tidak dapat ditambah, karena urutannya menentukan",
    "graded choices cannot be added to, since their order decides",
)
NEEDS_A_BASIS = Words(
    "`dapat_diperbaiki` mengubah penolakan menjadi pengembalian, jadi perlu `dasar`",
    "`dapat_diperbaiki` turns a rejection into a return, so it needs a `dasar`",
)
CANNOT_HAVE = Words("tidak dapat mempunyai `{key}`", "cannot have `{key}`")
NEEDS_ONE_AND_FIELDS = Words(
    "memerlukan `sebutan` (satu butirnya) dan `isi` (isian tiap butirnya)",
    "needs `sebutan` (one item of it) and `isi` (the fields of each item)",
)
NEEDS_ONE = Words("memerlukan `sebutan` (satu butirnya)", "needs `sebutan` (one item of it)")
NEEDS_FIELDS = Words("memerlukan `isi` (isian tiap butirnya)", "needs `isi` (the fields of each item)")
NO_SUCH_FIELD = Words(
    "`{field}` bukan isian tiap butirnya; yang ada: {fields}",
    "`{field}` is no field of its items; those there are: {fields}",
)
LESS_THAN_LEAST = Words(
    "mempunyai `paling_banyak` di bawah `paling_sedikit`", "has `paling_banyak` below `paling_sedikit`"
)
TOO_MANY_ITEMS = Words("berisi paling banyak {most} butir", "holds at most {most} items")
