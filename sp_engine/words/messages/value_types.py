"""The types of values that a document holds."""

from sp_engine.words.language import Words

MAPPING = Words("pemetaan (`kunci: nilai`)", "a mapping (`key: value`)")
LIST = Words("daftar (`- butir`)", "a list (`- item`)")
TEXT = Words("teks", "text")
WHOLE_NUMBER = Words("bilangan bulat", "a whole number")
NUMBER = Words("bilangan", "a number")
TRUE_OR_FALSE = Words("`true` atau `false`", "`true` or `false`")
NULL = Words("kosong (null)", "null")
