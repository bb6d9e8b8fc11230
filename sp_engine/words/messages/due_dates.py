"""Due dates that are asked for without a decision."""

from sp_engine.words.language import Words

NOT_THIS_COMPLAINT = Words("kelas ini tidak berlaku menurut fakta", "this class does not apply on the facts")
COMPLAINT_CLASS = Words("kelas pengaduan", "class of complaint")
STAGE = Words("tahap", "stage")
NONE = Words("tidak satu pun", "none")
DURATION = Words("Durasi", "Duration")
NOTHING_TO_COUNT = Words(
    "`{place}` adalah instansi: tambahkan --for atau --complaint, atau sebut layanannya ({services})",
    "`{place}` is an agency: add --for or --complaint, or name a service ({services})",
)
CLASSES_DIFFER = Words(
    "batas waktu kelas `{name}` pada `{place}` berbeda menurut layanannya: sebut layanannya ({services})",
    "the limit of class `{name}` at `{place}` is not the same for every service: name a service ({services})",
)
DUE = Words("Tenggat", "Due")
DUE_FROM_APPLICANT = Words("Kewajiban pemohon", "Due from the applicant")
REPORT = Words("Lapor paling lambat", "Report by")
RENEW = Words("Perbarui paling lambat", "Renew by")
LAST_DAY = Words("Hari terakhir berlaku", "Last day of validity")
NOT_FINAL = Words("BELUM FINAL: ", "NOT FINAL: ")
PROVISIONAL = Words("SEMENTARA: ", "PROVISIONAL: ")
DAYS_SAY_NO_TIME = Words(
    "`{duration}` dihitung sejak saat tertentu, dan larik hari tidak menyebut jam",
    "`{duration}` is counted from a moment, and an array of days says no time",
)
NO_STARTS = Words(
    "larik `{given}` berdimensi {dimensions} bukan hari atau saat",
    "an array of `{given}` in {dimensions} dimensions is neither days nor moments",
)
