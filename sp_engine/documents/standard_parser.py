"""From the data of one service (and what it shares) to a typed standard, or findings.

In come sources whose shape has been checked, the decree, the agency, the vocabulary and the registry of
regulations; out comes a `Standard`.  Every finding stands at its place; all are collected.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sp_engine.conditions.parser import parse_condition, parse_definitions
from sp_engine.conditions.scope import Scope
from sp_engine.documents.fee_parser import fee_of
from sp_engine.documents.pieces import guard_of, scope_at, unique
from sp_engine.documents.sharing import Piece, Shared
from sp_engine.documents.standard import (
    MANAGEMENT,
    SERVICE_DELIVERY,
    Agency,
    Channel,
    ComplaintClass,
    Complaints,
    Decree,
    ItemNumber,
    ListedService,
    Reference,
    Requirement,
    Standard,
)
from sp_engine.documents.time_parser import stages_of
from sp_engine.facts.vocabulary import Vocabulary, words
from sp_engine.words.diagnostics import Diagnostic, nearest
from sp_engine.words.language import Words
from sp_engine.workdays.duration import parse_duration
from sp_engine.yaml_text.source import Source


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
        parse_definitions(self.scope)
        parts: dict[str, Any] = {
            "requirements": self._requirements(self.pieces.get("persyaratan")),
            "stages": stages_of(self.pieces.get("jangka_waktu"), self.scope),
            "fee": fee_of(self.pieces.get("biaya"), self.scope),
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

    def _requirements(self, piece: Piece | None) -> tuple[Requirement, ...]:
        if piece is None or not isinstance(piece.data, list):
            return ()
        pieces = list(piece.items())
        unique(pieces, self.scope)
        requirements = []
        for entry in pieces:
            data = entry.data
            guard = guard_of(entry, self.scope)
            condition = parse_condition(data["syarat"], (*entry.path, "syarat"), scope_at(entry, self.scope))
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
                        at=entry.place,
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
            from sp_engine.documents.regulation_names import meant_regulation

            near, place = meant_regulation(name, self.regulations), (*piece.path, "peraturan")
            scope_at(piece, self.scope).report("SP219", place, name=name, suggestion=near)
            return Reference(name, None, name)
        known = self.regulations[name]
        return Reference(name, piece.data.get("pasal"), known.get("singkatan", known["judul"]))

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
                    scope_at(entry, self.scope).report(
                        "SP204",
                        (*entry.path, "menghasilkan"),
                        fact=name,
                        suggestion=nearest(name, self.vocabulary),
                    )
