"""What a decision waits for: who gives the answer."""

from sp_engine.words.language import Words

CLERK = Words("Petugas", "The clerk")
APPLICANT = Words("Pemohon", "The applicant")
TRANSCRIBER = Words("Penyusun standar", "Whoever writes the standard")
WRITE_THE_RULE = Words(
    "Syaratnya belum dirumuskan dalam salinan standar ini.",
    "Its rule is not yet written in this copy of the standard.",
)
ANSWER = Words("{who}: {question}", "{who}: {question}")
CHOICE = Words("{who}: {question} ({answers})", "{who}: {question} ({answers})")
OF_DOCUMENT = Words("{document}: {question}", "{document}: {question}")
