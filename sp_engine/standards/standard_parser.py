"""From the data of one service (and what it shares) to a typed standard, or findings.

In come sources whose shape has been checked, the decree, the agency, the vocabulary and the registry of
regulations; out comes a `Standard`.  Every finding stands at its place; all are collected.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sp_engine.reading.codes import Words
from sp_engine.reading.diagnostics import Diagnostic, nearest
from sp_engine.reading.source import DataPath, Source
from sp_engine.standards.condition import Condition
from sp_engine.standards.condition_parser import Scope, parse_condition
from sp_engine.standards.model import (
    MANAGEMENT,
    SERVICE_DELIVERY,
    Agency,
    Channel,
    ComplaintClass,
    Complaints,
    Decree,
    Fee,
    FeeComponent,
    FeeRow,
    Growth,
    ItemNumber,
    ListedService,
    Reference,
    Requirement,
    Stage,
    Standard,
    Start,
    TimeRow,
)
from sp_engine.standards.sharing import Piece, Shared
from sp_engine.standards.values import ValueProblem, parse_value
from sp_engine.standards.vocabulary import FactDefinition, Kind, Vocabulary, words
from sp_engine.workdays.duration import parse_duration

_MONEY = FactDefinition("biaya", Kind.MONEY, Words("biaya", "fee"), Words("", ""))


def decree_of(source: Source, folder: str) -> Decree:
    """Return the decree of a `penetapan.yaml`; who revokes it is known only beside the others."""
    data = source.data
    return Decree(
        agency=data["instansi"],
        folder=folder,
        number=data["nomor"],
        title=data["tentang"],
        dated=date.fromisoformat(data["tanggal"]),
        in_force_from=date.fromisoformat(data["berlaku_sejak"]),
        in_force_until=None,
        revoked_by=None,
        revokes=tuple(data.get("mencabut", ())),
        services=tuple(ListedService(e["id"], words(e, "nama"), item_number(e)) for e in data["layanan"]),
        complaints=data.get("pengaduan_instansi"),
    )


def item_number(data: Mapping[str, Any]) -> ItemNumber:
    """Return the item of the decree that an entry names, if it does."""
    item = data.get("butir")
    return tuple(item) if isinstance(item, list) else item


class StandardParser:
    """Reads one service; `findings` and `shared` can be read afterwards."""

    def __init__(
        self,
        source: Source,
        shared: Shared,
        vocabulary: Vocabulary,
        regulations: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self.source = source
        self.shared = shared
        self.vocabulary = vocabulary
        self.regulations = regulations
        self.scope = Scope(source, vocabulary, source.data.get("definisi", {}))
        self.pieces: dict[str, Piece] = {}

    @property
    def findings(self) -> list[Diagnostic]:
        return self.scope.findings

    def parse(self, agency: Agency, decree: Decree) -> Standard | None:
        """Return the standard, or None when there are findings."""
        data = self.source.data
        for group, names in (("pelayanan", SERVICE_DELIVERY), ("pengelolaan", MANAGEMENT)):
            for name in names:
                written = Piece(data[group][name], self.source, (group, name))
                piece = self.shared.resolve(name, written, self.findings)
                if piece is not None:
                    self.pieces[name] = piece
        for name in self.scope.definitions:
            parse_condition(
                self.scope.definitions[name], ("definisi", name), self.scope, guard=True, within=(name,)
            )
        parts: dict[str, Any] = {
            "requirements": self._requirements(self.pieces.get("persyaratan")),
            "stages": self._stages(self.pieces.get("jangka_waktu")),
            "fee": self._fee(self.pieces.get("biaya")),
            "complaints": self._complaints(self.pieces.get("pengaduan")),
        }
        self._basis_list(self.pieces.get("dasar_hukum"))
        self._products(self.pieces.get("produk"))
        if self.findings:
            return None
        facts = self.scope.facts
        return Standard(
            service=data["layanan"],
            name=words(data, "nama"),
            agency=agency,
            decree=decree,
            draft=data["transkripsi"]["status"] == "rancangan",
            facts=facts,
            components={name: piece.data for name, piece in self.pieces.items()},
            definitions=self.scope.definitions,
            notes=self._notes(),
            vocabulary=self.vocabulary,
            **parts,
        )

    def _notes(self) -> dict[str, str]:
        """Return the notes that stand beside a shared component, by component."""
        data = self.source.data
        written = {**data["pelayanan"], **data["pengelolaan"]}
        return {
            name: part["catatan"]
            for name, part in written.items()
            if isinstance(part, Mapping) and "bersama" in part and "catatan" in part
        }

    def _at(self, piece: Piece) -> Scope:
        """Return the scope for data that stand in another source, with the same collections."""
        return self.scope if piece.source is self.scope.source else replace(self.scope, source=piece.source)

    def _guard(self, piece: Piece) -> Condition | None:
        if "jika" not in piece.data:
            return None
        return parse_condition(piece.data["jika"], (*piece.path, "jika"), self._at(piece), guard=True)

    def _unique(self, pieces: list[Piece]) -> None:
        seen: dict[str, DataPath] = {}
        for piece in pieces:
            if piece.data["id"] in seen:
                self._at(piece).report("SP222", (*piece.path, "id"), name=piece.data["id"])
            seen[piece.data["id"]] = piece.path

    def _requirements(self, piece: Piece | None) -> tuple[Requirement, ...]:
        if piece is None or not isinstance(piece.data, list):
            return ()
        pieces = list(piece.items())
        self._unique(pieces)
        requirements = []
        for entry in pieces:
            data = entry.data
            guard = self._guard(entry)
            condition = parse_condition(data["syarat"], (*entry.path, "syarat"), self._at(entry))
            basis = self._references(entry)
            if condition is not None:
                requirements.append(
                    Requirement(
                        id=data["id"],
                        component=data.get("asal", "persyaratan"),
                        item=item_number(data),
                        text=words(data, "uraian"),
                        mandatory=data.get("sifat", "wajib") == "wajib",
                        guard=guard,
                        condition=condition,
                        message=words(data, "pesan") if "pesan" in data else None,
                        basis=basis,
                    )
                )
        return tuple(requirements)

    def _references(self, piece: Piece) -> tuple[Reference, ...]:
        if "dasar" not in piece.data:
            return ()
        written = piece.at("dasar")
        entries = list(written.items()) if isinstance(written.data, list) else [written]
        return tuple(self._reference(entry) for entry in entries)

    def _reference(self, piece: Piece) -> Reference:
        name = piece.data["peraturan"]
        if name not in self.regulations:
            near = nearest(name, self.regulations, closeness=0.85)
            self._at(piece).report("SP219", (*piece.path, "peraturan"), name=name, suggestion=near)
            return Reference(name, None, name)
        known = self.regulations[name]
        return Reference(name, piece.data.get("pasal"), known.get("singkatan", known["judul"]))

    def _stages(self, piece: Piece | None) -> tuple[Stage, ...]:
        if piece is None or "tahap" not in piece.data:
            return ()
        pieces = list(piece.at("tahap").items())
        self._unique(pieces)
        names = [entry.data["id"] for entry in pieces]
        return tuple(self._stage(entry, names[:i], names) for i, entry in enumerate(pieces))

    def _stage(self, piece: Piece, before: list[str], names: list[str]) -> Stage:
        data = piece.data
        rows: tuple[TimeRow, ...] = ()
        if "paling_lama" in data:
            rows = (self._time_row(piece, guarded=False),)
        elif "pilihan" in data:
            rows = tuple(self._time_row(row) for row in piece.at("pilihan").items())
        growth = None
        if "bertambah" in data:
            grown = data["bertambah"]
            counted = self._number_fact(piece.at("bertambah"), "dari")
            growth = Growth(
                parse_duration(grown["sebesar"]), grown["setiap"], counted, grown.get("setelah", 0)
            )
            place = (*piece.path, "bertambah", "sebesar")
            for unit in dict.fromkeys(row.longest.unit for row in rows):
                if unit != growth.step.unit:
                    self._at(piece).report("SP229", place, given=grown["sebesar"], unit=str(unit))
        return Stage(
            id=data["id"],
            name=words(data, "nama"),
            rows=rows,
            start=self._start(piece, before, names),
            guard=self._guard(piece),
            provision=data.get("ketentuan"),
            approximate=bool(data.get("perkiraan", False)),
            growth=growth,
            extension=parse_duration(data["perpanjangan"]) if "perpanjangan" in data else None,
        )

    def _time_row(self, piece: Piece, *, guarded: bool = True) -> TimeRow:
        data = piece.data
        longest = parse_duration(data["paling_lama"])
        shortest = parse_duration(data["paling_cepat"]) if "paling_cepat" in data else None
        if shortest is not None and shortest.unit == longest.unit and shortest.amount > longest.amount:
            place = (*piece.path, "paling_cepat")
            self._at(piece).report("SP232", place, shortest=str(shortest), longest=str(longest))
        return TimeRow(self._guard(piece) if guarded else None, longest, shortest)

    def _start(self, piece: Piece, before: list[str], names: list[str]) -> Start:
        written = piece.data.get("sejak", "berkas_lengkap")
        if written == "berkas_lengkap":
            return Start("complete")
        if written == "diterima":
            return Start("received")
        if "tahap" in written:
            if written["tahap"] not in before:
                self._at(piece).report(
                    "SP223",
                    (*piece.path, "sejak", "tahap"),
                    name=written["tahap"],
                    suggestion=None if written["tahap"] in names else nearest(written["tahap"], before),
                )
            return Start("stage", written["tahap"])
        place = (*piece.path, "sejak", "fakta")
        definition = self._at(piece).fact(written["fakta"], place)
        if definition is not None and definition.kind is not Kind.MOMENT:
            self._at(piece).report("SP216", place, fact=definition.id, kind=definition.kind.value)
        return Start("fact", written["fakta"])

    def _number_fact(self, piece: Piece, key: str) -> str:
        name: str = piece.data[key]
        definition = self._at(piece).fact(name, (*piece.path, key))
        if definition is not None and definition.kind is not Kind.NUMBER:
            self._at(piece).report("SP216", (*piece.path, key), fact=name, kind=definition.kind.value)
        return name

    def _fee(self, piece: Piece | None) -> Fee:
        if piece is None:
            return Fee(False, Words("", ""))
        text = words(piece.data, "uraian")
        if piece.data.get("gratis"):
            return Fee(True, text)
        if "komponen" not in piece.data:
            return Fee(False, text)
        pieces = list(piece.at("komponen").items())
        self._unique(pieces)
        return Fee(False, text, tuple(self._fee_component(entry) for entry in pieces))

    def _fee_component(self, piece: Piece) -> FeeComponent:
        data = piece.data
        rows: tuple[FeeRow, ...]
        if "jumlah" in data:
            rows = (FeeRow(None, self._amount(piece)),)
        else:
            rows = tuple(FeeRow(self._guard(row), self._amount(row)) for row in piece.at("pilihan").items())
        return FeeComponent(
            id=data["id"],
            text=words(data, "uraian"),
            rows=rows,
            per=self._number_fact(piece, "per") if "per" in data else None,
            waived=self._guard(piece.at("bebas")) if "bebas" in data else None,
        )

    def _amount(self, piece: Piece) -> int:
        try:
            return int(parse_value(_MONEY, piece.data["jumlah"]))
        except ValueProblem as problem:
            self._at(piece).report(
                "SP213",
                (*piece.path, "jumlah"),
                fact="jumlah",
                expected="Rp1.000.000",
                given=problem.values["given"],
            )
            return 0

    def _complaints(self, piece: Piece | None) -> Complaints:
        if piece is None:
            return Complaints(Words("", ""))
        data = piece.data
        return Complaints(
            words(data, "uraian"),
            tuple(Channel(entry["jenis"], entry["alamat"]) for entry in data.get("saluran", ())),
            tuple(
                ComplaintClass(entry["id"], words(entry, "nama"), parse_duration(entry["paling_lama"]))
                for entry in data.get("kelas", ())
            ),
        )

    def _basis_list(self, piece: Piece | None) -> None:
        if piece is not None and isinstance(piece.data, list):
            for entry in piece.items():
                self._reference(entry)

    def _products(self, piece: Piece | None) -> None:
        if piece is not None and isinstance(piece.data, list):
            for entry in piece.items():
                name = entry.data.get("menghasilkan")
                if name is not None and name not in self.vocabulary:
                    self._at(entry).report(
                        "SP204",
                        (*entry.path, "menghasilkan"),
                        fact=name,
                        suggestion=nearest(name, self.vocabulary),
                    )
