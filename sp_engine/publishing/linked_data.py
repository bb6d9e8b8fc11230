"""A service as linked data: CPSV-AP 3.2 (the European vocabulary of services) and schema.org, as JSON-LD.

In comes a standard; out comes one JSON document.  Its context stands in it, so that nobody need fetch one.
Names are relative to the address at which an agency publishes, which is `@base` where it is known.  What the
vocabularies cannot say exactly, such as working days, is said in words and never as a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias, assert_never

from sp_engine.conditions import items_of
from sp_engine.documents import Channel, ChannelKind, Component, FeeComponent, Requirement, Standard
from sp_engine.facts import Kind
from sp_engine.publishing.printed_standard import PrintedComponent
from sp_engine.publishing.standard_content import printed_standard
from sp_engine.words import Words
from sp_engine.words.messages import linked_data as messages
from sp_engine.workdays import Duration, Unit

Node: TypeAlias = dict[str, Any]

_CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ABOVE = "../"
"""The folder of all agencies, from where the document of a service lies."""
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_INDONESIAN = f"{_AUTHORITY}/language/IND"
_RUPIAH = f"{_AUTHORITY}/currency/IDR"


def linked_data(standard: Standard, base: str | None = None) -> Node:
    """Return a service as a JSON-LD document; `base` is the address under which the agency publishes."""
    context: Node = dict(_CONTEXT)
    context["@base"] = _ABOVE if base is None else f"{base.rstrip('/')}/"
    return {"@context": context, "@graph": list(_Graph(standard).nodes())}


class _Graph:
    """The nodes of one service, in both languages."""

    def __init__(self, standard: Standard) -> None:
        self.standard = standard
        self.id = standard.service
        self.indonesian = printed_standard(standard, "id")
        self.english = printed_standard(standard, "en")

    def nodes(self) -> Iterator[Node]:
        requirements = [*self._requirements()]
        evidence = [*self._evidence()]
        outputs = [*self._outputs()]
        costs = [*self._costs()]
        rules = [*self._rules()]
        laws = [*self._laws()]
        contact = self._contact()
        yield self._service(requirements, evidence, outputs, costs, rules, laws, contact)
        yield from self._agency()
        yield from (*requirements, *evidence, *outputs, *costs, *rules, *laws)
        if contact is not None:
            yield contact
        yield from self._concepts()

    # ── layanan dan instansi ─────────────────────────────────────────────────
    def _service(
        self,
        requirements: Sequence[Node],
        evidence: Sequence[Node],
        outputs: Sequence[Node],
        costs: Sequence[Node],
        rules: Sequence[Node],
        laws: Sequence[Node],
        contact: Node | None,
    ) -> Node:
        standard = self.standard
        described = messages.DESCRIBED.fill(decree=standard.decree.number, title=standard.decree.title)
        times = self._said(Component.SERVICE_TIME)
        node: Node = {
            "@id": self.id,
            "@type": ["cpsv:PublicService", "schema:GovernmentService"],
            "dct:identifier": standard.service,
            "dct:title": _both(standard.name),
            "dct:description": _both(described),
            "dct:language": {"@id": _INDONESIAN},
            "dct:spatial": {"@id": self._place},
            "adms:status": {"@id": self._status},
            "cv:hasCompetentAuthority": {"@id": standard.agency.id},
            "cv:holdsRequirement": _references(requirements),
            "cpsv:hasInput": _references(evidence),
            "cpsv:produces": _references(outputs),
            "cv:hasCost": _references(costs),
            "cpsv:follows": _references(rules),
            "cv:hasLegalResource": _references(laws),
            "schema:name": _both(standard.name),
            "schema:serviceOperator": {"@id": standard.agency.id},
            "schema:areaServed": standard.agency.region,
            "schema:termsOfService": _both(times),
            "schema:serviceOutput": _references(outputs),
        }
        if contact is not None:
            node["cv:contactPoint"] = {"@id": contact["@id"]}
        if (duration := self._duration()) is not None:
            node["cv:processingTime"] = {"@value": duration, "@type": "xsd:duration"}
        return {key: value for key, value in node.items() if value != []}

    def _agency(self) -> Iterator[Node]:
        agency = self.standard.agency
        node: Node = {
            "@id": agency.id,
            "@type": ["cv:PublicOrganisation", "org:Organization", "schema:GovernmentOrganization"],
            "dct:identifier": agency.id,
            "dct:title": _both(agency.name),
            "skos:prefLabel": _both(agency.name),
            "dct:spatial": {"@id": self._place},
            "schema:name": _both(agency.name),
        }
        if agency.document.address is not None:
            node["schema:address"] = agency.document.address
        yield node
        code = agency.document.area_code
        place: Node = {
            "@id": self._place,
            "@type": "dct:Location",
            "skos:prefLabel": _said_in("id", agency.region),
        }
        if code is not None:
            place["dct:identifier"] = code.code
        yield place

    @property
    def _place(self) -> str:
        return f"{self.standard.agency.id}#wilayah"

    @property
    def _status(self) -> str:
        return "konsep#rancangan" if self.standard.draft else "konsep#diperiksa"

    def _contact(self) -> Node | None:
        """Return where the agency is reached: by its own contacts, else where one may complain."""
        agency = self.standard.agency
        channels = agency.document.contacts or self.standard.complaints.channels
        told = [(field, channel.address) for channel in channels if (field := _contact_field(channel))]
        if not told:
            return None
        node: Node = {"@id": f"{self.id}#kontak", "@type": ["cv:ContactPoint", "schema:ContactPoint"]}
        for field, address in told:
            node.setdefault(field, []).append(address)
        return node

    # ── persyaratan ──────────────────────────────────────────────────────────
    def _requirements(self) -> Iterator[Node]:
        printed = self.indonesian, self.english
        for requirement in self.standard.requirements:
            told = Words(*(_beside(one.component(Component.REQUIREMENTS), requirement) for one in printed))
            node: Node = {
                "@id": self._requirement_id(requirement),
                "@type": "cv:Requirement",
                "dct:identifier": f"{self.standard.service}/{requirement.id}",
                "dct:title": _both(requirement.text),
                "dct:type": {"@id": "konsep#wajib" if requirement.mandatory else "konsep#diutamakan"},
                "cv:hasSupportingEvidence": [
                    {"@id": self._evidence_id(name)} for name in _documents_of(requirement, self.standard)
                ],
                "cv:fulfils": [{"@id": self._basis_id(requirement)}] if requirement.basis else [],
            }
            if told.id:
                node["dct:description"] = _both(told)
            yield {key: value for key, value in node.items() if value != []}

    def _requirement_id(self, requirement: Requirement) -> str:
        return f"{self.id}#persyaratan-{requirement.id}"

    def _basis_id(self, requirement: Requirement) -> str:
        return f"{self.id}#dasar-{requirement.id}"

    def _evidence_id(self, name: str) -> str:
        return f"{self.id}#dokumen-{name}"

    def _evidence(self) -> Iterator[Node]:
        every = [name for one in self.standard.requirements for name in _documents_of(one, self.standard)]
        for name in dict.fromkeys(every):
            yield {
                "@id": self._evidence_id(name),
                "@type": "cv:Evidence",
                "dct:identifier": name,
                "dct:title": _both(self.standard.vocabulary[name].name),
            }

    # ── yang lain ────────────────────────────────────────────────────────────
    def _outputs(self) -> Iterator[Node]:
        for product in self.standard.products:
            yield {
                "@id": f"{self.id}#{product.name}",
                "@type": "cv:Output",
                "dct:identifier": f"{self.standard.service}/{product.name}",
                "dct:title": _both(product.text),
            }

    def _costs(self) -> Iterator[Node]:
        fee = self.standard.fee
        if not self.standard.transcribed(Component.FEE):
            return
        if not fee.components:
            node = self._cost(Component.FEE.value, self._said(Component.FEE))
            yield node | ({"cv:hasValue": _double(0)} if fee.free else {})
        printed = (self.indonesian.component(Component.FEE), self.english.component(Component.FEE))
        named = len(fee.tariffs)
        for i, component in enumerate(fee.components, named):
            told = Words(*(_with_remarks(one, i) for one in printed))
            amount = _fixed_amount(component)
            node = self._cost(f"{Component.FEE.value}-{component.id}", told)
            yield node | ({} if amount is None else {"cv:hasValue": _double(amount)})

    def _cost(self, name: str, told: Words) -> Node:
        return {
            "@id": f"{self.id}#{name}",
            "@type": "cv:Cost",
            "dct:identifier": f"{self.standard.service}/{name}",
            "dct:description": _both(told),
            "cv:currency": {"@id": _RUPIAH},
        }

    def _rules(self) -> Iterator[Node]:
        """Yield what it follows: each component that no other node says, and the bases of requirements."""
        for component in Component:
            match component:
                case (
                    Component.PROCEDURE
                    | Component.SERVICE_TIME
                    | Component.COMPLAINTS
                    | Component.FACILITIES
                    | Component.COMPETENCE
                    | Component.SUPERVISION
                    | Component.STAFF
                    | Component.SERVICE_GUARANTEE
                    | Component.SAFETY_GUARANTEE
                    | Component.EVALUATION
                ):
                    title = Words(
                        self.indonesian.component(component).title, self.english.component(component).title
                    )
                    yield self._rule(f"{self.id}#{component.value}", title, self._said(component))
                case Component.REQUIREMENTS | Component.FEE | Component.PRODUCTS | Component.LEGAL_BASIS:
                    pass
                case _ as never:
                    assert_never(never)
        for requirement in self.standard.requirements:
            if requirement.basis:
                node = self._rule(self._basis_id(requirement), requirement.text, requirement.text)
                laws = [{"@id": f"peraturan#{one.cited.id}"} for one in requirement.basis]
                yield node | {"cpsv:implements": laws}

    def _rule(self, name: str, title: Words, told: Words) -> Node:
        return {
            "@id": name,
            "@type": "cpsv:Rule",
            "dct:identifier": name,
            "dct:title": _both(title),
            "dct:description": _both(told),
            "dct:language": {"@id": _INDONESIAN},
        }

    def _laws(self) -> Iterator[Node]:
        cited = [one.cited for one in self.standard.document.management.legal_basis.items]
        cited += [one.cited for requirement in self.standard.requirements for one in requirement.basis]
        for law in dict.fromkeys(cited):
            yield {
                "@id": f"peraturan#{law.id}",
                "@type": "eli:LegalResource",
                "dct:identifier": law.short_name,
                "dct:title": _said_in("id", f"{law.full_name} tentang {law.title}"),
            }

    def _concepts(self) -> Iterator[Node]:
        standard = self.standard
        natures = {requirement.mandatory for requirement in standard.requirements}
        yield _concept(self._status, messages.DRAFT if standard.draft else messages.CHECKED)
        if True in natures:
            yield _concept("konsep#wajib", messages.MANDATORY)
        if False in natures:
            yield _concept("konsep#diutamakan", messages.PREFERRED)
        yield _concept(_RUPIAH, messages.RUPIAH)
        yield {"@id": _INDONESIAN, "@type": "dct:LinguisticSystem"}

    def _said(self, component: Component) -> Words:
        printed = (self.indonesian, self.english)
        return Words(*(_running_text(one.component(component)) for one in printed))

    def _duration(self) -> str | None:
        """Return the one limit of the service as a duration, where it is one that XML Schema can say."""
        rows = [row for stage in self.standard.stages for row in stage.rows]
        if len(self.standard.stages) != 1 or len(rows) != 1 or len(rows[0].longest.periods) != 1:
            return None
        stage, (limit,) = self.standard.stages[0], rows[0].longest.periods
        if stage.programme or stage.by_applicant or stage.each is not None or stage.guard is not None:
            return None
        return _xml_duration(limit)


def _beside(component: PrintedComponent, requirement: Requirement) -> str:
    """Return what is said beside a requirement: its conditions, who decides it, its basis."""
    item = next(item for item in component.items if item.id == requirement.id)
    return "; ".join(f"{remark.label}: {remark.text}" for remark in item.remarks)


def _documents_of(requirement: Requirement, standard: Standard) -> list[str]:
    """Return the documents that a requirement looks at."""
    named = dict.fromkeys(item.id.partition(".")[0] for item in items_of(requirement.condition))
    vocabulary = standard.vocabulary
    return [name for name in named if name in vocabulary and vocabulary[name].kind is Kind.DOCUMENT]


def _contact_field(channel: Channel) -> str | None:
    match channel.known:
        case ChannelKind.TELEPHONE | ChannelKind.CALL_CENTRE:
            return "schema:telephone"
        case ChannelKind.E_MAIL:
            return "schema:email"
        case ChannelKind.FAX:
            return "schema:faxNumber"
        case (
            ChannelKind.IN_PERSON
            | ChannelKind.OFFICE
            | ChannelKind.COMPLAINTS_BOX
            | ChannelKind.WHATSAPP
            | ChannelKind.WEBSITE
            | ChannelKind.INSTAGRAM
            | ChannelKind.APP
            | None
        ):
            return None
        case _ as never:
            assert_never(never)


def _fixed_amount(component: FeeComponent) -> int | None:
    """Return what a component charges where that depends on nothing."""
    row = component.rows[0] if len(component.rows) == 1 else None
    plain = component.guard is None and component.waived is None and not component.counted
    if row is None or not plain or component.each is not None or row.guard is not None:
        return None
    return row.amount


def _xml_duration(duration: Duration) -> str | None:
    """Return a duration of the calendar as XML Schema writes it; None for working days and office hours."""
    match duration.unit:
        case Unit.CLOCK_HOUR:
            return f"PT{duration.amount}H"
        case Unit.CALENDAR_DAY:
            return f"P{duration.amount}D"
        case Unit.WEEK:
            return f"P{7 * duration.amount}D"
        case Unit.MONTH:
            return f"P{duration.amount}M"
        case Unit.YEAR:
            return f"P{duration.amount}Y"
        case Unit.MINUTE | Unit.HOUR | Unit.WORKING_DAY | Unit.DAY:
            return None
        case _ as never:
            assert_never(never)


def _running_text(component: PrintedComponent) -> str:
    """Return all that a component says as one text."""
    if component.blank:
        return component.blank
    told = [component.lead] if component.lead else []
    for group in component.groups:
        told += [f"{group.heading}:"] if group.heading else []
        for item in group.items:
            told.append(f"{item.number}. {item.text}" if item.number else item.text)
            told += [f"{remark.label}: {remark.text}" for remark in item.remarks]
    return "\n".join(told)


def _with_remarks(component: PrintedComponent, place: int) -> str:
    item = component.items[place]
    return "; ".join([item.text, *(remark.text for remark in item.remarks)])


def _concept(name: str, label: Words) -> Node:
    return {"@id": name, "@type": "skos:Concept", "skos:prefLabel": _both(label)}


def _both(words: Words) -> list[Node]:
    return [*_said_in("id", words.id), *_said_in("en", words.en)] if words.en else _said_in("id", words.id)


def _said_in(language: str, text: str) -> list[Node]:
    return [{"@value": text, "@language": language}]


def _double(amount: int) -> Node:
    return {"@value": f"{amount}.0", "@type": "xsd:double"}


def _references(nodes: Sequence[Node]) -> list[Node]:
    return [{"@id": node["@id"]} for node in nodes]
