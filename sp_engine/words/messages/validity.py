"""What becomes of a product after its issue: how long it is valid, when to report, when to renew it."""

from sp_engine.words.language import Words

ISSUE = Words("terbit", "issue")
VALID_FOR = Words("berlaku {duration} sejak {start}", "valid for {duration} from {start}")
VALID_UNTIL_FACT = Words("berlaku sampai {fact}", "valid until {fact}")
VALID_TO_THE_END_OF_THE_YEAR = Words(
    "berlaku sampai akhir tahun, 31 Desember, dari {start}",
    "valid to the end of the year, 31 December, of {start}",
)
REPORT = Words("lapor setiap {every} sejak {start}", "report every {every} from {start}")
RENEW = Words(
    "perbarui paling lambat {before} sebelum berakhir", "renew at the latest {before} before it ends"
)
