"""A procedure as a drawing: every step has its box, every arrow its end, and it is well-formed."""

from __future__ import annotations

from xml.etree import ElementTree

from sp_engine import Service
from sp_engine.publishing.procedure_drawing import procedure_drawing

SVG = "{http://www.w3.org/2000/svg}"


def test_every_step_has_a_box_and_the_end_has_one(services: dict[str, Service]) -> None:
    for service in services.values():
        steps = service.standard.document.delivery.procedure.steps
        drawing = procedure_drawing(steps, "id")
        assert drawing is not None
        root = ElementTree.fromstring(drawing.svg)
        assert len(root.findall(f"{SVG}rect")) == len(steps) + 1
        for step in steps:
            assert step.actor.split()[0] in drawing.svg


def test_a_branch_is_written_into_the_box_and_drawn_beside_it(services: dict[str, Service]) -> None:
    steps = services["palembang/informasi-halal-hki"].standard.document.delivery.procedure.steps
    drawing = procedure_drawing(steps, "id")
    assert drawing is not None
    assert "informasi belum dipahami → A.5" in drawing.svg


def test_a_narrow_drawing_is_higher(services: dict[str, Service]) -> None:
    steps = services["depok/kios"].standard.document.delivery.procedure.steps
    wide, narrow = procedure_drawing(steps, "id"), procedure_drawing(steps, "id", letters=40)
    assert wide is not None
    assert narrow is not None
    assert narrow.width < wide.width
    assert narrow.height > wide.height


def test_without_steps_there_is_nothing_to_draw() -> None:
    assert procedure_drawing((), "id") is None
