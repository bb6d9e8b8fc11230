"""What a query in SQL cannot say, and why."""

from sp_engine.words.language import Words

NO_CAPITALS = Words(
    "MySQL membandingkan teks tanpa membedakan huruf besar dan kecil, sehingga pilihan dapat tertukar",
    "MySQL compares text without telling capitals, so that choices could be mistaken for one another",
)
NO_TRUTH_VALUES = Words(
    "T-SQL tidak mengenal nilai benar dan salah sebagai kolom, dan membandingkan teks tanpa huruf besar",
    "T-SQL has no columns of true and false, and compares text without telling capitals",
)
EMPTY_IS_NULL = Words(
    "Oracle tidak membedakan teks kosong dari yang tidak dinyatakan",
    "Oracle does not tell empty text from what is not stated",
)
NO_DATES = Words("SQLite tidak mengenal tanggal maupun pola", "SQLite has neither dates nor patterns")
NOT_PROVEN = Words(
    "tidak semua akibat persyaratan {service} dapat disusun lebih dahulu; permohonan yang terbuka perlu"
    " ditelusuri satu per satu",
    "not all that follows from the requirements of {service} could be worked out beforehand; what is open has"
    " to be searched one by one",
)
BLANK_REQUIREMENTS = Words(
    "persyaratan {service} belum ditranskripsi", "the requirements of {service} are not transcribed"
)
FORM_OF_COLUMN = Words(
    "kolom `{column}` ({kind}) tidak dapat dibaca dari tipe {form}",
    "column `{column}` ({kind}) cannot be read from the type {form}",
)
PATTERN = Words(
    "pola `{pattern}` pada `{column}` tidak dapat ditulis untuk basis data",
    "the pattern `{pattern}` of `{column}` cannot be written for a database",
)
NO_KINDS = Words(
    "kolom `{column}` berisi `{text}`, yang bukan hitungan isi suatu daftar; buatlah kolom itu dengan"
    " `list_counts`",
    "column `{column}` holds `{text}`, which is no count of a list's items; make that column with"
    " `list_counts`",
)
ANOTHER_DIALECT = Words(
    "dialek `{dialect}` tidak dikenal; yang ada: {known}",
    "there is no dialect `{dialect}`; there are: {known}",
)
KEYS_NEEDED = Words(
    "tabelnya bergantung pada nilai {facts}, yang hanya diketahui dari datanya",
    "its table depends on the values of {facts}, which only the data tell",
)
NAME_TOO_LONG = Words(
    "nama kolom `{name}` lebih panjang daripada {most} huruf yang dibedakan basis data ini",
    "the column name `{name}` is longer than the {most} letters that this database tells apart",
)
GUARD_OF_ITEMS = Words(
    "suatu penjaga menanyakan isi daftar `{list}` yang ditetapkan petugas; itu tidak ditulis dalam kueri",
    "a guard asks of the items of the list `{list}` what the agency finds, which is not written in a query",
)
