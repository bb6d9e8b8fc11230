"""What `sp history` says of itself."""

from sp_engine.words.language import Words

HELP = Words(
    "Riwayat keputusan satu layanan: yang berlaku, digantikan, dicabut, dan berakhir.",
    "The decrees of a service on a time line: in force, replaced, revoked, expired.",
)
OPTIONS = {
    "on": Words(
        "Tandai yang berlaku pada tanggal ini; baku: hari ini.",
        "Mark what holds on this date; default: today.",
    )
}
PLACEHOLDERS: dict[str, Words] = {}
