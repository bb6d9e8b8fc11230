"""What `sp import` says of itself, and of what it wrote and left out."""

from sp_engine.words.language import Words

HELP = Words(
    "Jadikan berkas keputusan (DOCX, PDF, HTML, Markdown, teks) rancangan dokumen.",
    "Turn a decree's file (DOCX, PDF, HTML, Markdown, text) into draft documents.",
)
OPTIONS = {
    "file": Words("Berkas keputusan.", "The decree's file."),
    "folder": Words("Folder katalog untuk rancangannya.", "Catalogue folder for the draft."),
    "agency": Words(
        "Nama pendek instansi; baku: menurut wilayahnya.", "Short name of the agency; default: its region's."
    ),
    "decree": Words(
        "Nama folder keputusan; baku: tahunnya.", "Name of the decree's folder; default: its year."
    ),
    "map_only": Words(
        "Hanya tulis peta naskah keputusan yang sudah ada dalam katalog (dengan --agency dan --decree).",
        "Only write the text map of a decree that the catalogue has already (with --agency and --decree).",
    ),
    "by": Words("Penyalin; baku: `sp import`.", "Who transcribes; default: `sp import`."),
}
PLACEHOLDERS = {
    "file": Words("BERKAS", "FILE"),
    "folder": Words("FOLDER", "DIR"),
    "agency": Words("ID", "ID"),
    "decree": Words("NAMA", "NAME"),
    "by": Words("NAMA", "NAME"),
}

WRITTEN = Words("Ditulis", "Written")
SERVICES = Words("Layanan", "Services")
SERVICE = Words("{count} dari 14 komponen", "{count} of 14 components")
LACKS = Words(
    "{count} dari 14 komponen; tidak ditemukan: {missing}", "{count} of 14 components; not found: {missing}"
)
TO_LOOK_AT = Words("Yang harus diperiksa", "To be looked at")
PLACES = Words("{count} tempat bertanda `# periksa`", "{count} places marked `# periksa`")
LEFT_OUT = Words("Tidak ada dalam rancangan", "Left out of the draft")
OF_SERVICES = Words(
    "{count} baris bagian layanan ({share}% kata-katanya), dan {other} baris pembuka dan penutup",
    "{count} lines of the services' part ({share}% of its words), and {other} lines before and after",
)
NEXT = Words("Berikutnya", "Next")

LEFT_OUT_FILE = Words(
    "Baris berkas keputusan yang tidak ada dalam rancangan dokumen, menurut urutannya.",
    "Lines of the decree's file that stand in no draft document, in their order.",
)
IN_SERVICES = Words("Di antara komponen layanan", "Between the components of services")
AROUND = Words("Pembuka dan penutup keputusan", "Opening and closing of the decree")
LINE = Words("baris {line}", "line {line}")
PAGE_AND_LINE = Words("halaman {page}, baris {line}", "page {page}, line {line}")

WHICH_DECREE = Words(
    "--map memerlukan --agency dan --decree: keputusan mana dalam katalog itu",
    "--map needs --agency and --decree: which decree of that catalogue",
)
NO_SUCH_DECREE = Words(
    "keputusan {decree} tidak ada dalam katalog itu", "that catalogue has no decree {decree}"
)
MAP_WRITTEN = Words("peta naskah ditulis ke {file}", "the text map was written to {file}")
