"""From the data of one service (and what it shares) to a typed standard, or findings.

In come sources whose shape has been checked, the decree, the agency, the vocabulary and the registry of
regulations; out comes a `Standard`.  Every finding stands at its place; all are collected.
"""

from __future__ import annotations

from sp_engine.conditions.scope import Scope
from sp_engine.documents.component import MANAGEMENT, SERVICE_DELIVERY, Component
from sp_engine.documents.decree_document import DecreeDocument
from sp_engine.documents.reading import Reading
from sp_engine.documents.regulations import Registry
from sp_engine.documents.sharing import Piece, Shared
from sp_engine.documents.standard import Agency, Decree, Standard, WrittenStandard
from sp_engine.documents.standard_document import StandardDocument
from sp_engine.facts.vocabulary import Vocabulary
from sp_engine.words.diagnostics import Diagnostic
from sp_engine.yaml_text.source import Source


def decree_of(source: Source, folder: str) -> Decree:
    """Return the decree of a `penetapan.yaml`; who revokes it is known only beside the others."""
    document = DecreeDocument.read(source.data, (), Reading(source))
    return Decree(document, folder, complaints=source.data.get("pengaduan_instansi"))


class StandardParser:
    """Reads one service; `findings` and `shared` can be read afterwards."""

    def __init__(self, source: Source, shared: Shared, vocabulary: Vocabulary, regulations: Registry) -> None:
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
                written = Piece(data[group][name], self.source, (group, name.value))
                piece = self.shared.resolve(name, written, [])
                if piece is not None:
                    self.pieces[name] = piece
        reading = Reading(self.source, self.scope, self.shared.parts, self.regulations)
        document = StandardDocument.read(data, (), reading)
        if self.findings:
            return None
        return Standard(
            document=document,
            agency=agency,
            decree=decree,
            taken_over={Component(name): content for name, content in reading.taken_over.items()},
            facts=self.scope.facts,
            vocabulary=self.vocabulary,
            written=WrittenStandard(
                {name: piece.data for name, piece in self.pieces.items()}, self.scope.definitions
            ),
        )
