"""A service as linked data: the names of its concepts and of the rules that it follows."""

from sp_engine.words.language import Words

DESCRIBED = Words(
    "Standar pelayanan menurut Keputusan {decree} tentang {title}.",
    "Service standard under decree {decree} on {title}.",
)
DRAFT = Words("Rancangan: salinan belum diperiksa instansi", "Draft: the transcription has not been checked")
CHECKED = Words("Salinan sudah diperiksa", "The transcription has been checked")
MANDATORY = Words("Wajib", "Mandatory")
PREFERRED = Words("Diutamakan, tidak menentukan keputusan", "Preferred, decides nothing")
RUPIAH = Words("Rupiah", "Rupiah")
