"""Files of applicants: what is wrong with them, and what they came to."""

from sp_engine.words.language import Words

NO_FORMAT = Words(
    "nama berkas harus berakhir dengan {formats}", "the name of the file has to end in {formats}"
)
EMPTY = Words("berkasnya kosong", "the file is empty")
NO_WORKBOOK = Words("bukan buku kerja Excel yang utuh", "it is no whole workbook of Excel")
BROKEN_ROW = Words("barisnya rusak ({problem})", "the row is broken ({problem})")
CELLS = Words("ada {given} sel, padahal {wanted} judul kolom", "it has {given} cells for {wanted} headings")
NO_UTF_8 = Words("ada huruf yang bukan UTF-8", "it holds letters that are no UTF-8")
NO_OBJECT = Words("isinya bukan objek JSON", "it is no JSON object")
TAKEN = Words(
    "kolom `{column}` bernama sama dengan kolom hasil; ganti judulnya",
    "the column `{column}` is called as one of the result; give it another heading",
)
NO_SUCH_COLUMN = Words(
    "tidak ada kolom `{column}`; yang ada: {columns}", "no column `{column}`; there are: {columns}"
)

# the summary
TITLE = Words("{service}: {rows} baris", "{service}: {rows} rows")
OUTCOMES = Words("Hasil", "Outcome")
COUNT = Words("Jumlah", "Count")
DECIDING = Words("Persyaratan yang paling menentukan", "The requirements that decide most")
REQUIREMENT = Words("Persyaratan", "Requirement")
UNREADABLE = Words("baris tak terbaca", "rows that cannot be read")
BY = Words("Menurut {column}", "By {column}")
OTHERS = Words("lainnya ({number})", "others ({number})")
