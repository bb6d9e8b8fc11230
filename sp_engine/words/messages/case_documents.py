"""What is wrong with a document of cases."""

from sp_engine.words.language import Words

RUPIAH = Words("jumlah rupiah, misalnya `Rp50.000`", "an amount in rupiah such as `Rp50.000`")
DATE = Words("tanggal, misalnya `2026-03-18`", "a date such as `2026-03-18`")
DATES = Words("daftar tanggal, misalnya `[2026-09-18]`", "a list of dates such as `[2026-09-18]`")
TRUTH = Words("`ya`, `tidak`, atau `belum_diketahui`", "`ya`, `tidak` or `belum_diketahui`")
NO_OUTCOME_COLUMN = Words("kolom `hasil` tidak ada", "no column `hasil`")
NO_RECEIVED = Words("`diajukan` belum ditulis", "`diajukan` is missing")
ROW_LENGTH = Words(
    "baris berisi {count} nilai, kolomnya {columns}",
    "the row has {count} values for {columns} columns",
)
ONE_FACT_ONLY = Words("{key} hanya untuk satu fakta", "{key} is for one fact")
WRONG_SIZE = Words("`hasil` harus {key}", "`hasil` must be {key}")
NEEDS_REASONS = Words(
    "`{outcome}` memerlukan alasan: `{{{outcome}: [persyaratan]}}`",
    "`{outcome}` needs reasons: `{{{outcome}: [requirement]}}`",
)
UNKNOWN_OUTCOME = Words("hasil `{value}` tidak dikenal; pilih {known}", "unknown outcome; one of {known}")
NO_REASONS_HERE = Words(
    "alasan pada `{word}` harus daftar nama persyaratan, dan hanya untuk {outcomes}",
    "reasons beside `{word}` are a list of requirements, only for {outcomes}",
)
LIST_OF_NAMES = Words("`{name}` harus daftar nama", "`{name}` must be a list of names")
NEEDS_TEXT = Words("`{name}` harus teks", "`{name}` must be text")
EXPECTED = Words(
    "`{key}` diharapkan {expected}, ternyata {found}{because}",
    "`{key}` expected {expected}, found {found}{because}",
)

FACT_SET = Words("himpunan", "set")
FACT = Words("fakta", "fact")
ITEM = Words("butir daftar", "list item")
REQUIREMENT = Words("persyaratan", "requirement")
STAGE = Words("tahap", "stage")
PRODUCT = Words("produk", "product")

WAITS_FOR_ISSUE = Words(
    "dihitung sejak terbit, sedangkan `terbit` tidak ditulis",
    "counted from the issue, and no `terbit` is written",
)
NOT_YIELDED = Words("produk itu tidak diperoleh", "the product is not yielded")
NOT_SURE = Words("belum pasti: {product} tergantung {facts}", "not certain: {product} depends on {facts}")
