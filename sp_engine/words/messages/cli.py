"""The command line itself: its help, what it refuses, what it cannot write."""

from sp_engine.words.language import Words

HELP = Words(
    "Standar pelayanan sebagai data, keputusan yang dapat diperiksa.",
    "Public-service standards as data, and decisions anyone can check.",
)
OPTIONS = {
    "lang": Words("Bahasa / language.", "Bahasa / language."),
    "version": Words("Versi / version.", "Versi / version."),
}
OF_TYPER = {
    "Usage:": Words("Pemakaian:", "Usage:"),
    "[OPTIONS]": Words("[OPSI]", "[OPTIONS]"),
    "COMMAND [ARGS]...": Words("PERINTAH [ARGUMEN]...", "COMMAND [ARGS]..."),
    "Options:": Words("Opsi:", "Options:"),
    "Arguments:": Words("Argumen:", "Arguments:"),
    "Commands:": Words("Perintah:", "Commands:"),
    "Show this message and exit.": Words("Tampilkan bantuan ini.", "Show this message and exit."),
    "[required]": Words("[wajib]", "[required]"),
    "[default: ": Words("[baku: ", "[default: "),
}
"""What typer itself writes into a help text."""
METAVARS = {"FILE": Words("BERKAS", "FILE"), "DIR": Words("FOLDER", "DIR")}
"""What stands for a value in the help of several verbs."""

UNKNOWN_LANGUAGE = Words(
    "bahasa `{name}` tidak ada; pakai `id` atau `en`", "no language `{name}`; use `id` or `en`"
)
GIVEN_TWICE = Words("`{option}` hanya boleh sekali", "`{option}` may be given only once")

NO_SUCH_VERB = Words("perintah `{verb}` tidak ada", "there is no command `{verb}`")
NO_SUCH_OPTION = Words("opsi `{option}` tidak ada", "there is no option `{option}`")
MISSING = Words("`{label}` belum disebut", "`{label}` is missing")
TAKES_NO_VALUE = Words("opsi `{option}` tidak memakai isian", "the option `{option}` takes no value")
NEEDS_A_VALUE = Words("opsi `{option}` memerlukan isian", "the option `{option}` needs a value")
UNEXPECTED_WORDS = Words("kata berlebih: {words}", "unexpected words: {words}")
UNUSABLE_VALUE = Words("isian `{label}` tidak dapat dipakai", "the value of `{label}` cannot be used")
WRONG_VALUE = Words("`{label}` diisi `{given}`, {problem}", "`{label}` is given as `{given}`, {problem}")
NO_WHOLE_NUMBER = Words("bukan bilangan bulat", "not a whole number")
TOO_LARGE = Words("bilangan yang terlalu besar", "too large a number")
NO_NUMBER = Words("bukan bilangan", "not a number")
LESS_THAN = Words("kurang dari {bound}", "less than {bound}")
MORE_THAN = Words("lebih dari {bound}", "more than {bound}")
NOT_THAT_MANY_PROCESSES = Words(
    "`--jobs` memerlukan bilangan bulat mulai dari 1, bukan `{given}`",
    "`--jobs` needs a whole number from 1 on, not `{given}`",
)

OUTPUT = Words("keluaran", "output")
NO_SPACE_LEFT = Words("ruang penyimpanan penuh", "no space left")
NO_SUCH_FOLDER = Words("folder tidak ada", "there is no such folder")
NO_PERMISSION = Words("tidak ada izin menulis", "no permission to write")
NO_FILE = Words("itu folder, bukan berkas", "it is a folder, not a file")
READ_ONLY = Words("berkas ini hanya dapat dibaca", "this file is read-only")
CHANGED_MEANWHILE = Words("isinya berubah sementara itu; ulangi", "it changed meanwhile; try again")

NO_SUCH_FILE = Words("berkas tidak ada", "there is no such file")
NO_DOCUMENT = Words(
    "tidak ada dokumen katalog di folder ini", "there is no catalogue document in this folder"
)
NAME_YOUR_FOLDER = Words(
    "sebutkan folder katalog Anda dengan --catalogue FOLDER", "name your folder with --catalogue DIR"
)

NO_REVISION = Words("bukan nama revisi", "not the name of a revision")
UNKNOWN_REVISION = Words("revisi itu tidak ada", "there is no such revision")
SHALLOW = Words(
    "riwayat repositori ini tidak lengkap; ambil dengan `git fetch --unshallow`",
    "the history of this repository is not complete; get it by `git fetch --unshallow`",
)
NOT_AT_REVISION = Words("`{path}` tidak ada di dalamnya", "`{path}` is not in it")
NO_GIT = Words("git tidak terpasang", "git is not installed")
NO_REPOSITORY = Words("folder ini tidak berada dalam repositori git", "this folder is in no git repository")
RECORD_FIRST = Words("`{option}` hanya bersama `--record`", "`{option}` goes with `--record` only")
