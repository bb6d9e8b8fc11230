"""Files of applicants: what is wrong with them, and what they came to."""

from sp_engine.words.language import Words

NO_FORMAT = Words(
    "nama berkas harus berakhir dengan {formats}", "the name of the file has to end in {formats}"
)
EMPTY = Words("berkasnya kosong", "the file is empty")
NO_WORKBOOK = Words("bukan buku kerja Excel yang utuh", "it is no whole workbook of Excel")
NO_PARQUET = Words("bukan berkas Parquet yang utuh", "it is no whole Parquet file")
NO_UTF_8 = Words(
    "ada huruf yang bukan UTF-8; simpan berkasnya sebagai UTF-8 (di Excel: CSV UTF-8)",
    "it holds letters that are no UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)",
)

# a row that cannot be read
BROKEN_ROW = Words("barisnya rusak ({problem})", "the row is broken ({problem})")
OPEN_QUOTE = Words(
    "tanda kutip tidak ditutup, atau berada di tengah isi",
    "a quotation mark is not closed, or stands within a cell",
)
LONG_CELL = Words("sebuah sel lebih dari {most} huruf", "a cell of more than {most} letters")
CELLS = Words("ada {given} sel, padahal {wanted} judul kolom", "it has {given} cells for {wanted} headings")
NO_OBJECT = Words("isinya bukan objek JSON", "it is no JSON object")
MERGED = Words(
    "ada sel yang tertutup sel gabungan; pisahkan sel itu, dan isi setiap barisnya",
    "a cell is hidden by a merged one; unmerge it, and fill in each row",
)
NOT_COMPUTED = Words(
    "ada rumus yang belum dihitung; buka dan simpan buku kerja itu di Excel",
    "a formula is not computed; open and save the workbook in Excel",
)

# a column or a sheet that cannot be used
TAKEN = Words(
    "kolom `{column}` bernama sama dengan kolom hasil; ganti judulnya",
    "the column `{column}` is called as one of the result; give it another heading",
)
TWICE = Words(
    "judul kolom `{column}` ada lebih dari satu; ganti salah satunya",
    "the heading `{column}` stands more than once; give one of them another",
)
MAPPED_NOTHING = Words(
    "berkas `--map` menyebut kolom `{column}`, yang tidak ada",
    "the `--map` file names a column `{column}`, which there is not",
)
NO_SUCH_COLUMN = Words(
    "tidak ada kolom `{column}`; yang ada: {columns}", "no column `{column}`; there are: {columns}"
)
SHEETS = Words(
    "ada beberapa lembar yang berisi: {sheets}; sebut satu dengan `--sheet`",
    "several sheets have something: {sheets}; name one with `--sheet`",
)
NO_SHEET = Words("tidak ada lembar itu; yang ada: {sheets}", "no such sheet; there are: {sheets}")
NO_SHEETS = Words("`--sheet` hanya untuk XLSX", "`--sheet` is for XLSX alone")

# a result that cannot be written
SAME_FILE = Words(
    "berkas yang dibaca dan yang ditulis harus berlainan",
    "what is read and written has to be different files",
)
MANY_FOR_XLSX = Words(
    "XLSX memuat paling banyak {most} baris; pakai CSV atau Parquet",
    "XLSX holds {most} rows at most; take CSV or Parquet",
)
LONG_FOR_XLSX = Words(
    "sel XLSX memuat paling banyak {most} huruf; pakai CSV atau Parquet",
    "a cell of XLSX holds {most} letters at most; take CSV or Parquet",
)

# Spark
NO_JAVA = Words(
    "tidak ada Java; pasang Java 17 (Debian: `openjdk-17-jre-headless`), atau sebut tempatnya: JAVA_HOME",
    "no Java was found; install Java 17 (Debian: `openjdk-17-jre-headless`), or name its folder in JAVA_HOME",
)
NO_MASTER = Words(
    "tidak ada yang menjawab di `{master}` ({reason})", "nobody answers at `{master}` ({reason})"
)
NO_SPARK = Words("Spark tidak dapat dimulai ({reason})", "Spark could not be started ({reason})")
NO_TABLE = Words("tabelnya tidak dapat dibaca ({reason})", "the table cannot be read ({reason})")
TABLE_EXISTS = Words(
    "tabel itu sudah ada; hapus dahulu, atau sebut tabel lain",
    "that table is there already; drop it, or name another",
)
SPARK_FAILED = Words("pekerjaannya gagal ({reason})", "the work failed ({reason})")

# the summary
TITLE = Words("{service}: {rows} baris", "{service}: {rows} rows")
OUTCOMES = Words("Hasil", "Outcome")
COUNT = Words("Jumlah", "Count")
DECIDING = Words("Persyaratan yang paling menentukan", "The requirements that decide most")
REQUIREMENT = Words("Persyaratan", "Requirement")
UNREADABLE = Words("baris tak terbaca", "rows that cannot be read")
MISSING_CALENDAR = Words(
    "{rows} baris kekurangan tenggat: kalender tahun {year} belum ada dalam katalog. Tambahkan kalendernya"
    " (`sp calendar --new {year}` membuat kerangkanya), atau perkirakan dengan `--provisional`, lalu"
    " putuskan lagi.",
    "{rows} rows lack a due date: the calendar of {year} is not in the catalogue. Add it"
    " (`sp calendar --new {year}` makes a skeleton), or estimate it with `--provisional`, and decide again.",
)
PROVISIONAL = Words(
    "{rows} baris bertenggat SEMENTARA (kolom `kalender`): libur atau jam kantornya belum pasti; jangan"
    " dijanjikan.",
    "{rows} rows have a PROVISIONAL due date (column `kalender`): days off or office hours are not certain;"
    " promise none of them.",
)
BY = Words("Menurut {column}", "By {column}")
OTHERS = Words("nilai lainnya, bersama ({rows} baris)", "other values together ({rows} rows)")
