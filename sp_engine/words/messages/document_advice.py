"""How to correct a document: what to write, and where."""

from sp_engine.words.language import Words

REMOVE_ONE = Words("hapus salah satu", "remove one of them")
UNREADABLE_PATTERN = Words(
    "mempunyai `pola` yang tidak terbaca ({problem})", "has an unreadable `pola` ({problem})"
)
AT_LEAST = Words("paling sedikit {value}", "at least {value}")
AT_MOST = Words("paling banyak {value}", "at most {value}")
AT_LEAST_ENTRIES = Words("paling sedikit {value} isi", "at least {value} entries")
AT_MOST_ENTRIES = Words("paling banyak {value} isi", "at most {value} entries")
NOT_EMPTY = Words("tidak boleh kosong", "must not be empty")
AT_MOST_CHARACTERS = Words("paling panjang {value} huruf", "at most {value} characters")
WRITE_BESIDE = Words(
    "tulis sejajar dengan `{key}`, bukan di dalamnya", "write it beside `{key}`, not within it"
)
WRITE_AS_LIST = Words(
    "tulis sebagai daftar: awali butirnya dengan `- `", "write it as a list: begin the item with `- `"
)
MOVE_UNDER = Words("pindahkan ke bawah `{key}`", "move it under `{key}`")
INDENT_UNDER = Words(
    "beri lekukan lebih dalam: tempatnya di bawah `{key}`", "indent it further: its place is under `{key}`"
)
FIELD_IS_NO_FACT = Words(
    "`{field}` isian tiap butir daftar `{list}`, bukan fakta tersendiri",
    "`{field}` is a field of each item of the list `{list}`, and no fact of its own",
)
COUNT_ITS_ITEMS = Words(
    "`{field}` isian tiap butir daftar `{list}`: tulis `per: {list}` (banyaknya butir), atau "
    "`untuk_setiap: {list}` bila jumlahnya bergantung pada isian itu",
    "`{field}` is a field of each item of the list `{list}`: write `per: {list}` (how many items), or "
    "`untuk_setiap: {list}` where the amount depends on that field",
)
CHECKED_ON_DOCUMENT = Words(
    "yang diperiksa pada dokumen ditulis dengan `dengan`, misalnya `{entry}`",
    "what is checked on a document stands under `dengan`, such as `{entry}`",
)
OPPOSITE = Words(
    "kebalikan ditulis pada faktanya, misalnya `selain: [lainnya]`",
    "the opposite is said of the fact itself, such as `selain: [lainnya]`",
)
A_STAGE_ENDS = Words(
    "yang ditunggu adalah selesainya sebuah tahap: tulis `tahap: …` dengan id tahap dari `jangka_waktu`",
    "what is waited for is the end of a stage: write `tahap: …` with the id of a stage of `jangka_waktu`",
)
FIELD_WITHIN_A_LIST = Words(
    "`{key}` menguji isian tiap butir sebuah daftar: tulis di dalam daftarnya, misalnya `{written}`",
    "`{key}` tests a field of each item of a list: write it within its list, such as `{written}`",
)
FIELD_IN_A_ROW = Words(
    "`{key}` menguji isian tiap butir sebuah daftar: bila tiap butir ditagih menurut isiannya, sebut "
    "daftarnya pada komponen biaya (`untuk_setiap: …`); bila tidak, tulis di dalam daftarnya, "
    "misalnya `{written}`",
    "`{key}` tests a field of each item of a list: where each item is charged by what it is like, name the "
    "list at the fee component (`untuk_setiap: …`); else write it within its list, such as `{written}`",
)
NO_LISTS_WITHIN_A_LIST = Words(
    "isian sebuah daftar tidak dapat berupa daftar lagi; beberapa pilihan sekaligus ditulis dengan "
    "`himpunan`",
    "a field of a list cannot be a list again; several choices at once are a `himpunan`",
)
REMOVE_OR_MOVE = Words("hapus, atau pindahkan ke tempatnya", "remove it, or move it to its place")
NOTHING = Words("kosong", "empty")
EMPTY_TEXT = Words("teks kosong", "an empty text")
EMPTY_LIST = Words("daftar kosong", "an empty list")
WRITE = Words("tulis `{text}`", "write `{text}`")
OR_LEFT_BLANK = Words(
    "{fill}; bila keputusan mengosongkannya: {written}", "{fill}; if the decree leaves it blank: {written}"
)
OR_LEFT_BLANK_OR_NONE = Words(
    "{fill}; bila keputusan mengosongkannya: {written}; bila tidak ada yang dipersyaratkan: {none}",
    "{fill}; if the decree leaves it blank: {written}; if it requires nothing: {none}",
)
WRITE_A_MAPPING = Words(
    "tulis dokumennya sebagai `kunci: nilai`, mulai dengan `format: …`; `sp new` membuat kerangkanya",
    "write the document as `key: value`, beginning with `format: …`; `sp new` writes a skeleton",
)
COMMENT = Words(
    '`#` mengawali catatan; beri tanda kutip bila itu isinya: `"{text}"`',
    '`#` begins a comment; quote it if it is the content: `"{text}"`',
)
FILL_IN = Words("isi `{key}`", "fill in `{key}`")
FILL_IN_OR_REMOVE_IF_OPTIONAL = Words(
    "isi `{key}`, atau hapus kuncinya bila tidak wajib",
    "fill in `{key}`, or remove the key if it is not required",
)
FILL_IN_OR_REMOVE_ITEM = Words("isi, atau hapus butir ini", "fill it in, or remove this item")
LIST_UNDER_A_JOINT = Words(
    "tulis daftarnya di bawah `semua:` (bila semua wajib) atau `salah_satu:` (bila cukup satu)",
    "write the list under `semua:` (if all are required) or `salah_satu:` (if one is enough)",
)
ONLY_ONE_MAPPING = Words(
    "di sini hanya satu; tulis kuncinya langsung, tanpa `- `",
    "there is only one here; write its keys directly, without `- `",
)
ONLY_ONE_VALUE = Words(
    "tulis satu nilai saja, tanpa `- ` atau `[…]`", "write one value, without `- ` or `[…]`"
)
BEGIN_EACH_ITEM = Words(
    "awali tiap butirnya dengan `- `; kunci tiap butir: {keys}",
    "begin each item with `- `; the keys of an item: {keys}",
)
BEGIN_ITEM_OR_BRACKETS = Words(
    "awali butirnya dengan `- `, atau tulis dalam kurung siku: `{key}: [{{{inner}}}]`",
    "begin the item with `- `, or write it in square brackets: `{key}: [{{{inner}}}]`",
)
KEYS_UNDER_IT = Words("tulis kunci di bawahnya: {keys}", "write keys under it: {keys}")
DOCUMENT_OR_FACT = Words(
    "tulis `{{dokumen: {name}}}` bila itu dokumen, `{fact}` bila itu fakta",
    "write `{{dokumen: {name}}}` if it is a document, `{fact}` if it is a fact",
)
WRITE_WHOLE_NUMBER = Words(
    "tulis bilangan bulat; rupiah dengan titik tiap tiga angka, misalnya `Rp1.500.000`",
    "write a whole number; rupiah with a dot every three digits, such as `Rp1.500.000`",
)
ADD_UNIT = Words("tambahkan satuannya, misalnya `{text} {unit}`", "add its unit, such as `{text} {unit}`")
ITS_FORM = Words("bentuknya: {form}", "its form: {form}")
GUARD_SEES_FACTS = Words(
    "penjaga hanya melihat fakta: pakai fakta ya/tidak, bukan atribut dokumen",
    "a guard looks at facts only: use a yes/no fact, not an attribute of a document",
)
NEXT_ITEM_JOINED = Words(
    "butir berikutnya terlalu menjorok, sehingga tersambung; samakan lekukan `- `-nya",
    "the next item is indented too far and so joined to this one; bring its `- ` into line",
)
WRITE_BOTH = Words("tulis `{first}` dan `{second}`", "write `{first}` and `{second}`")
ONE_UNIT_HERE = Words(
    "di sini hanya satu satuan; dua masa berturut-turut hanya pada `paling_lama` dan `paling_cepat`",
    "only one unit here; two periods one after the other only under `paling_lama` and `paling_cepat`",
)
CHOOSE_START = Words(
    "pilih {choices}; sesudah tahap lain tulis `{stage}`, sesudah suatu peristiwa `{fact}`",
    "choose {choices}; after another stage write `{stage}`, after an event `{fact}`",
)
LATEST_OF_THESE = Words(
    "bila semuanya harus sudah terjadi, tulis `{written}`",
    "if all of them must have happened, write `{written}`",
)
CHOOSE_OR_NAME = Words(
    "pilih {choices}, atau tulis `{named}`",
    "choose {choices}, or write `{named}`",
)
ONLY_THIS_MEANS = Words(
    "di sini hanya `{value}` yang berarti; bila tidak berlaku, hapus `{key}`",
    "only `{value}` means anything here; if it does not hold, remove `{key}`",
)
FILL_IN_OR_REMOVE_KEY = Words("isi `{key}`, atau hapus kuncinya", "fill in `{key}`, or remove the key")
AT_LEAST_ONE_ENTRY = Words("isi `{key}` paling sedikit satu", "give `{key}` at least one entry")
OR_REMOVE_KEY = Words("{fill}, atau hapus kuncinya", "{fill}, or remove the key")
ADD_KEY = Words("tambahkan `{name}: {value}`", "add `{name}: {value}`")
ADD_KEY_OF = Words("tambahkan `{name}: …`, salah satu dari {choices}", "add `{name}: …`, one of {choices}")

# ── fees ─────────────────────────────────────────────────────────────────────
AMOUNT_BY_FACTS = Words(
    "tulis `pilihan` menurut fakta yang menentukannya, atau `tidak_diatur: true` bila tidak dikatakan",
    "write `pilihan` by the facts that decide it, or `tidak_diatur: true` where the decree does not say",
)
AMOUNT_ELSEWHERE = Words(
    "tulis `menurut: {peraturan: …}` dengan namanya dalam peraturan.yaml, atau `tidak_diatur: true`",
    "write `menurut: {peraturan: …}` with its name in peraturan.yaml, or `tidak_diatur: true`",
)
SHARE_OF_MONEY = Words(
    "bagian dari uang ditulis `persen: 1, dari: {{fakta: {fact}}}` sebagai ganti `jumlah` dan `per`",
    "a share of money is written `persen: 1, dari: {{fakta: {fact}}}` instead of `jumlah` and `per`",
)
DELAY_SINCE = Words(
    "keterlambatan sejak tanggal itu ditulis `per: {{keterlambatan: {fact}, tiap: bulan}}`",
    "a delay after that day is written `per: {{keterlambatan: {fact}, tiap: bulan}}`",
)
ROWS_BY_FACT = Words(
    "jumlah menurut fakta ini ditulis "
    "`pilihan: [{{jika: {condition}, jumlah: …}}, {{selain_itu: true, jumlah: …}}]`",
    "amounts by this fact are written "
    "`pilihan: [{{jika: {condition}, jumlah: …}}, {{selain_itu: true, jumlah: …}}]`",
)
COUNTED_OF = Words(
    "jumlah yang dikalikan banyaknya ditulis `jumlah: …, per: {fact}`",
    "an amount times a number is written `jumlah: …, per: {fact}`",
)
