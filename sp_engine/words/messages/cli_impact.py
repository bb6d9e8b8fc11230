"""What `sp impact` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words(
    "Apa akibat aturan lain bagi pemohon dalam sebuah berkas.",
    "What another rule would do to the applicants of a file.",
)
OPTIONS = {
    "versions": Words(
        "Layanan lama dan baru, lalu berkas pemohonnya; dengan --set satu layanan saja.",
        "The old and the new service, then the file of applicants; with --set one service only.",
    ),
    "settings": Words(
        "Angka lain bagi sebuah persyaratan (boleh diulang).",
        "Another figure for a requirement (repeatable).",
    ),
    "mapping": Words(
        "YAML `judul kolom: nama fakta`; `-` hanya dibawa.",
        "YAML `heading: name of a fact`; `-` is only carried.",
    ),
    "sheet": Words("Lembar buku kerja, bila ada beberapa.", "A workbook's sheet, where there are several."),
    "received": Words(
        "Saat diterima bila tidak ada kolom `diterima`; baku: sekarang.",
        "When received where no column `diterima` says it; default: now.",
    ),
    "chart": Words("Hasilnya sebagai halaman.", "The result as a page."),
}
PLACEHOLDERS = {
    "versions": Words("LAMA BARU BERKAS", "OLD NEW FILE"),
    "received": Words("SAAT", "TIME"),
    "sheet": Words("LEMBAR", "SHEET"),
}

TWO_VERSIONS = Words(
    "tulis `sp impact LAMA BARU BERKAS`, atau `sp impact LAYANAN BERKAS --set LAYANAN:PERSYARATAN=NILAI`",
    "write `sp impact OLD NEW FILE`, or `sp impact SERVICE FILE --set SERVICE:REQUIREMENT=VALUE`",
)
ONE_SERVICE = Words(
    "`{given}` adalah keputusan utuh; sebut satu layanannya",
    "`{given}` is a whole decree; name one service of it",
)
NO_CHART = Words("`{file}`: halamannya berakhiran .html", "`{file}`: the page ends in .html")
SET_TWICE = Words(
    "`--set` menyebut `{requirement}` lebih dari sekali", "`--set` names `{requirement}` more than once"
)
