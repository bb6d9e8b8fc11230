"""What the applicant still has to supply or mend."""

from sp_engine.words.language import Words

ONE_OF_THESE = Words("pilih salah satu: {options}", "one of these: {options}")
IF_GUARD = Words("bila {guard}, {need}", "if {guard}, {need}")
HAND_IN = Words("serahkan {document}", "hand in: {document}")
HAND_IN_CORRECTED = Words("serahkan perbaikan {document}", "hand in, corrected: {document}")
SEE_TO_THIS = Words("penuhi dahulu: {asked}", "first see to this: {asked}")
ANSWER = Words("jawab “{question}”", "answer “{question}”")
STATE = Words("sebutkan {name}", "state: {name}")
COMPLETE_LIST = Words("lengkapi daftar {name} ({wanted})", "complete the list: {name} ({wanted})")
COMPLETE_THE_LIST = Words("lengkapi daftar {name}", "complete the list: {name}")
MEND_LIST = Words(
    "perbaiki daftar {name} ({wanted}); {problem}", "mend the list: {name} ({wanted}); {problem}"
)
SO_MANY_OF_THESE = Words("pilih {number} dari ini: {options}", "{number} of these: {options}")
REFUSED_IF = Words(" ({answers}: ditolak, karena {reason})", " ({answers}: rejected, because {reason})")
IF_YES = Words("bila ya", "if yes")
IF_NO = Words("bila tidak", "if no")
IF_SO = Words("bila {guard}", "if {guard}")
REQUIRED = Words(" (syaratnya {wanted})", " (required: {wanted})")
REJECTED_THERE = Words(
    " (perhatian: menurut fakta yang sama {services} menolak pemohon ini)",
    " (note: on the same facts {services} rejects this applicant)",
)
HAD_FROM = Words(", diperoleh dari layanan {services}", ", had from the service {services}")
