"""A difference between two decrees as it is told."""

from sp_engine.words.language import Words

DECREE = Words("Penetapan", "Decree")
AGENCY = Words("Instansi", "Agency")
ALIKE = Words("Sama pada {count} layanan", "Alike in {count} services")
UNCHANGED = Words("Tidak berubah", "Unchanged")
NEW_SERVICE = Words("{service} – layanan baru", "{service} – new service")
DROPPED_SERVICE = Words("{service} – dihapus", "{service} – dropped")
NO_LONGER = Words("kini tidak memenuhi", "no longer meets it")
NOW = Words("kini memenuhi", "now meets it")

ADDED = Words("+ ditambah", "+ added")
DROPPED = Words("- dihapus", "- dropped")
TIGHTENED = Words("↑ diperketat", "↑ tightened")
LOOSENED = Words("↓ diperlonggar", "↓ loosened")
QUICKER = Words("↓ dipercepat", "↓ quicker")
SLOWER = Words("↑ diperlambat", "↑ slower")
CHEAPER = Words("↓ lebih murah", "↓ cheaper")
DEARER = Words("↑ lebih mahal", "↑ dearer")
CHANGED = Words("~ diubah", "~ changed")
REWORDED = Words("~ bunyi", "~ wording")
RENUMBERED = Words("~ nomor butir", "~ item numbers")
