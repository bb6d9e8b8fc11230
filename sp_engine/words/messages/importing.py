"""What is wrong with a decree's file that `sp import` or `sp validate --source` is given."""

from sp_engine.words.language import Words

EMPTY = Words("berkas ini kosong", "this file is empty")
TOO_LARGE = Words("berkas ini lebih dari 64 MiB", "this file is larger than 64 MiB")
NO_TEXT = Words(
    "tidak ada teks di dalamnya; bila ini pindaian, kenali hurufnya dahulu (OCR)",
    "there is no text in it; if it is a scan, run character recognition (OCR) first",
)
OLD_WORD = Words(
    "ini dokumen Word lama (.doc); simpan dahulu sebagai .docx",
    "this is an old Word document (.doc); save it as .docx first",
)
NO_DOCUMENT = Words(
    "ini bukan DOCX, PDF, HTML, Markdown, atau teks",
    "this is no DOCX, PDF, HTML, Markdown or text",
)
NO_SERVICES = Words(
    "tidak satu pun dari keempat belas komponen dikenali di dalamnya",
    "none of the fourteen components is recognised in it",
)
