"""What is said around applications, mornings and checks of the register."""

from sp_engine.words.language import Words

NUMBER = Words("Nomor", "Number")
RECEIVED = Words("Diterima", "Received")
SERVICE = Words("Layanan", "Service")
APPLICANT = Words("Pemohon", "Applicant")
CONTACT = Words("Kontak", "Contact")
CLERK = Words("Petugas", "Clerk")
OUTCOME = Words("Keputusan", "Decision")
STANDING = Words("Keadaan", "Standing")
EVENTS = Words("Peristiwa", "Events")
FACTS = Words("Fakta permohonan", "Facts of the application")
HEAD = Words("Kepala rantai: #{entry} {digest}", "Head of the chain: #{entry} {digest}")
SHEET = Words("Permohonan", "Applications")
NOTHING = Words("Tidak ada permohonan.", "No applications.")
NOTHING_OPEN = Words("Tidak ada permohonan yang terbuka.", "No open applications.")
COUNTED = Words("{count} permohonan", "{count} applications")
MORNING = Words("Per {moment}", "As of {moment}")
DUE_AT = Words("{stage}: {moment} ({when})", "{stage}: {moment} ({when})")
NO_DATE = Words("belum ada tanggalnya", "no date yet")
RETURNED_SINCE = Words("dikembalikan {moment} ({when})", "returned {moment} ({when})")
WAITS_FOR = Words("menunggu {who}", "waiting for {who}")
NOT_RECKONED = Words("tidak dapat dihitung: {problem}", "cannot be reckoned: {problem}")
EVENT = Words("{moment}: {what}", "{moment}: {what}")
DECIDED_SO = Words("{what}, keputusan {outcome}", "{what}, decision {outcome}")
OF_STAGE = Words("{what} ({stage})", "{what} ({stage})")
BY_CLERK = Words("{what} – {clerk}", "{what} – {clerk}")
CORRECTS = Words("koreksi atas #{entry}", "correction of #{entry}")
DROPS = Words("#{entry} tidak dihitung lagi", "#{entry} counts no more")
ERASES = Words("data pemohon dihapus: {basis}", "what was known of the applicant erased: {basis}")
UNMASKS = Words("data yang disamarkan dilihat ({what})", "masked data seen ({what})")
INTACT = Words(
    "{entries} catatan dan {values} data pemohon utuh seperti waktu ditulis.",
    "{entries} entries and {values} values about applicants are as they were written.",
)
BROKEN = Words("{count} penyimpangan dari yang ditulis.", "{count} departures from what was written.")
HEAD_FOUND = Words(
    "Kepala rantai itu catatan #{entry}; sesudahnya ada {later} catatan.",
    "That head is entry #{entry}; {later} entries follow it.",
)
