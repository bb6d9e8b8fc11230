"""Draft wording for an amending decree, by the code of what it mends: Indonesian in any language."""

from collections.abc import Mapping

from sp_engine.words.language import Words


def _decreed(text: str) -> Words:
    return Words(text, text)


BY_CODE: Mapping[str, Words] = {
    "SP317": _decreed("Dalam {where}, judul {regulation} diubah menjadi “{title}” menurut naskahnya."),
    "SP318": _decreed("Dalam {where}, {regulation} diganti dengan {successor}, sesudah mencocokkan isinya."),
    "SP320": _decreed("Dalam {where}, {regulation} diganti dengan {current}, sesudah mencocokkan isinya."),
    "SP321": _decreed("Dalam {where}, {regulation} diganti dengan {current}, sesudah mencocokkan isinya."),
    "SP322": _decreed("Dalam {where}, peraturan yang disebut dua kali disebut satu kali."),
    "SP323": _decreed("Dalam {where}, judul {regulation} diubah menjadi “{title}” menurut naskahnya."),
    "SP324": _decreed("{where} ditetapkan sebagai berikut: …."),
    "SP325": _decreed("Dalam {where}, kalimat “{text}” dilengkapi menjadi: …."),
    "SP326": _decreed("Dalam {where}, “{time}” diubah menjadi “… hari kerja”, atau “… hari kalender”."),
    "SP327": _decreed("Dalam {where}, {time} diubah menjadi: paling lama … hari kerja."),
    "SP328": _decreed("Ke dalam {where} ditambahkan langkah penyerahan dan pemeriksaan: {what}."),
    "SP329": _decreed("Ke dalam {where} ditambahkan, bila memang disyaratkan: {what}."),
    "SP330": _decreed(
        "Dalam {where}, {fact} dibuktikan dengan … (misalnya {proofs}), atau cukup dengan pernyataan pemohon."
    ),
    "SP331": _decreed(
        "Dalam {where}, permintaan bukti bayar dihapus, karena pelayanan tidak dipungut biaya."
    ),
    "SP332": _decreed("Dalam {where}, “{text}” diganti dengan nama yang diterima pemohon: …."),
    "SP333": _decreed("Dalam {where}, {kind} {address} diganti dengan {known}, bila itu milik instansi."),
    "SP334": _decreed("Dalam {where}, {kind} {address} diganti dengan {kind} …, karena {address} {problem}."),
    "SP335": _decreed("Dalam {where}, “{text}” dihapus, karena sudah disebut sebagai “{first}”."),
    "SP336": _decreed("Dalam {where}, “{text}” diganti dengan bunyi untuk layanan ini sendiri: …."),
    "SP337": _decreed("Ke dalam prosedur ditambahkan penerbitan dan penyerahan {text} ({where})."),
    "SP338": _decreed("Penomoran dalam {where} diurutkan kembali."),
    "SP365": _decreed("Dalam {where} disebut jabatan yang memutus: …."),
    "SP370": _decreed("{where} diubah, sehingga tidak ada layanan yang saling menunggu: …."),
    "SP371": _decreed(
        "{where} diubah, sehingga {thing} tidak diminta dari yang tidak dilayani {services}: …."
    ),
}
