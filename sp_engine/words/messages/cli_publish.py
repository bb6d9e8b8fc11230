"""What `sp publish` says of itself and beside its papers."""

from sp_engine.words.language import Words

HELP = Words(
    "Bahan cetak, papan pengumuman, dan isian portal dari katalog: semuanya dari satu sumber.",
    "What an agency prints, posts and enters, all out of the catalogue.",
)
OPTIONS = {
    "subject": Words(
        "Instansi, penetapan (instansi/folder), atau layanan (instansi/layanan); tanpa ini seluruh katalog.",
        "An agency, a decree (agency/folder), or a service (agency/service); without it the whole catalogue.",
    ),
    "folder": Words("Tulis ke folder ini.", "Write into this folder."),
    "kind": Words("Hanya jenis ini, dipisahkan koma.", "Only these kinds, with commas between."),
    "form": Words(
        "Bentuk lampiran; bila tidak disebut, menurut penetapannya.",
        "The form of the annex; without it that of the decree.",
    ),
    "base": Words(
        "Alamat situs tempat standar diumumkan, untuk kode QR dan data tertaut.",
        "The address of the site where the standards are published, for QR codes and linked data.",
    ),
}
PLACEHOLDERS = {"subject": Words("INSTANSI|PENETAPAN|LAYANAN", "AGENCY|DECREE|SERVICE")}

NOTHING_IN_FORCE = Words(
    "tidak ada layanan {agency} yang berlaku pada {day}", "no service of {agency} is in force on {day}"
)
NO_SUCH_KIND = Words(
    "jenis `{kind}` tidak ada; yang ada: {kinds}", "there is no kind `{kind}`; there are: {kinds}"
)
NOT_OF_A_SERVICE = Words(
    "jenis `{kind}` tidak dibuat untuk satu layanan; yang dibuat: {kinds}",
    "there is no `{kind}` of one service; there are: {kinds}",
)
NO_SUCH_FORM = Words(
    "bentuk lampiran `{form}` tidak ada; yang ada: {forms}", "there is no form `{form}`; there are: {forms}"
)
NO_AGENCY = Words("katalog ini tidak memuat instansi", "there is no agency in this catalogue")
OLD = Words("tidak diterbitkan lagi {file}", "no longer published {file}")
NO_FOLDER = Words("`-o FOLDER` belum disebut", "`-o DIR` is missing")
NO_ADDRESS = Words(
    "`--base` harus alamat yang dimulai dengan http:// atau https://, bukan `{given}`",
    "`--base` has to be an address that begins with http:// or https://, not `{given}`",
)
NEW = Words("baru {file}", "new {file}")
CHANGED = Words("berubah {file}", "changed {file}")
SUMMARY = Words(
    "{new} berkas baru, {changed} berubah, {same} tetap, dalam {folder}",
    "{new} new, {changed} changed, {same} the same, in {folder}",
)
