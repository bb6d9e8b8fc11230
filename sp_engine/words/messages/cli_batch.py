"""What `sp batch` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words("Putuskan sebuah berkas pemohon, baris demi baris.", "Decide a file of applicants, row by row.")
OPTIONS = {
    "applicants": Words(
        "Pemohon: CSV, JSON Lines, Parquet, atau XLSX; `table:NAMA` bagi Spark.",
        "Applicants: CSV, JSON Lines, Parquet or XLSX; `table:NAME` for Spark.",
    ),
    "out": Words("Berkas hasil, dengan akhiran seperti di atas.", "The result, of a suffix as above."),
    "errors": Words(
        "Baris yang tidak terbaca; baku: di samping hasilnya.",
        "Rows that cannot be read; default: beside the result.",
    ),
    "mapping": Words(
        "YAML `judul kolom: nama fakta`; `-` hanya dibawa.",
        "YAML `heading: name of a fact`; `-` is only carried.",
    ),
    "sheet": Words("Lembar buku kerja, bila ada beberapa.", "A workbook's sheet, where there are several."),
    "received": Words(
        "Saat diterima bila tidak ada kolom `diterima`; baku: sekarang.",
        "When received where no column `diterima` says it; default: now.",
    ),
    "by": Words("Hitung juga menurut kolom ini.", "Count by this column, too."),
    "chart": Words("Ringkasan sebagai gambar atau halaman.", "The summary as a picture or a page."),
    "engine": Words("Yang memutuskan; hasilnya sama.", "What decides; the result is the same."),
    "master": Words(
        "Alamat kelompok Spark, misalnya `spark://tuan:7077` atau `local[2]`; baku: menurut setelan Spark.",
        "The cluster of Spark, such as `spark://host:7077` or `local[2]`; default: as Spark is set up.",
    ),
    "resume": Words("Teruskan pekerjaan yang terhenti.", "Go on with a run that was stopped."),
}
PLACEHOLDERS = {
    "received": Words("SAAT", "TIME"),
    "by": Words("KOLOM", "COLUMN"),
    "sheet": Words("LEMBAR", "SHEET"),
    "master": Words("ALAMAT", "ADDRESS"),
}

NOW_IS_USED = Words(
    "--received tidak disebut: baris yang tidak menyebut kapan diterima dianggap diterima saat ini, {moment}",
    "no --received given: rows that do not say when they were received count as received now, {moment}",
)
NO_OUTPUT = Words("sebut berkas hasilnya dengan `-o hasil.csv`", "name the result with `-o result.csv`")
NO_CHART = Words("`{file}`: gambar berakhiran .png atau .html", "`{file}`: a chart ends in .png or .html")
NO_ENGINE = Words(
    "tidak ada mesin `{given}`; yang ada: {engines}", "no engine `{given}`; there are: {engines}"
)
NO_MASTER = Words("`--master` hanya untuk `--engine spark`", "`--master` is for `--engine spark` alone")
TABLES = Words(
    "`table:NAMA` menuju `-o table:NAMA`, dengan `--engine spark`, tanpa `--resume` dan `--sheet`",
    "`table:NAME` goes into `-o table:NAME`, with `--engine spark`, and without `--resume` and `--sheet`",
)
NO_MAPPING = Words(
    "`{file}` harus berisi `judul kolom: nama_fakta`, satu sebaris",
    "`{file}` has to say `heading: name_of_a_fact`, one a line",
)
PROGRESS = Words("Baris diputuskan", "Rows decided")
INTERRUPTED = Words(
    "Terhenti; hasil lama tidak diubah. Teruskan dengan perintah yang sama dan `--resume`.",
    "Stopped; the old result is as it was. Go on with the same command and `--resume`.",
)
NO_WORKER = Words(
    "Spark: sudah {seconds} detik tidak ada pekerja yang mengambil pekerjaan ini. Perintah ini menunggu;"
    " periksa apakah kelompoknya punya pekerja yang bebas, atau hentikan dengan Ctrl-C.",
    "Spark: no worker has taken this work for {seconds} seconds. The command waits; see whether the cluster"
    " has a worker that is free, or stop it with Ctrl-C.",
)
RECEIVED_BEFORE = Words(
    "Diteruskan dengan saat diterima yang dahulu: {moment}",
    "Going on with the time of receipt of before: {moment}",
)
READ = Words("Dibaca sebagai fakta: {columns}", "Read as facts: {columns}")
LACKING = Words("Tanpa kolom, jadi tidak diketahui: {facts}", "Without a column, so not known: {facts}")
CARRIED = Words("Hanya dibawa: {columns}", "Only carried along: {columns}")
WRITTEN = Words("Ditulis: {file}", "Written: {file}")
ERRORS = Words("{number} baris tidak terbaca, lihat {file}", "{number} rows could not be read, see {file}")
