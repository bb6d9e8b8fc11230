"""A standard as a section: its 14 components in the official order, the procedure as a small flow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.timeline import provision_words
from sp_engine.documents.component import MANAGEMENT, SERVICE_DELIVERY, Component
from sp_engine.documents.flow import END, arrows
from sp_engine.documents.service_time import Provision
from sp_engine.documents.standard import COMPONENTS, Standard
from sp_engine.facts.vocabulary import words
from sp_engine.presenting.section import Field, Item, Line, Note, Paragraph, Part, Section, Step, strong
from sp_engine.rules.situation import Situation
from sp_engine.words.dates import date_words
from sp_engine.words.language import Language
from sp_engine.words.messages import deadlines, decision, standard_page
from sp_engine.words.numbers import rupiah

Regulations = Mapping[str, Mapping[str, Any]]


def standard_section(standard: Standard, regulations: Regulations, language: Language) -> Section:
    """Return the whole standard."""
    number, since = standard.decree.number, date_words(standard.decree.in_force_from, language)
    head = [
        Line(standard.agency.name.get(language)),
        Line(standard_page.DECREE.say(language, number=number, since=since)),
    ]
    if standard.draft:
        head.append(Line(standard_page.DRAFT.get(language)))
    groups = (standard_page.SERVICE_DELIVERY, SERVICE_DELIVERY), (standard_page.MANAGEMENT, MANAGEMENT)
    return Section(
        strong(f"{standard.name.get(language)} ({standard.service})"),
        (
            *head,
            *(
                Section(
                    strong(title.get(language)),
                    tuple(
                        _component(name, number, standard, regulations, language)
                        for number, name in enumerate(names, 1)
                    ),
                )
                for title, names in groups
            ),
        ),
    )


def standard_dict(standard: Standard, language: Language) -> dict[str, Any]:
    """Return a standard as JSON data (docs/reference/interface.md)."""
    return {
        "service": standard.service,
        "name": standard.name.get(language),
        "agency": standard.agency.name.get(language),
        "decree": standard.decree.number,
        "in_force_from": standard.decree.in_force_from.isoformat(),
        "draft": standard.draft,
        "components": standard.components,
        "notes": standard.notes,
    }


def _component(
    name: str, number: int, standard: Standard, regulations: Regulations, language: Language
) -> Section:
    note = _note(standard.notes.get(name), language)
    parts = (*_parts(name, standard, regulations, language), *note)
    return Section(strong(COMPONENTS[name].get(language)), parts, f"{number}.")


def _parts(name: str, standard: Standard, regulations: Regulations, language: Language) -> Iterator[Part]:
    data = standard.components[name]
    if isinstance(data, Mapping) and ("belum_ditetapkan" in data or "belum_diketahui" in data):
        blank = standard_page.NOT_STATED if "belum_ditetapkan" in data else standard_page.NOT_KNOWN
        yield Line(blank.get(language))
        yield from _note(data["catatan"], language)
        return
    if name == "persyaratan":
        yield from _requirements(standard, language)
        return
    if name == "dasar_hukum":
        yield from _basis(data, regulations, language)
        return
    forms: dict[str, Callable[[Any, Language], Iterator[Part]]] = {
        "prosedur": _procedure,
        "jangka_waktu": _time,
        "biaya": _fee,
        "pengaduan": _complaints,
        "jumlah_pelaksana": _staff,
    }
    form: Callable[[Any, Language], Iterator[Part]] = forms.get(name, _items)
    yield from form(data, language)
    if name == "pengaduan" and standard.decree.complaints is not None:
        yield Field(standard_page.WHOLE_AGENCY.get(language))
        yield from _complaints(standard.decree.complaints, language)


def _requirements(standard: Standard, language: Language) -> Iterator[Part]:
    situation = Situation({}, standard.decree.in_force_from.toordinal())
    conditions = ConditionText(standard.vocabulary, situation, language)
    written = {entry["id"]: entry for entry in standard.components["persyaratan"]}
    for requirement in standard.requirements:
        number = _number(written[requirement.id])
        if requirement.component == Component.PROCEDURE:
            number = standard_page.OF_THE_PROCEDURE.say(language, number=number)
        text = requirement.text.get(language)
        if not requirement.mandatory:
            text = standard_page.PREFERRED.say(language, requirement=text)
        parts: list[Part] = []
        if requirement.guard is not None:
            condition = conditions.condition(requirement.guard)
            parts.append(Paragraph(standard_page.IF.say(language, condition=condition)))
        parts += _note(written[requirement.id].get("catatan"), language)
        yield Item("-", text, tuple(parts), number)


def _procedure(data: Mapping[str, Any], language: Language) -> Iterator[Part]:
    yield from _flow(data["langkah"], language)


def _flow(steps: Sequence[Mapping[str, Any]], language: Language) -> Iterator[Part]:
    numbers = {step["id"]: str(i) for i, step in enumerate(steps, 1)}
    numbers[END] = standard_page.DONE.get(language)
    following = list(arrows(steps))
    route = None
    for i, step in enumerate(steps):
        if step.get("jalur") != route:
            route = step.get("jalur")
            yield Field(standard_page.ROUTE.get(language), str(route))
        text = f"{step['pelaku']}: {words(step, 'uraian').get(language)}"
        after = [arrow for arrow in following if arrow.start == step["id"]]
        plain_next = len(after) == 1 and i + 1 < len(steps) and after[0].end == steps[i + 1]["id"]
        leads_on = plain_next and after[0].when is None
        parts: list[Part] = []
        for arrow in () if leads_on else after:
            when = f"{arrow.when} " if arrow.when else ""
            parts.append(Paragraph(f"{when}→ {numbers.get(arrow.end, arrow.end)}"))
        parts += _note(step.get("catatan"), language)
        yield Step(numbers[step["id"]], text, tuple(parts), leads_on)


def _time(data: Mapping[str, Any], language: Language) -> Iterator[Part]:
    if "uraian" in data:
        yield Paragraph(data["uraian"])
    for stage in data["tahap"]:
        rows = stage.get("pilihan", [stage] if "paling_lama" in stage else [])
        about = "± " if stage.get("perkiraan") else ""
        limits = [about + _limit(row, language) for row in rows]
        if "ketentuan" in stage:
            limits.append(provision_words(Provision(stage["ketentuan"])).get(language))
        if "perpanjangan" in stage:
            limits.append(standard_page.EXTENSION.say(language, longer=stage["perpanjangan"]))
        text = f"{words(stage, 'nama').get(language)}: {'; '.join(limits)}"
        yield Item("-", text, tuple(_note(stage.get("catatan"), language)))
    yield from _note(data.get("catatan"), language)


def _limit(row: Mapping[str, Any], language: Language) -> str:
    longest = str(row["paling_lama"])
    if "paling_cepat" not in row:
        return longest
    return deadlines.RANGE.say(language, shortest=row["paling_cepat"], longest=longest)


def _fee(data: Mapping[str, Any], language: Language) -> Iterator[Part]:
    if "uraian" in data:
        yield Paragraph(data["uraian"])
    elif data.get("gratis"):
        yield Line(decision.FREE.get(language))
    for part in data.get("komponen", ()):
        amounts = [part["jumlah"]] if "jumlah" in part else [row["jumlah"] for row in part["pilihan"]]
        shown = "; ".join(rupiah(a) if isinstance(a, int) else a for a in amounts)
        yield Item("-", f"{words(part, 'uraian').get(language)}: {shown}")
    yield from _note(data.get("catatan"), language)


def _complaints(data: Mapping[str, Any], language: Language) -> Iterator[Part]:
    if "uraian" in data:
        yield Paragraph(words(data, "uraian").get(language))
    for channel in data["saluran"]:
        kind = channel["jenis"].replace("_", " ")
        yield Item("-", f"{kind}: {channel['alamat']}", tuple(_note(channel.get("catatan"), language)))
    if "alur" in data:
        yield Field(standard_page.HANDLING.get(language))
        yield from _flow(data["alur"], language)
    for kind in data.get("kelas", ()):
        text = f"{words(kind, 'nama').get(language)}: {kind['paling_lama']}"
        yield Item("-", text, tuple(_note(kind.get("catatan"), language)))
    yield from _note(data.get("catatan"), language)


def _basis(data: Sequence[Mapping[str, Any]], regulations: Regulations, language: Language) -> Iterator[Part]:
    for entry in data:
        known = regulations[entry["peraturan"]]
        name = f"{known['jenis']} Nomor {known['nomor']} Tahun {known['tahun']} tentang {known['judul']}"
        article = f", Pasal {entry['pasal']}" if "pasal" in entry else ""
        note = tuple(_note(entry.get("catatan"), language))
        yield Item("-", name + article, note, _number(entry))


def _staff(data: Mapping[str, Any], language: Language) -> Iterator[Part]:
    yield Paragraph(data["uraian"])
    for role in data.get("rincian", ()):
        count = f": {role['jumlah']}" if "jumlah" in role else ""
        yield Item("-", role["peran"] + count, tuple(_note(role.get("catatan"), language)))
    yield from _note(data.get("catatan"), language)


def _items(data: Sequence[Mapping[str, Any]], language: Language) -> Iterator[Part]:
    group = None
    for entry in data:
        if entry.get("kelompok") != group:
            group = entry.get("kelompok")
            yield Field(str(group))
        number = _number(entry) if "butir" in entry else ""
        note = tuple(_note(entry.get("catatan"), language))
        yield Item("-", words(entry, "uraian").get(language), note, number)


def _number(entry: Mapping[str, Any]) -> str:
    item = entry.get("butir", "–")
    return ", ".join(map(str, item)) if isinstance(item, list) else str(item)


def _note(text: str | None, language: Language) -> Iterator[Note]:
    if text:
        yield Note(text, standard_page.NOTE.get(language))
