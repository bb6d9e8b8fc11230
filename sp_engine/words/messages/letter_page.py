"""What is said of a letter that was checked against the register."""

from sp_engine.words.language import Words

FITS = Words(
    "Surat ini cocok dengan register. Bandingkan yang tercetak di kertas dengan ini:",
    "The letter fits the register. Compare what is printed on the paper with this:",
)
LETTER = Words("Surat", "Letter")
SINCE = Words("Sesudah surat ini dibuat", "Since the letter was made")
ERASED = Words("– (tidak ada atau sudah dihapus)", "– (none, or erased)")
