"""A copy of the catalogue of other fields in which a standard is changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from sp_engine.assurance.proofs.catalogue_proofs import prove
from sp_engine.assurance.proofs.proof import Proof
from sp_engine.assurance.proofs.question import Answer, QuestionKind, Standing
from sp_engine.catalogue.files import CatalogueFiles

FIELDS = Path(__file__).parents[2] / "catalogue_of_fields"


def changed(folder: Path, service: str, *changes: tuple[str, str]) -> CatalogueFiles:
    """Return a copy of the catalogue in which texts of a service stand in the place of others."""
    root = folder / "katalog"
    if not root.exists():
        shutil.copytree(FIELDS, root)
    agency, _, name = service.partition("/")
    (path,) = (root / agency).glob(f"*/{name}.yaml")
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return CatalogueFiles(root)


def proved(files: CatalogueFiles, service: str) -> Proof:
    (proof,) = prove(files, service, every_example=True)
    return proof


def failing(proof: Proof) -> list[tuple[str, str]]:
    """Return the questions that fail, with what they are about."""
    assert all(answer.standing is not Standing.NOT_DECIDED for answer in proof.answers)
    return [(answer.kind.name, answer.subject) for answer in proof.answers if answer.failing]


def answer_of(proof: Proof, kind: QuestionKind, subject: str) -> Answer:
    (found,) = (one for one in proof.answers if (one.kind, one.subject) == (kind, subject))
    return found
