"""What is said of the templates of papers."""

from sp_engine.words.language import Words

UNKNOWN_NAME = Words("nama `{name}` tidak dikenal", "there is no name `{name}`")
TOO_LARGE = Words("berkas ini terlalu besar (paling besar 20 MB)", "this file is too large (at most 20 MB)")
LEADS_OUT = Words("tautan ini menunjuk ke luar foldernya", "this is a link that leads out of its folder")
NO_FILE = Words("bukan berkas biasa", "not an ordinary file")
NO_WORD_FILE = Words("bukan berkas Word (.docx)", "not a Word file (.docx)")
AT_LINE = Words("baris {line}: {problem}", "line {line}: {problem}")
NEAR = Words("{problem} (di dekat “{text}”)", "{problem} (near “{text}”)")
FROM_THE_NETWORK = Words(
    "paket `{package}` diambil dari jaringan; surat dibuat tanpa jaringan",
    "the package `{package}` comes from the network; letters are made without one",
)
NOT_ALLOWED = Words("tidak boleh dipakai di dalam templat: {problem}", "not allowed in a template: {problem}")
NO_PICTURE = Words("bukan gambar PNG, JPEG, atau SVG", "not a picture in PNG, JPEG or SVG")
