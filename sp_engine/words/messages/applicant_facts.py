"""For what an applicant's facts were read."""

from sp_engine.words.language import Words

FIELD_OF_A_LIST = Words(
    "`{field}` isian tiap butir daftar `{list}`: tulis `{list}: [{{{field}: …}}]`",
    "`{field}` is a field of each item of the list `{list}`: write `{list}: [{{{field}: …}}]`",
)
READ_FOR = Words("`{service}` menurut {decree} pada {day}", "`{service}` under {decree} on {day}")
READ_FOR_NO_DAY = Words(
    "`{service}` menurut {decree} tanpa hari permohonan",
    "`{service}` under {decree} for no day of application",
)
DAY_OF_APPLICATION = Words("hari permohonan {day}", "the day of application {day}")
DAY_OF_VISIT = Words("kunjungan terakhir {day}", "the last visit {day}")
