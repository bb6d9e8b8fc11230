"""Services as linked data: every one has the shapes of CPSV-AP, and stricter ones of our own."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import rdflib

from sp_engine import Service
from sp_engine.publishing.linked_data import linked_data

OWN_SHAPES = Path(__file__).with_name("shapes.ttl")
SUITES = "SP_SUITES"
OFFICIAL = "cpsv-ap-3.2.0-shacl.ttl"
BASE = "https://standar.contoh.go.id/layanan"
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
DCT = rdflib.Namespace("http://purl.org/dc/terms/")
CV = rdflib.Namespace("http://data.europa.eu/m8g/")


def official_shapes() -> Path:
    folder = os.environ.get(SUITES)
    if folder is None:
        pytest.skip(f"{SUITES} names no folder with {OFFICIAL} (github.com/SEMICeu/CPSV-AP)")
    return Path(folder) / OFFICIAL


def graph_of(service: Service, base: str = BASE) -> rdflib.Graph:
    told = json.dumps(linked_data(service.standard, base))
    return rdflib.Graph().parse(data=told, format="json-ld")


def problems(graph: rdflib.Graph, shapes: Path) -> str:
    conforms, _, told = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(shapes))
    return "" if conforms else str(told)


def test_every_service_has_our_own_shapes(services: dict[str, Service]) -> None:
    whole = rdflib.Graph()
    for service in services.values():
        whole += graph_of(service)
    assert problems(whole, OWN_SHAPES) == ""


def test_every_service_has_the_official_shapes(services: dict[str, Service]) -> None:
    shapes = official_shapes()
    whole = rdflib.Graph()
    for service in services.values():
        whole += graph_of(service)
    assert problems(whole, shapes) == ""


@pytest.mark.parametrize("predicate", [DCT.title, DCT.identifier, CV.hasCompetentAuthority])
def test_the_shapes_notice_what_is_lacking(services: dict[str, Service], predicate: rdflib.URIRef) -> None:
    graph = graph_of(services["depok/kios"])
    graph.remove((rdflib.URIRef(f"{BASE}/depok/kios"), predicate, None))
    assert problems(graph, OWN_SHAPES) != ""


def test_every_name_that_is_referred_to_stands_in_the_document(services: dict[str, Service]) -> None:
    for service in services.values():
        nodes = linked_data(service.standard)["@graph"]
        named = {node["@id"] for node in nodes}
        assert len(named) == len(nodes)
        assert referred(nodes) <= named


def referred(value: Any) -> set[str]:
    """Return the names that stand alone in an object: references."""
    if isinstance(value, list):
        return set().union(*map(referred, value)) if value else set()
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            return {value["@id"]}
        return set().union(*map(referred, value.values()))
    return set()


def test_without_an_address_names_are_relative_to_the_folder_of_all_agencies(
    services: dict[str, Service],
) -> None:
    assert linked_data(services["depok/kios"].standard)["@context"]["@base"] == "../"


def test_working_days_are_never_said_as_days_of_the_calendar(services: dict[str, Service]) -> None:
    service = services["depok/rekomendasi-haki"]
    (node, *_) = linked_data(service.standard)["@graph"]
    assert "cv:processingTime" not in node
    assert "3 hari kerja" in node["schema:termsOfService"][0]["@value"]


def test_a_free_service_costs_nothing_in_rupiah(services: dict[str, Service]) -> None:
    nodes = linked_data(services["depok/kios"].standard)["@graph"]
    (cost,) = [node for node in nodes if node["@type"] == "cv:Cost"]
    assert cost["cv:hasValue"] == {"@value": "0.0", "@type": "xsd:double"}


def test_a_draft_says_so(services: dict[str, Service]) -> None:
    nodes = linked_data(services["depok/kios"].standard)["@graph"]
    assert nodes[0]["adms:status"] == {"@id": "konsep#rancangan"}
    assert any(node["@id"] == "konsep#rancangan" for node in nodes)
