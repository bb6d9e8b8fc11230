"""Why a name cannot be changed into another."""

from sp_engine.words.language import Words

ERRORS_FIRST = Words(
    "katalog ini mempunyai kesalahan; perbaiki dahulu (`sp validate`)",
    "this catalogue has errors; mend them first (`sp validate`)",
)
NOT_DEFINED = Words(
    "katalog ini tidak menetapkan fakta atau peraturan bernama itu",
    "this catalogue defines no fact or regulation of that name",
)
NO_NAME = Words("`{name}` bukan nama yang dapat dipakai di sini", "`{name}` cannot be a name here")
TAKEN = Words("`{name}` sudah dipakai", "`{name}` is already in use")
SAYS_SOMETHING_ELSE = Words(
    "sesudahnya katalog ini akan mempunyai temuan lain", "afterwards this catalogue would have other findings"
)
