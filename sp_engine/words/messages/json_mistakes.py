"""What is wrong with a text that should be JSON."""

from sp_engine.words.language import Words

NO_NAME = Words(
    "di sini harus ada nama bertanda kutip; mungkin ada koma berlebih sebelumnya",
    "a quoted name must stand here; perhaps there is a comma too many before it",
)
NO_COLON = Words("titik dua sesudah nama tidak ada", "the colon after a name is missing")
NO_VALUE = Words("di sini harus ada nilai", "a value must stand here")
NO_COMMA = Words("koma atau kurung penutup tidak ada", "a comma or a closing bracket is missing")
OPEN_QUOTE = Words("tanda kutip belum ditutup", "a quotation mark is not closed")
CONTROL_CHARACTER = Words(
    "ada baris baru atau tab di dalam teks", "there is a line break or a tab inside text"
)
BACKSLASH = Words("ada garis miring terbalik yang tidak berarti", "there is a backslash that means nothing")
MORE_AFTER_END = Words("ada isi lagi sesudah JSON berakhir", "there is more after the JSON has ended")
CONSTANT = Words("`{word}` bukan JSON", "`{word}` is not JSON")
TOO_LONG = Words("sebuah bilangan terlalu panjang", "a number is too long")
UNKNOWN = Words("susunannya tidak dikenal", "its structure is not known")
