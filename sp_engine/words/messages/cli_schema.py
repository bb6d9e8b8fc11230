"""What `sp schema` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words(
    "JSON Schema: fakta suatu layanan, atau bagi editor.", "JSON Schema: a service's facts, or for an editor."
)
OPTIONS = {
    "what": Words(
        "`facts`: fakta suatu layanan; `editor`: tulis ulang skema katalog bagi editor.",
        "`facts`: a service's facts; `editor`: write the catalogue's schemas for an editor anew.",
    ),
    "service": Words("Untuk `facts`: instansi/layanan.", "For `facts`: agency/service."),
    "on": Words("Menurut keputusan yang berlaku pada tanggal ini.", "Under the decree in force on this day."),
}
PLACEHOLDERS: dict[str, Words] = {}

NAME_THE_SERVICE = Words("sebutkan layanannya: instansi/layanan", "name the service: agency/service")
WHOLE_CATALOGUE = Words(
    "skema editor berlaku bagi seluruh katalog; sebutkan foldernya dengan --catalogue DIR",
    "an editor's schemas are for the whole catalogue; name its folder with --catalogue DIR",
)
UP_TO_DATE = Words("Skema editor sudah sesuai.", "The editor's schemas are up to date.")
