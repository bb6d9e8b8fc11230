"""What `sp example` says of itself."""

from sp_engine.words.language import Words

HELP = Words("Contoh berkas fakta.", "An example facts file.")
OPTIONS = {
    "outcome": Words(
        "Keputusan yang diinginkan: disetujui, dikembalikan, ditolak, atau menunggu; baku: disetujui.",
        "The wanted decision: approve, return, reject or pending; default: approve.",
    ),
    "fewest": Words(
        "Yang paling sedikit menyebut fakta, dicari dan dibuktikan; bukan dari kasus.",
        "The one that states the fewest facts, searched and proved; not from the cases.",
    ),
    "blank": Words("Formulir kosong: belum terisi apa pun.", "A blank form: nothing is filled in."),
    "received": Words("Saat diterima; baku: menurut kasusnya.", "When received; default: as in the case."),
}
PLACEHOLDERS = {"outcome": Words("HASIL", "OUTCOME"), "received": Words("SAAT", "TIME")}
NO_CASE = Words(
    "tidak ada kasus uji yang berakhir demikian, dan tanpa paket tambahan `analysis` tidak dapat dicari",
    "no case comes out so, and without the extra `analysis` none can be searched for",
)
NOBODY = Words(
    "terbukti tidak seorang pun dapat berakhir demikian bila mengajukan pada {day}",
    "it is proved that nobody who applies on {day} can come to it",
)
NOT_FOUND = Words(
    "tidak ada kasus uji yang berakhir demikian, dan untuk {day} tidak dapat diputuskan apakah mungkin",
    "no case comes out so, and for {day} it was not decided whether one can",
)
