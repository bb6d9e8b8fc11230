"""Why a file cannot be opened."""

from sp_engine.words.language import Words

NO_FILE = Words("berkas tidak ada", "there is no such file")
IS_A_FOLDER = Words("itu folder, bukan berkas", "it is a folder, not a file")
NO_PERMISSION = Words("tidak ada izin membaca", "no permission to read it")
A_PIPE = Words("itu pipa bernama, bukan berkas", "it is a named pipe, not a file")
LEADS_OUT = Words(
    "itu tautan ke luar folder katalog", "it is a link that leads out of the catalogue's folder"
)
COPY_IT_HERE = Words(
    "salin isinya ke berkas biasa di dalam folder katalog",
    "copy what it says into a plain file in the catalogue's folder",
)
