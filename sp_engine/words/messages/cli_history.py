"""What `sp history` says of itself."""

from sp_engine.words.language import Words

HELP = Words("Riwayat keputusan satu layanan.", "The decrees of a service on a time line.")
OPTIONS = {
    "on": Words(
        "Tandai yang berlaku pada tanggal ini; baku: hari ini.",
        "Mark what holds on this date; default: today.",
    )
}
PLACEHOLDERS: dict[str, Words] = {}
