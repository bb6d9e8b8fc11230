"""What is wrong with a fact of the vocabulary."""

from sp_engine.words.language import Words

NEEDS_CHOICES = Words("tidak mempunyai `pilihan`", "has no `pilihan`")
CANNOT_HAVE = Words("tidak dapat mempunyai `{key}`", "cannot have `{key}`")
