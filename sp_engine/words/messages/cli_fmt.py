"""What `sp fmt` says of itself and what it did."""

from sp_engine.words.language import Words

HELP = Words(
    "Rapikan tata letak dokumen. `-` sebagai PATH berarti masukan baku.",
    "Put documents in the one layout. `-` as PATH means standard input.",
)
OPTIONS = {
    "check": Words(
        "Hanya sebutkan yang belum rapi (keluar 1); tidak menulis apa pun.",
        "Only name what is not in the layout (exit 1); write nothing.",
    ),
    "diff": Words(
        "Tampilkan yang akan berubah, baris demi baris; tidak menulis apa pun.",
        "Show what would change, by line; write nothing.",
    ),
}
PLACEHOLDERS: dict[str, Words] = {}

NOT_LAID_OUT = Words("belum rapi: {file}", "not laid out: {file}")
CHECKED = Words(
    "{laid_out} dokumen rapi, {not_laid_out} belum", "{laid_out} documents in the layout, {not_laid_out} not"
)
LAID_OUT = Words(
    "{changed} dokumen dirapikan, {unchanged} sudah rapi",
    "{changed} documents laid out, {unchanged} already were",
)
UNREADABLE = Words("{count} dokumen tidak dapat dirapikan", "{count} documents cannot be laid out")
