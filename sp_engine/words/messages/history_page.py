"""The decrees of a service on a time line, as they are told."""

from sp_engine.words.language import Words

ON = Words("Pada {day}: ", "On {day}: ")
DECREE = Words("Keputusan {number}", "Decree {number}")
NO_STANDARD = Words("tidak ada standar", "no standard")
NOT_CERTAIN = Words("belum pasti, lihat temuan", "not certain, see the findings")
UNUSED = Words("Tidak pernah berlaku untuk layanan ini:", "Never in force for this service:")
SIGNED = Words("ditetapkan {day}", "signed {day}")
REVOKES = Words("mencabut {numbers}", "revokes {numbers}")
AMENDS = Words("mengubah {numbers}", "amends {numbers}")
NOT_TRANSCRIBED = Words("belum disalin ke dalam katalog", "not yet transcribed into the catalogue")
SINCE = Words("sejak {first}", "since {first}")
FROM_TO = Words("{first} s.d. {last}", "{first} to {last}")
TO = Words("sejak kapan belum diketahui, s.d. {last}", "since when is not known, to {last}")
DATES_NOT_KNOWN = Words("tanggalnya belum diketahui", "its dates are not known")
