"""What `sp templates` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words(
    "Salin templat surat dan kertas terbitan untuk diubah.",
    "Copy the templates of letters and printed papers, to change them.",
)
OPTIONS = {
    "agency": Words("Instansi yang memakainya.", "The agency that uses them."),
    "templates": Words(
        "Hanya templat ini, misalnya surat, lampiran, keputusan; tanpa ini semuanya.",
        "Only these, such as surat, lampiran, keputusan; without it all.",
    ),
}
PLACEHOLDERS = {"agency": Words("INSTANSI", "AGENCY"), "templates": Words("TEMPLAT", "TEMPLATE")}
NO_SUCH_TEMPLATE = Words(
    "templat `{name}` tidak ada; yang ada: {names}", "there is no template `{name}`; there are: {names}"
)
KEEP_WHAT_YOU_CHANGE = Words(
    "Hapus yang tidak Anda ubah, supaya perbaikan templat bawaan tetap sampai.",
    "Delete what you do not change, so that what we mend reaches you.",
)
