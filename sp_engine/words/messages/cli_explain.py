"""What `sp explain` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words(
    "Jelaskan satu kode temuan; atau tampilkan fungsi yang memutuskan permohonan suatu layanan.",
    "Explain a finding code; or show the function that decides on applications for a service.",
)
OPTIONS = {
    "code": Words(
        "Misalnya SP204; SP2 untuk sekeluarga; dengan --compiled nama layanan.",
        "Such as SP204; SP2 for a family; with --compiled a service's name.",
    ),
    "compiled": Words(
        "Tampilkan fungsi Python yang disusun dari standar layanan itu.",
        "Show the Python function that is written from the service's standard.",
    ),
}
PLACEHOLDERS = {"code": Words("KODE", "CODE")}

ABOUT = Words("tentang {word}: {codes}", "about {word}: {codes}")
OF_WHICH_SERVICE = Words(
    "`--compiled` memerlukan nama layanan, misalnya `sp explain --compiled depok/rekomendasi-haki`",
    "`--compiled` needs a service, such as `sp explain --compiled depok/rekomendasi-haki`",
)
