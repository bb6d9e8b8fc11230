"""The parsers' own English, and what it means to somebody who writes YAML or JSON.

In comes a parser's message, out come words in both languages.  Knows nothing about places.
"""

from __future__ import annotations

from sp_engine.words.language import Words

_PROBLEMS = {
    "mapping values are not allowed": Words(
        "tanda titik dua tidak boleh di sini; beri tanda kutip pada teks yang memuat titik dua",
        "a colon is not allowed here; quote text that contains a colon",
    ),
    "could not find expected ':'": Words(
        "tanda titik dua sesudah kunci tidak ada", "the colon after a key is missing"
    ),
    "did not find expected key": Words(
        "lekukan (indentasi) baris ini tidak sejajar dengan kunci di atasnya",
        "the indentation of this line does not match the key above it",
    ),
    "did not find expected '-' indicator": Words(
        "lekukan (indentasi) baris ini tidak sejajar dengan daftar di atasnya",
        "the indentation of this line does not match the list above it",
    ),
    "did not find expected ',' or": Words(
        "kurung belum ditutup, atau koma di antara isinya tidak ada",
        "a bracket is not closed, or a comma between its items is missing",
    ),
    "found unexpected end of stream": Words("tanda kutip belum ditutup", "a quotation mark is not closed"),
    "cannot start any token": Words(
        "tanda ini tidak boleh mengawali teks tanpa tanda kutip", "this character cannot start unquoted text"
    ),
    "control characters are not allowed": Words(
        "ada karakter kendali yang tidak terlihat", "there is an invisible control character"
    ),
    "<document start>": Words(
        "di sini seharusnya berkas sudah berakhir; mungkin ada baris `...` di atasnya",
        "the file should have ended before this; perhaps there is a line `...` above",
    ),
    "found undefined alias": Words(
        "alias (`*nama`) tidak dipakai di sini", "aliases (`*name`) are not used here"
    ),
}


_JSON_PROBLEMS = {
    "Expecting property name": Words(
        "di sini harus ada nama bertanda kutip; mungkin ada koma berlebih sebelumnya",
        "a quoted name must stand here; perhaps there is a comma too many before it",
    ),
    "Illegal trailing comma": Words("ada koma berlebih", "there is a comma too many"),
    "Expecting ',' delimiter": Words(
        "koma atau kurung penutup tidak ada", "a comma or a closing bracket is missing"
    ),
    "Expecting ':' delimiter": Words("titik dua sesudah nama tidak ada", "the colon after a name is missing"),
    "Expecting value": Words("di sini harus ada nilai", "a value must stand here"),
    "Unterminated string": Words("tanda kutip belum ditutup", "a quotation mark is not closed"),
    "Invalid control character": Words(
        "ada baris baru atau tab di dalam teks", "there is a line break or a tab inside text"
    ),
    "Invalid \\": Words(
        "ada garis miring terbalik yang tidak berarti", "there is a backslash that means nothing"
    ),
    "Extra data": Words("ada isi lagi sesudah JSON berakhir", "there is more after the JSON has ended"),
}


def json_words(problem: str) -> Words:
    """Return what the JSON parser found, for somebody who writes JSON."""
    for start, words in _JSON_PROBLEMS.items():
        if problem.startswith(start):
            return words
    return Words("susunannya tidak dikenal", "its structure is not known")


def problem_words(problem: str) -> Words:
    """Return what the YAML parser found, for somebody who writes YAML."""
    for start, words in _PROBLEMS.items():
        if start in problem:
            return words
    return Words(f"susunannya tidak terbaca ({problem})", f"its structure cannot be read ({problem})")
