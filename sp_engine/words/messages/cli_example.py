"""What `sp example` says of itself."""

from sp_engine.words.language import Words

HELP = Words("Contoh berkas fakta.", "An example facts file.")
OPTIONS = {
    "outcome": Words(
        "Keputusan yang diinginkan: disetujui, dikembalikan, ditolak, atau menunggu; baku: disetujui.",
        "The wanted decision: approve, return, reject or pending; default: approve.",
    ),
    "blank": Words("Formulir kosong: belum terisi apa pun.", "A blank form: nothing is filled in."),
    "received": Words("Saat diterima; baku: menurut kasusnya.", "When received; default: as in the case."),
}
PLACEHOLDERS = {"outcome": Words("HASIL", "OUTCOME"), "received": Words("SAAT", "TIME")}
