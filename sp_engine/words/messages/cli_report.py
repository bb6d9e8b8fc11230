"""What `sp report` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words(
    "Laporan untuk kepala dinas: yang dapat merugikan, tafsir yang perlu disahkan, rancangan perbaikan.",
    "Report for the head of office: what can hurt, readings to ratify, draft wording.",
)
OPTIONS = {
    "agency": Words("Nama instansi dalam katalog.", "The agency's name in the catalogue."),
    "file": Words("Tulis ke berkas ini: .html atau .md.", "Write to this file: .html or .md."),
}
PLACEHOLDERS = {"agency": Words("INSTANSI", "AGENCY")}

WRITTEN = Words("laporan ditulis ke {file}", "the report was written to {file}")
UNKNOWN_KIND = Words(
    "berkas laporan berakhir dengan .html atau .md, bukan {suffix}",
    "the file of a report ends in .html or .md, not in {suffix}",
)
