"""*Produk pelayanan*: what an applicant receives, in which case, how long it is valid, what it obliges to.

A validity is counted from the day of issue, or from a date that is a fact; which day that is, is not known
here.
"""

from __future__ import annotations

from enum import StrEnum

from sp_engine.conditions import Condition, new_fact
from sp_engine.documents.basic_forms import DATE_FACT, DESCRIBED, FACT_OR_DOCUMENT, ITEM, NAME, Noted
from sp_engine.documents.component import SPLICED
from sp_engine.documents.conditions_in_documents import GUARDED
from sp_engine.documents.forms import Choice, Form, ItemNumber, Lasting, Made, MappingOr, OneOf
from sp_engine.documents.reading import Reading
from sp_engine.documents.record import Part, Record, key, said_of
from sp_engine.immutable import NamedTuple
from sp_engine.words import Words, nearest
from sp_engine.workdays import Duration, Unit
from sp_engine.yaml_text import DataPath, Json

ISSUE = "terbit"
"""The day on which a product is issued, as a validity names it."""
_IN_DAYS = Lasting(Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR, least=1)


class _DateFact(Record, title="Fakta tanggal", about="Suatu tanggal yang menjadi fakta."):
    fact: str = key("fakta", DATE_FACT, "Fakta", "Fakta berjenis tanggal.")


def _since(written: _DateFact | str) -> str | None:
    return None if isinstance(written, str) else written.fact


class EndKind(StrEnum):
    """*Sampai*: on what a validity ends that is not a length of time."""

    YEAR_END = "akhir_tahun"
    FACT = "fakta"


class FixedEnd(NamedTuple):
    """*Sampai*: the day on which a validity ends; `fact` names the date."""

    kind: EndKind
    fact: str | None = None


def _until(written: _DateFact | str) -> FixedEnd:
    if isinstance(written, str):
        return FixedEnd(EndKind(written))
    return FixedEnd(EndKind.FACT, written.fact)


class Validity(
    Record,
    title="Masa berlaku",
    about="Sampai kapan produk berlaku; hari terakhirnya masih berlaku.",
    one_of=("selama", "sampai"),
    examples=({"selama": "2 tahun"}, {"selama": "6 bulan", "sejak": {"fakta": "tanggal_uji"}}),
):
    """*Masa berlaku*: a length of time from the day of issue or from a date, or a day on which it ends.

    `since` names the date from which it is counted; None for the day of issue.
    """

    lasts: Duration | None = key(
        "selama",
        _IN_DAYS,
        "Selama",
        "Lamanya dalam hari, minggu, bulan, atau tahun; hari mulainya hari ke-0.",
        default=None,
        examples=("2 tahun",),
    )
    until: FixedEnd | None = key(
        "sampai",
        Made(MappingOr(Part(_DateFact), OneOf(EndKind.YEAR_END)), _until),
        "Sampai",
        "Hari terakhir: `akhir_tahun` (31 Desember tahun mulainya) atau suatu fakta tanggal.",
        default=None,
    )
    since: str | None = key(
        "sejak",
        Made(MappingOr(Part(_DateFact), OneOf(ISSUE)), _since),
        "Sejak",
        "Hari mulainya: `terbit` (baku), hari produk diterbitkan, atau suatu fakta tanggal.",
        default=None,
        usual=ISSUE,
    )

    @property
    def fixed_end(self) -> str | None:
        """The date on which it ends, by its name, where it is not counted from anywhere."""
        return None if self.until is None else self.until.fact


class Reporting(
    Record, title="Lapor", about="Kewajiban pemohon melapor secara berkala selama produk berlaku."
):
    """*Lapor*: the applicant reports after each such period, counted from where the validity begins."""

    every: Duration = key("setiap", _IN_DAYS, "Setiap", "Berapa lama sekali.", examples=("6 bulan",))


class Renewal(Record, title="Perbarui", about="Kapan paling lambat pemohon meminta produk diperbarui."):
    """*Perbarui*: the last day on which the applicant may ask for a renewal, so long before the end."""

    before: Duration = key(
        "paling_lambat", _IN_DAYS, "Paling lambat", "Berapa lama sebelumnya.", examples=("30 hari",)
    )
    of: str = key("sebelum", OneOf("berakhir"), "Sebelum", "Sebelum masa berlakunya berakhir.")


class YieldedWhen(StrEnum):
    """*Bila*: what has to become of an application for it to yield a product."""

    APPROVED = "disetujui"
    REJECTED = "ditolak"


class _KnownFact(Form[str]):
    """The name of a fact or document that the vocabulary has."""

    def read(self, data: Json, path: DataPath, reading: Reading) -> str:
        vocabulary = reading.scope.vocabulary
        if data not in vocabulary:
            near, otherwise = nearest(data, vocabulary), new_fact(data)
            reading.report("SP204", path, fact=data, suggestion=near, otherwise=otherwise)
        name: str = data
        return name


class Product(
    Noted,
    title="Satu produk",
    about="Satu hasil pelayanan.",
    spliced=SPLICED,
    needs={"perbarui": "berlaku"},
):
    """*Produk pelayanan*: what an applicant receives.

    `position`: its number among the products of the service, from 1.
    """

    id: str | None = key(
        "id",
        NAME,
        "Nama produk",
        "Nama pendek yang unik dalam komponen ini; bila tidak ditulis `produk-1`, `produk-2`, menurut"
        " urutannya.",
        default=None,
    )
    item: ItemNumber = key("butir", ITEM, default=None)
    text: Words = key("uraian", *DESCRIBED)
    yields: str | None = key(
        "menghasilkan",
        FACT_OR_DOCUMENT.read_as(_KnownFact()),
        "Menghasilkan",
        "Fakta atau dokumen dalam kosakata yang diperoleh dari layanan ini.",
        default=None,
    )
    when: YieldedWhen = key(
        "bila",
        Choice(*YieldedWhen),
        "Bila",
        "Hasil permohonan yang memberikannya: `disetujui` (baku) atau `ditolak`.",
        default=YieldedWhen.APPROVED,
        usual=YieldedWhen.APPROVED,
    )
    guard: Condition | None = key(*GUARDED, default=None)
    validity: Validity | None = key("berlaku", Part(Validity), *said_of(Validity), default=None)
    reporting: Reporting | None = key("lapor", Part(Reporting), *said_of(Reporting), default=None)
    renewal: Renewal | None = key("perbarui", Part(Renewal), *said_of(Renewal), default=None)
    position: int = 0

    @property
    def name(self) -> str:
        """What it is called where it is referred to."""
        return self.id or f"produk-{self.position}"

    @property
    def obliges(self) -> bool:
        """Whether the decree says how long it is valid, or what is to be done with it later."""
        return self.validity is not None or self.reporting is not None

    @property
    def says_more(self) -> bool:
        """Whether the decree says more than what it is: for whom, until when, what is to be done later."""
        return self.obliges or self.guard is not None or self.when is not YieldedWhen.APPROVED

    @property
    def since(self) -> str | None:
        """The date from which validity and reports are counted, by its name; None for the day of issue."""
        return None if self.validity is None else self.validity.since

    @property
    def counted_from_issue(self) -> bool:
        """Whether some day of it is counted from the day of issue."""
        length = self.validity is not None and self.validity.fixed_end is None
        return self.since is None and (length or self.reporting is not None)

    @property
    def dates(self) -> tuple[str, ...]:
        """The dates on which its days depend, by their names."""
        named = self.since, None if self.validity is None else self.validity.fixed_end
        return tuple(dict.fromkeys(name for name in named if name is not None))
