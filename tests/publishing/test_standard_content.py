"""What is printed of a standard: everything that decides is on it, and nothing unfinished looks finished."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from cases.author_mistake import GOOD

from sp_engine import Service
from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.deciding.service_catalogue import Catalogue
from sp_engine.documents import Component
from sp_engine.publishing.printed_standard import PrintedStandard, RemarkKind
from sp_engine.publishing.standard_content import printed_standard, says_already


def said(printed: PrintedStandard) -> str:
    """Return everything that a print says, in one text."""
    return "\n".join(
        text
        for component in printed.components
        for item in component.items
        for text in (item.text, *(remark.text for remark in item.remarks))
    )


def test_every_service_is_printed_with_its_14_components_in_order(services: dict[str, Service]) -> None:
    for service in services.values():
        printed = printed_standard(service.standard, "id")
        assert [one.component for one in printed.components] == list(Component)
        assert [one.number for one in printed.components] == [*range(1, 7), *range(1, 9)]
        for one in printed.components:
            assert bool(one.blank) != bool(one.items or one.lead), (printed.service, one)


def test_every_requirement_is_printed_once_with_its_number(services: dict[str, Service]) -> None:
    for service in services.values():
        printed = printed_standard(service.standard, "id").component(Component.REQUIREMENTS)
        texts = [requirement.text.id for requirement in service.standard.requirements]
        assert sorted(item.text for item in printed.items) == sorted(texts)


def test_what_decides_is_printed_where_the_item_does_not_say_it(services: dict[str, Service]) -> None:
    printed = printed_standard(services["depok/klinik-bisnis"].standard, "id")
    item = printed.component(Component.REQUIREMENTS).items[0]
    assert item.text == "Usaha mikro"
    assert [(r.kind, r.text) for r in item.remarks] == [(RemarkKind.CHECKED, "skala usaha adalah mikro")]


def test_a_condition_that_the_item_says_itself_is_not_printed_twice(services: dict[str, Service]) -> None:
    printed = printed_standard(services["depok/rekomendasi-haki"].standard, "id")
    item = next(i for i in printed.component(Component.REQUIREMENTS).items if i.text.startswith("Modal"))
    assert RemarkKind.CHECKED not in {remark.kind for remark in item.remarks}


@pytest.mark.parametrize(
    ("text", "condition", "same"),
    [
        ("Memiliki NIB", "NIB disebutkan", True),
        ("Modal paling banyak Rp5", "modal paling banyak Rp5", True),
        ("Modal paling banyak Rp50", "modal paling banyak Rp5", False),
        ("Bukan ASN", "pekerjaan bukan ASN", False),
        ("KTP atau SIM", "KTP dan SIM", False),
        ("Profil: nama, alamat dan logo", "profil (mencakup nama, alamat, dan logo)", True),
    ],
)
def test_an_item_says_a_condition_when_it_has_each_piece_of_its_words(
    text: str, condition: str, same: bool
) -> None:
    assert says_already(text, condition) is same


def test_a_year_that_moves_is_never_printed_as_a_number(services: dict[str, Service]) -> None:
    standard = services["depok/pendampingan-wub"].standard
    assert "tahun berjalan" in said(printed_standard(standard, "id"))
    assert "the current year" in said(printed_standard(standard, "en"))


def test_a_branch_names_the_step_to_which_it_leads(services: dict[str, Service]) -> None:
    printed = printed_standard(services["palembang/informasi-halal-hki"].standard, "id")
    asked = next(i for i in printed.component(Component.PROCEDURE).items if i.number == "A.4")
    assert [remark.text for remark in asked.remarks] == [
        "informasi belum dipahami, ke langkah A.5",
        "informasi sudah dipahami, ke langkah A.6",
    ]


def test_what_the_decree_leaves_blank_and_what_nobody_copied_are_told_apart(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "katalog")
    path = tmp_path / "katalog/kota/2024/surat.yaml"
    text = path.read_text(encoding="utf-8")
    begins, ends = text.index("  evaluasi_kinerja:"), len(text)
    unknown = "  evaluasi_kinerja: {belum_diketahui: true, catatan: Halamannya hilang.}\n"
    path.write_text(text[:begins] + unknown + text[ends:], encoding="utf-8")
    standard = Catalogue(CatalogueFiles(tmp_path / "katalog")).standard("kota/surat", on=date(2026, 3, 16))
    printed = printed_standard(standard.standard, "id")
    assert printed.component(Component.EVALUATION).blank == "Belum disalin dari keputusan."
    assert "BELUM SELESAI DISALIN: Evaluasi kinerja pelaksana" in printed.unfinished


def test_a_draft_is_marked_so(services: dict[str, Service]) -> None:
    assert printed_standard(services["depok/kios"].standard, "id").draft.startswith("RANCANGAN")
    assert printed_standard(services["depok/kios"].standard, "en").draft.startswith("DRAFT")
