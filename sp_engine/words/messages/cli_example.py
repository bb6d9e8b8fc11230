"""What `sp example` says of itself."""

from sp_engine.words.language import Words

HELP = Words("Contoh berkas fakta.", "An example facts file.")
OPTIONS = {
    "outcome": Words("Keputusan yang diinginkan.", "The wanted decision."),
    "received": Words("Saat diterima; baku: menurut kasusnya.", "When received; default: as in the case."),
}
PLACEHOLDERS = {"received": Words("SAAT", "TIME")}
