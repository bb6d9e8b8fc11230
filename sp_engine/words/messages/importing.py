"""What is wrong with a decree's file that `sp import` or `sp validate --source` is given."""

from sp_engine.words.language import Words

EMPTY = Words("berkas ini kosong", "this file is empty")
TOO_LARGE = Words("berkas ini lebih dari 64 MiB", "this file is larger than 64 MiB")
NO_TEXT = Words(
    "tidak ada teks di dalamnya; bila ini pindaian, kenali hurufnya dahulu (OCR)",
    "there is no text in it; if it is a scan, run character recognition (OCR) first",
)
OLD_WORD = Words(
    "ini dokumen Word lama (.doc) atau yang terkunci sandi; simpan dahulu sebagai .docx tanpa sandi",
    "this is an old Word document (.doc), or one locked with a password; save it as .docx without one first",
)
NO_WORD_DOCUMENT = Words(
    "ini arsip yang tidak memuat dokumen Word, rusak, atau terlalu besar bila dibuka",
    "this is an archive without a Word document, a broken one, or too large once unpacked",
)
LOCKED = Words(
    "PDF ini terkunci dengan kata sandi; simpan dahulu tanpa sandi",
    "this PDF is locked with a password; save it without one first",
)
BROKEN = Words("isinya rusak dan tidak dapat dibaca", "its contents are broken and cannot be read")
NO_DOCUMENT = Words(
    "ini bukan DOCX, PDF, HTML, Markdown, atau teks",
    "this is no DOCX, PDF, HTML, Markdown or text",
)
NO_SERVICES = Words(
    "tidak satu pun dari keempat belas komponen dikenali di dalamnya",
    "none of the fourteen components is recognised in it",
)

CLAIMED = Words("diklaim sebuah butir", "claimed by an item")
NO_RULE = Words("bukan aturan (pembuka, judul, tanda tangan)", "no rule (opening, headings, signatures)")
UNCLAIMED = Words("belum diklaim", "unclaimed")
