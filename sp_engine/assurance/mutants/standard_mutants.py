"""Small changes to a standard as an author could have slipped: each one edit of what is written.

In comes a service as written; out come mutants: where, from what to what, in words, and the edit itself.
Knows nothing about cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sp_engine.assurance.formula import Written
from sp_engine.assurance.mutants.condition_mutants import (
    DROPPED,
    Mutant,
    amount_mutants,
    became,
    condition_mutants,
    duration_mutants,
    number_mutants,
    unit_mutants,
)
from sp_engine.documents.sharing import Piece, Shared
from sp_engine.documents.standard_parser import StandardParser
from sp_engine.facts.vocabulary import Vocabulary
from sp_engine.words.language import Words
from sp_engine.yaml_text.source import Source


def mutants_of(written: Written) -> list[Mutant]:
    """Return every mutant of a service, in the order of the document, each edit once."""
    parser = written.parser
    found = [
        *_definitions(parser),
        *_requirements(parser),
        *_stages(parser),
        *_fee(parser),
    ]
    return list({(m.piece.source.name, m.piece.path, m.to): m for m in found}.values())


def mutated(mutant: Mutant, written: Written, sources: tuple[Source, Source]) -> Written | None:
    """Return the service with the edit made; None when it then has no meaning.

    `sources` are the decree and the agency, where shared parts stand.
    """
    edited = replace(
        mutant.piece.source, data=_edited(mutant.piece.source.data, mutant.piece.path, mutant.value)
    )
    own, decree, agency = (
        edited if source.name == edited.name else source for source in (written.parser.source, *sources)
    )
    parser = StandardParser(
        own, Shared(decree, agency), written.parser.vocabulary, written.parser.regulations
    )
    standard = parser.parse(written.standard.agency, written.standard.decree)
    return None if standard is None else Written(parser, standard)


def _edited(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    head, *rest = path
    if isinstance(data, list):
        items: list[Any] = list(data)
        if not rest and value is None:
            del items[int(head)]
        else:
            items[int(head)] = _edited(items[int(head)], tuple(rest), value) if rest else value
        return items
    entries = dict(data)
    if not rest and value is None:
        del entries[head]
    else:
        entries[head] = _edited(entries[head], tuple(rest), value) if rest else value
    return entries


# ── components ───────────────────────────────────────────────────────────────
def _definitions(parser: StandardParser) -> Iterator[Mutant]:
    for name in parser.scope.definitions:
        piece = Piece(parser.scope.definitions[name], parser.source, ("definisi", name))
        owner = Words(f"pada definisi `{name}`", f"in the definition `{name}`")
        yield from condition_mutants(piece, parser.vocabulary, owner)


def _requirements(parser: StandardParser) -> Iterator[Mutant]:
    piece = parser.pieces["persyaratan"]
    for entry in piece.items() if isinstance(piece.data, list) else ():
        name = f"`{entry.data['id']}`"
        owner = Words(f"pada persyaratan {name}", f"in the requirement {name}")
        yield Mutant(
            entry, None, DROPPED, Words(f"persyaratan {name} dihapus", f"the requirement {name} were dropped")
        )
        preferred = entry.data.get("sifat", "wajib") == "diutamakan"
        to = "wajib" if preferred else "diutamakan"
        english = "mandatory" if preferred else "only preferred"
        yield Mutant(
            entry,
            {**entry.data, "sifat": to},
            f"sifat {to}",
            Words(f"persyaratan {name} menjadi {to}", f"the requirement {name} were {english}"),
        )
        yield from _guard(entry, parser.vocabulary, owner)
        yield from condition_mutants(entry.at("syarat"), parser.vocabulary, owner)


def _guard(entry: Piece, vocabulary: Vocabulary, owner: Words) -> Iterator[Mutant]:
    if "jika" in entry.data:
        guard = entry.at("jika")
        yield Mutant(
            guard,
            None,
            DROPPED,
            Words(
                f"syarat berlaku (`jika`) {owner.id} dihapus", f"the guard (`jika`) {owner.en} were dropped"
            ),
        )
        yield from condition_mutants(guard, vocabulary, owner)


def _stages(parser: StandardParser) -> Iterator[Mutant]:
    piece = parser.pieces["jangka_waktu"]
    for entry in piece.at("tahap").items() if "tahap" in piece.data else ():
        owner = Words(f"pada tahap `{entry.data['id']}`", f"in the stage `{entry.data['id']}`")
        yield from _guard(entry, parser.vocabulary, owner)
        rows = list(entry.at("pilihan").items()) if "pilihan" in entry.data else []
        for row in (entry, *rows):
            if "paling_lama" in row.data:
                yield from duration_mutants(row.at("paling_lama"), "jangka waktu", "the time", owner)
                yield from unit_mutants(row.at("paling_lama"), "jangka waktu", "the time", owner)
            if row is not entry:
                yield from _condition_of(row, parser.vocabulary, owner)
        yield from _start(entry, owner)
        if "bertambah" in entry.data:
            growth = entry.at("bertambah")
            yield from duration_mutants(growth.at("sebesar"), "tambahan waktu", "the added time", owner)
            for key in ("setiap", "setelah"):
                if key in growth.data:
                    yield from number_mutants(
                        growth.at(key), f"`{key}`", owner, least=1 if key == "setiap" else 0
                    )


def _start(entry: Piece, owner: Words) -> Iterator[Mutant]:
    """Yield the stage begun on receipt instead of completeness; one that begins otherwise on completeness."""
    written = entry.data.get("sejak", "berkas_lengkap")
    if "paling_lama" in entry.data or "pilihan" in entry.data:
        other = "diterima" if written == "berkas_lengkap" else "berkas_lengkap"
        yield Mutant(
            entry, {**entry.data, "sejak": other}, f"sejak {other}", became("`sejak`", f"`{other}`", owner)
        )


def _fee(parser: StandardParser) -> Iterator[Mutant]:
    piece = parser.pieces["biaya"]
    if piece.data.get("gratis"):
        priced = {key: value for key, value in piece.data.items() if key != "gratis"}
        priced["komponen"] = [{"id": "biaya", "uraian": "Biaya", "jumlah": 1}]
        yield Mutant(
            piece, priced, "Rp1", Words("biaya menjadi Rp1, tidak lagi gratis", "the fee were Rp1, not free")
        )
    for entry in piece.at("komponen").items() if "komponen" in piece.data else ():
        owner = Words(f"pada biaya `{entry.data['id']}`", f"in the fee `{entry.data['id']}`")
        rows = list(entry.at("pilihan").items()) if "pilihan" in entry.data else []
        for row in (entry, *rows):
            if "jumlah" in row.data:
                yield from amount_mutants(row.at("jumlah"), owner)
            if row is not entry:
                yield from _condition_of(row, parser.vocabulary, owner)
        if "per" in entry.data:
            says = Words(f"`per` {owner.id} dihapus", f"`per` {owner.en} were dropped")
            yield Mutant(entry.at("per"), None, DROPPED, says)
        if "bebas" in entry.data:
            says = Words(f"pembebasan {owner.id} dihapus", f"the waiver {owner.en} were dropped")
            yield Mutant(entry.at("bebas"), None, DROPPED, says)
            yield from _condition_of(entry.at("bebas"), parser.vocabulary, owner)


def _condition_of(entry: Piece, vocabulary: Vocabulary, owner: Words) -> Iterator[Mutant]:
    if "jika" in entry.data:
        yield from condition_mutants(entry.at("jika"), vocabulary, owner)
