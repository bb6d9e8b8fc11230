"""What is wrong with a text that should be YAML, and the line as it should be."""

from sp_engine.words.language import Words

# ── the parser's own problems ────────────────────────────────────────────────
COLON_NOT_ALLOWED = Words(
    "tanda titik dua tidak boleh di sini; beri tanda kutip pada teks yang memuat titik dua",
    "a colon is not allowed here; quote text that contains a colon",
)
COLON_MISSING = Words("tanda titik dua sesudah kunci tidak ada", "the colon after a key is missing")
KEY_OUT_OF_LINE = Words(
    "lekukan (indentasi) baris ini tidak sejajar dengan kunci di atasnya",
    "the indentation of this line does not match the key above it",
)
ITEM_OUT_OF_LINE = Words(
    "lekukan (indentasi) baris ini tidak sejajar dengan daftar di atasnya",
    "the indentation of this line does not match the list above it",
)
BRACKET_OR_COMMA = Words(
    "kurung belum ditutup, atau koma di antara isinya tidak ada",
    "a bracket is not closed, or a comma between its items is missing",
)
OPEN_QUOTE = Words("tanda kutip belum ditutup", "a quotation mark is not closed")
BAD_START = Words(
    "tanda ini tidak boleh mengawali teks tanpa tanda kutip", "this character cannot start unquoted text"
)
CONTROL_CHARACTER = Words(
    "ada karakter kendali yang tidak terlihat", "there is an invisible control character"
)
DOCUMENT_ENDED = Words(
    "di sini seharusnya berkas sudah berakhir; mungkin ada baris `...` di atasnya",
    "the file should have ended before this; perhaps there is a line `...` above",
)
ALIAS = Words("alias (`*nama`) tidak dipakai di sini", "aliases (`*name`) are not used here")
UNKNOWN = Words("susunannya tidak terbaca ({problem})", "its structure cannot be read ({problem})")

# ── slips on one line ────────────────────────────────────────────────────────
WRITE = Words("tulis `{line}`", "write `{line}`")
SPECIAL_SPACE = Words(
    "di sini ada spasi istimewa yang tampak seperti spasi biasa, tersalin dari Word atau PDF",
    "here is a special space that looks like an ordinary one, copied from Word or a PDF",
)
ORDINARY_SPACE = Words("hapus, lalu ketik ulang sebagai spasi biasa", "delete it and type an ordinary space")
NO_BULLET = Words("`{mark}` bukan tanda butir daftar", "`{mark}` does not begin a list item")
HYPHEN = Words("ketik tanda hubung biasa, `- `", "type an ordinary hyphen, `- `")
SPACE_AFTER_DASH = Words("spasi sesudah `-` tidak ada", "the space after `-` is missing")
SPACE_AFTER_COLON = Words("spasi sesudah titik dua tidak ada", "the space after the colon is missing")
NO_COLON = Words("titik dua sesudah `{key}` tidak ada", "no colon after `{key}`")
NO_COMMA = Words("koma sebelum `{key}` tidak ada", "the comma before `{key}` is missing")
OPEN_BRACKET = Words("kurung `{bracket}` belum ditutup", "the bracket `{bracket}` is not closed")
CLOSE_BRACE = Words("tutup dengan `}` sebelum `{` berikutnya", "close it with `}` before the next `{`")
THIS_QUOTE_OPEN = Words("tanda kutip ini belum ditutup", "this quotation mark is not closed")
BRACES = Words(
    "beberapa kunci dalam satu baris memerlukan kurung kurawal", "several keys on one line need braces"
)
AFTER_QUOTE = Words("ada teks sesudah tanda kutip penutup", "there is text after the closing quotation mark")
QUOTES_FOR_START = Words(
    "teks yang diawali `{mark}` memerlukan tanda kutip",
    "text that begins with `{mark}` needs quotation marks",
)
QUOTES_FOR_COLON = Words(
    "teks yang memuat titik dua memerlukan tanda kutip", "text with a colon needs quotation marks"
)
BRACKET_TOO_MANY = Words("kurung penutup ini berlebih", "this closing bracket is one too many")
REMOVE_BRACKET = Words("hapus kurung ini", "remove this bracket")

# ── slips of columns and dashes ──────────────────────────────────────────────
SPACES_FOR_TAB = Words(
    "ganti tab dengan spasi (dua spasi tiap tingkat)", "replace the tab by spaces (two for each level)"
)
NO_LIST_HERE = Words("di sini bukan daftar; `- ` berlebih", "there is no list here; `- ` is too much")
DASH_MISSING = Words("`- ` di awal butir ini tidak ada", "the `- ` that begins this item is missing")
OUT_OF_LINE = Words(
    "lekukan baris ini {own} spasi, padahal sejajar dengan baris {like}: {column} spasi",
    "this line is indented by {own} spaces, but belongs in line with line {like}: {column} spaces",
)
BEGIN_WITH_SPACES = Words("awali baris ini dengan {column} spasi", "begin this line with {column} spaces")
REMOVE_SPACES = Words("hapus spasi di depan baris ini", "remove the spaces before this line")

# ── what YAML 1.2 reads otherwise ────────────────────────────────────────────
COMMENT_GLUED = Words(
    "`#` melekat pada tanda di depannya; sebagian pembaca YAML menganggapnya catatan, sebagian menolaknya",
    "`#` is glued to the character before it; some readers of YAML take it for a comment, others refuse it",
)
SPACE_BEFORE_COMMENT = Words(
    "beri spasi sebelum `#` bila itu catatan, atau tanda kutip bila itu bagian teks",
    "put a space before `#` if it is a comment, or quotation marks if it belongs to a text",
)
LONE_DASH = Words(
    "`-` sendirian di dalam kurung bukan nilai menurut YAML", "a lone `-` within brackets is no value in YAML"
)
QUOTE_DASH = Words('tulis `"-"`, atau nilainya', 'write `"-"`, or the value')
QUESTION_MARK_KEY = Words(
    "`?` di sini dibaca sebagai bagian nama oleh sebagian pembaca YAML, dan dibuang oleh yang lain",
    "some readers of YAML take this `?` as part of the name, others drop it",
)
QUOTE_OR_REMOVE_MARK = Words("hapus `?`, atau beri tanda kutip", "remove the `?`, or use quotation marks")
WIDE_EMPTY_LINE = Words(
    "baris kosong di awal teks ini lebih lebar daripada lekukan teksnya",
    "an empty line at the beginning of this text is wider than the indentation of the text",
)
NARROW_EMPTY_LINE = Words("hapus spasi pada baris kosong itu", "remove the spaces on that empty line")
TOO_FAR_LEFT = Words(
    "baris ini lanjutan dari baris {line}, tetapi tidak lebih menjorok daripada kuncinya",
    "this line continues line {line}, but is indented no further than its key",
)
