"""What `sp sql` says of itself, and in the comments of what it writes."""

from sp_engine.words.language import Words

HELP = Words(
    "Satu standar sebagai kueri SQL atas tabel pemohon.",
    "One standard as an SQL query over a table of applicants.",
)
OPTIONS = {
    "service": Words(
        "Nama layanan, misalnya depok/rekomendasi-haki.", "A service's name, such as depok/rekomendasi-haki."
    ),
    "dialect": Words(
        "Basis data: duckdb, postgres, spark, databricks, trino, athena, bigquery, snowflake, clickhouse.",
        "The database: duckdb, postgres, spark, databricks, trino, athena, bigquery, snowflake, clickhouse.",
    ),
    "table": Words("Tabel pemohon.", "The table of applicants."),
    "first": Words(
        "Hari permohonan pertama; baku: hari ini.", "The first day of application; default: today."
    ),
    "last": Words(
        "Hari permohonan terakhir; baku: 30 hari kemudian.",
        "The last day of application; default: 30 days later.",
    ),
    "after": Words("Tahap yang sudah selesai (boleh diulang).", "A stage that has ended (repeatable)."),
    "query": Words("Hanya kuerinya, tanpa tabel bantu.", "Only the query, without the tables that it joins."),
}
PLACEHOLDERS = {
    "service": Words("LAYANAN", "SERVICE"),
    "dialect": Words("BASIS-DATA", "DATABASE"),
    "table": Words("TABEL", "TABLE"),
    "first": Words("HARI", "DAY"),
    "last": Words("HARI", "DAY"),
    "after": Words("TAHAP", "STAGE"),
}

TITLE = Words(
    "{service}: {name}; permohonan {first} s.d. {last}",
    "{service}: {name}; applications from {first} to {last}",
)
COLUMNS = Words(
    "Kolom tabel pemohon `{table}`; yang tidak dinyatakan NULL:",
    "Columns of the table of applicants `{table}`; what is not stated is NULL:",
)
RECEIVED = Words("tanggal permohonan", "the day of application")
MEMBER = Words("anggota himpunan", "a member of the set")
COUNT = Words("hitungan isi daftar, dibuat saat memuat", "a count of the items of a list, made while loading")
RESULT = Words("Kolom hasil:", "Columns of the result:")
OUTCOME = Words(
    "approve, return, reject, pending; NULL bila ada yang harus dilihat",
    "approve, return, reject, pending; NULL where something has to be looked at",
)
STATUSES = Words(
    "empat bit tiap persyaratan ({known}), di atasnya cacah yang menunggu, kurang, gagal, empat bit juga:",
    "four bits for each requirement ({known}), above them how many wait, lack and fail, four bits each:",
)
PROBLEMS = Words("satu bit tiap fakta yang harus dilihat:", "a bit for each fact that has to be looked at:")
FEE = Words("rupiah; NULL bila belum pasti", "rupiah; NULL while it is open")
DUE = Words("batas waktu tahap ini, waktu setempat", "when this stage is due, local time")
MISSING_CALENDAR = Words(
    "tahun pertama yang kalendernya belum ada, sehingga suatu tenggat tidak terhitung; biasanya NULL",
    "the first year that has no calendar, so that a due date is not told; NULL as a rule",
)
PROVISIONAL = Words("apakah suatu tenggat masih dapat bergeser", "whether a due date may still move")
KEYED = Words(
    "Tabel `{table}` tidak dapat disusun lebih dahulu ({reason}). Isi dari data dengan kunci berikut:",
    "Table `{table}` cannot be made beforehand ({reason}). Fill it from the data, by these keys:",
)
LAST_BEFORE_FIRST = Words(
    "`--to {last}` mendahului `--from {first}`", "`--to {last}` comes before `--from {first}`"
)
TOO_MANY_DAYS = Words(
    "paling banyak {most} hari; `--from {first} --to {last}` lebih dari itu",
    "{most} days at most; `--from {first} --to {last}` are more",
)
