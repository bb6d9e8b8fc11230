"""Decrees, and the days on which one is in force."""

from sp_engine.words.language import Words

SINCE = Words("{number} (sejak {first})", "{number} (since {first})")
FROM_TO = Words("{number} ({first} s.d. {last})", "{number} ({first} to {last})")
REVOKES_UNKNOWN = Words(
    "{number} mencabut {revoked}, yang tidak ada dalam katalog",
    "{number} revoked {revoked}, which is not in the catalogue",
)
