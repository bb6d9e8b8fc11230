"""The products of an application as they are told: what stands beside their days."""

from sp_engine.words.language import Words

PRODUCTS = Words("Yang diperoleh", "What it yields")
ON_APPROVAL = Words("Yang diperoleh bila disetujui", "What it yields once approved")
DEPENDS = Words("diperoleh atau tidak: {depends}", "whether it is yielded: {depends}")
VALID = Words("{first} sampai dengan {until}", "{first} through {until}")
VALID_UNTIL = Words("sampai dengan {until}", "through {until}")
VALIDITY = Words("berlaku", "valid")
REPORT = Words("lapor paling lambat", "report by")
RENEW = Words("perbarui paling lambat", "renew by")
COUNTED_FROM_THE_ISSUE = Words(
    "Yang dihitung sejak terbit belum bertanggal: hari terbitnya belum diketahui, dan tidak dihitung sejak"
    " permohonan atau tenggat.",
    "What is counted from the issue has no date yet: the day of issue is not known, and it is counted neither"
    " from the application nor from a due date.",
)
ISSUE_IS_DUE = Words(
    "Menurut tenggat di bawah, instansi selesai paling lambat {day}.",
    "By the due dates below the agency is done by {day}.",
)
CLOSED = Words("{day} (kantor tutup hari itu)", "{day} (the office is closed that day)")
MAY_MOVE = Words("{day} (sementara)", "{day} (provisional)")
