"""What a fee is, how it came about, and what is charged in what measure."""

from sp_engine.words.language import Words

FREE = Words("tidak dipungut biaya", "free of charge")
NOT_STATED = Words("belum ditetapkan", "not stated")

WAIVED = Words("dibebaskan", "waived")
NOT_CHARGED = Words("tidak dikenakan", "not charged")
NO_AMOUNT_SET = Words("standar tidak menetapkan jumlahnya", "the standard sets no amount")
UNSET = Words("keputusan tidak menetapkan jumlahnya", "the decree sets no amount")
ACCORDING_TO = Words("jumlahnya menurut {regulation}", "the amount is that of {regulation}")
PERHAPS = Words("mungkin {reasons}", "perhaps {reasons}")
NO_TOTAL = Words("tidak dapat dijumlahkan: {reasons}", "cannot be added up: {reasons}")

COUNT = Words("{number} ({name})", "{number} ({name})")
LATE = Words("{duration} terlambat", "{duration} late")
OF_BASE = Words("{amount} ({name})", "{amount} ({name})")
OF_ITEM = Words("{item}: {amount}", "{item}: {amount}")
ROUNDED = Words("{how}, dibulatkan ke kelipatan {to}", "{how}, rounded to a multiple of {to}")
AT_LEAST = Words("{how}, paling sedikit {amount}", "{how}, at least {amount}")
AT_MOST = Words("{how}, paling banyak {amount}", "{how}, at most {amount}")

BETWEEN = Words("{least} sampai {most}", "{least} to {most}")
OR_MORE = Words("{least} atau lebih", "{least} or more")
UP_TO = Words("paling banyak {most}", "at most {most}")
OPEN = Words("{amount}, {depends}", "{amount}, {depends}")

TIMES = Words("{text} × {name}", "{text} × {name}")
PER_UNIT = Words("{text} tiap {unit}", "{text} per {unit}")
PER_LATE = Words(
    "{text} tiap {unit} keterlambatan sejak {name}", "{text} for each {unit} of delay after {name}"
)
LONGER_AFTER = Words("{duration} sesudah {name}", "{duration} after {name}")
SHARE_OF = Words("{share} dari {bases}", "{share} of {bases}")
IF = Words("{text} (bila {condition})", "{text} (if {condition})")
OTHERWISE = Words("{text} (selain itu)", "{text} (otherwise)")
ROUNDED_TO = Words("dibulatkan ke kelipatan {amount}", "rounded to a multiple of {amount}")
LEAST = Words("paling sedikit {amount}", "at least {amount}")
MOST = Words("paling banyak {amount}", "at most {amount}")
CHARGED_IF = Words("dikenakan bila {condition}", "charged if {condition}")
WAIVED_IF = Words("dibebaskan bila {condition}", "waived if {condition}")
