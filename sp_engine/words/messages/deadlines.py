"""By when: limits, and why there is no date."""

from sp_engine.words.language import Words

GENERAL_LIMIT = Words(
    "Batas umum (UU 30/2014 Pasal 53 sebagaimana diubah UU 6/2023)",
    "General limit (UU 30/2014 art. 53 as amended by UU 6/2023)",
)
DURING_OFFICE_HOURS = Words("sesuai jam layanan", "during office hours")
TO_BE_ANNOUNCED = Words("akan diinformasikan kemudian", "to be announced later")
DEPENDS_ON_THE_SUBJECT = Words("sesuai materi", "depends on the subject")

NOT_TRANSCRIBED = Words(
    "belum disalin dari keputusan; batas yang sebenarnya dapat lebih singkat daripada batas umum",
    "not transcribed from the decree yet; the real limit may be shorter than the general one",
)
NO_ROW_APPLIES = Words("tidak ada baris waktu yang berlaku", "no row of times applies")
STARTS_ONCE_COMPLETE = Words("mulai sesudah berkas lengkap", "starts once the file is complete")
STARTS_ONCE_SUPPLIED = Words(
    "berjalan lagi sesudah yang kurang dilengkapi", "goes on once what is lacking has been supplied"
)
WAITS_FOR_THE_STAGE_BEFORE = Words("menunggu tahap sebelumnya", "waits for the stage before")
STARTS_AFTER_THE_PROGRAMME = Words("mulai sesudah program selesai", "starts once the programme is over")
STARTS_AFTER_THE_APPLICANT = Words(
    "mulai sesudah kewajiban pemohon selesai", "starts once the applicant has done what the stage before asks"
)
STARTS_AFTER_THE_STAGE = Words(
    "dihitung sejak {stage} selesai; harinya belum diketahui",
    "counted from the end of {stage}, of which the day is not known yet",
)
PROGRAMME_IS_NOT_DUE = Words(
    "batas program, bukan tenggat instansi", "a ceiling on a programme, not due from the agency"
)
FOR_EACH = Words("{limit} tiap {each}", "{limit} for each {each}")
FOR_EACH_IS_NOT_DUE = Words("lamanya tiap satuan, bukan tenggat", "how long each takes, not a due date")
TOO_LONG = Words("terlalu panjang untuk dihitung", "too long to be counted")
NO_CALENDAR = Words(
    "kalender tahun {year} belum ada dalam katalog", "the calendar of {year} is not in the catalogue"
)

RANGE = Words("{shortest} sampai {longest}", "{shortest} to {longest}")
WEEKEND_DAYS = Words("{days} hari akhir pekan", "{days} weekend days")

DAYS_NOT_CERTAIN = Words(
    "SEMENTARA: memakai tanggal libur yang belum pasti", "PROVISIONAL: uses days off that are not certain"
)
HOURS_ESTIMATED = Words(
    "SEMENTARA: jam Ramadan masih perkiraan", "PROVISIONAL: the hours of Ramadan are still an estimate"
)
