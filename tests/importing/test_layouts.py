"""An import reads a decree in the layouts and formats that decrees are written in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from importing.items_compared import Rule, right_items
from importing.layouts import LAYOUTS, NAMES, expected, written
from importing.measure import standards_of

from sp_engine.authoring import Author, tried
from sp_engine.catalogue import CatalogueFiles
from sp_engine.documents import Component
from sp_engine.importing.draft_documents import WantedNames, draft_decree
from sp_engine.importing.reading_files import read_decree_file
from sp_engine.importing.standard_items import StandardItem, standard_items

CASES = [(name, form) for name, layout in LAYOUTS.items() for form in layout.formats]
AUTHOR = Author("Penguji", date(2026, 11, 28))


@pytest.mark.parametrize(("layout", "form"), CASES)
def test_every_component_and_item_of_a_layout_is_read(layout: str, form: str, tmp_path: Path) -> None:
    data = written(layout, form)
    source = read_decree_file(f"keputusan.{form}", data)
    draft = draft_decree("keputusan", source, CatalogueFiles(tmp_path), WantedNames(), AUTHOR)
    assert (draft.agency, draft.folder) == ("teratai", "2025")
    assert [service.name for service in draft.services] == list(NAMES)
    assert not tried(tmp_path, draft.texts).errors
    for place, text in draft.texts.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(text, encoding="utf-8")
    wrong = []
    for truth, document in zip(expected(layout), standards_of(tmp_path, "teratai", "2025"), strict=True):
        for component in Component:
            items = [StandardItem((number,) if number else (), text) for number, text in truth[component]]
            read = standard_items(document, component)
            wrong += [
                (document.service, component, item.text)
                for item, rule in right_items(items, read)
                if rule is not Rule.WORDS and component is not Component.COMPLAINTS
            ]
            if component is Component.COMPLAINTS:
                assert [item.text for item in read] == ["(0999) 123456", "pasar@teratai.example.id"]
    assert not wrong
    assert not draft.incomplete
