"""Decrees, and the days on which one is in force."""

from sp_engine.words.language import Words

SINCE = Words("{number} (sejak {first})", "{number} (since {first})")
FROM_TO = Words("{number} ({first} s.d. {last})", "{number} ({first} to {last})")
REVOKES_UNKNOWN = Words(
    "{number} mencabut {revoked}, yang tidak ada dalam katalog",
    "{number} revoked {revoked}, which is not in the catalogue",
)
UNTIL = Words(
    "{number} (s.d. {last}, sejak kapan belum diketahui)", "{number} (to {last}, since when is not known)"
)
DAYS_NOT_KNOWN = Words("{number} (tanggalnya belum diketahui)", "{number} (its dates are not known)")
NEVER = Words("{number} (tidak pernah berlaku)", "{number} (never in force)")
WITH_ENDING = Words("{days}, {ending}", "{days}, {ending}")
REPLACED_BY = Words("digantikan oleh {by}", "replaced by {by}")
REMOVED_BY = Words("layanannya dihapus oleh {by}", "its service removed by {by}")
REVOKED_BY = Words("dicabut oleh {by}", "revoked by {by}")
EXPIRED = Words("masa berlakunya habis", "its term ended")
BESIDE_ANOTHER = Words("tidak dipakai di samping keputusan lain", "not used beside another decree")
