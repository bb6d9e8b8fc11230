"""What is wrong with a fact of the vocabulary."""

from sp_engine.words.language import Words

NEEDS_CHOICES = Words("tidak mempunyai `pilihan`", "has no `pilihan`")
MORE_THAN_CHOICES = Words(
    "meminta lebih banyak daripada pilihannya (`paling_sedikit`)",
    "asks for more than its choices (`paling_sedikit`)",
)
CANNOT_HAVE = Words("tidak dapat mempunyai `{key}`", "cannot have `{key}`")
