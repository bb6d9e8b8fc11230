"""Arguments and options that several verbs share, by the names of their parameters."""

from sp_engine.words.language import Words

OPTIONS = {
    "service": Words(
        "Layanan: instansi/layanan, atau namanya saja bila hanya satu (atau SP_AGENCY).",
        "Service: agency/service, or its name alone where there is one (or SP_AGENCY).",
    ),
    "paths": Words(
        "Berkas, folder, instansi, atau instansi/layanan; baku: seluruh katalog.",
        "Files, folders, agencies or agency/service; default: the whole catalogue.",
    ),
    "language": Words("Bahasa keluaran.", "Language of the output."),
    "catalogue": Words("Folder katalog (atau SP_CATALOGUE).", "Catalogue folder (or SP_CATALOGUE)."),
    "on": Words("Yang berlaku pada tanggal ini; baku: hari ini.", "In force on this day; default: today."),
    "known_on": Words(
        "Menurut hari libur yang sudah ditetapkan pada tanggal itu.", "With the days off decreed by that day."
    ),
    "jobs": Words(
        "Banyaknya proses; baku: sebanyak prosesor, bila pekerjaannya banyak.",
        "How many processes; default: one per processor, when there is much to do.",
    ),
    "json": Words("Keluaran JSON.", "JSON output."),
    "settings": Words("Satu fakta; boleh berulang.", "One fact; may be repeated."),
    "with_errors": Words(
        "Putuskan juga bila standarnya salah; tidak pernah final.",
        "Decide even if the standard has errors; never final.",
    ),
    "provisional": Words(
        "Perkirakan tahun yang kalendernya belum ditetapkan.", "Estimate years not yet decreed."
    ),
}
PLACEHOLDERS = {
    "service": Words("LAYANAN", "SERVICE"),
    "on": Words("TANGGAL", "DATE"),
    "known_on": Words("TANGGAL", "DATE"),
}
