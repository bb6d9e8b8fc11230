"""A standard as lines of text: its 14 components in the official order, the procedure as a small flow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sp_cli.language import say
from sp_cli.output import colour, wrapped
from sp_engine.deciding.condition_text import ConditionText
from sp_engine.deciding.timeline import PROVISIONS
from sp_engine.documents.flow import END, arrows
from sp_engine.documents.standard import COMPONENTS, MANAGEMENT, SERVICE_DELIVERY, Standard
from sp_engine.facts.vocabulary import words
from sp_engine.rules.situation import Situation
from sp_engine.words.dates import date_words
from sp_engine.words.language import Language
from sp_engine.words.numbers import rupiah

Regulations = Mapping[str, Mapping[str, Any]]


def standard_lines(standard: Standard, regulations: Regulations, language: Language) -> Iterator[str]:
    """Yield the standard line by line."""
    decree = standard.decree
    yield colour(f"{standard.name.get(language)} ({standard.service})", "bold")
    yield standard.agency.name.get(language)
    since = date_words(decree.in_force_from, language)
    yield say(
        f"Keputusan {decree.number}, berlaku sejak {since}", f"Decree {decree.number}, in force from {since}"
    )
    if standard.draft:
        yield say(
            "Salinan ini masih rancangan, belum diperiksa.", "This transcription is a draft, not yet checked."
        )
    for title, names in (
        (say("PENYAMPAIAN LAYANAN", "SERVICE DELIVERY"), SERVICE_DELIVERY),
        (say("PENGELOLAAN PELAYANAN", "MANAGEMENT"), MANAGEMENT),
    ):
        yield ""
        yield colour(title, "bold")
        for number, name in enumerate(names, 1):
            yield ""
            yield colour(f"{number}. {COMPONENTS[name].get(language)}", "bold")
            yield from _component(name, standard, regulations, language)
            if name in standard.notes:
                yield from _note(standard.notes[name], "   ")


def _component(name: str, standard: Standard, regulations: Regulations, language: Language) -> Iterator[str]:
    data = standard.components[name]
    if isinstance(data, Mapping) and ("belum_ditetapkan" in data or "belum_diketahui" in data):
        blank = say("belum ditetapkan", "not stated by the decree")
        unknown = say("belum diketahui", "not known to us")
        yield f"   ({blank if 'belum_ditetapkan' in data else unknown})"
        yield from _note(data["catatan"], "   ")
        return
    if name == "persyaratan":
        yield from _requirements(standard, language)
        return
    if name == "dasar_hukum":
        yield from _basis(data, regulations, language)
        return
    forms: dict[str, Callable[[Any, Language], Iterator[str]]] = {
        "prosedur": _procedure,
        "jangka_waktu": _time,
        "biaya": _fee,
        "pengaduan": _complaints,
        "jumlah_pelaksana": _staff,
    }
    form: Callable[[Any, Language], Iterator[str]] = forms.get(name, _items)
    yield from form(data, language)
    if name == "pengaduan" and standard.decree.complaints is not None:
        yield "   " + say("Untuk seluruh instansi:", "For the whole agency:")
        yield from _complaints(standard.decree.complaints, language)


def _requirements(standard: Standard, language: Language) -> Iterator[str]:
    wording = ConditionText(
        standard.vocabulary, Situation({}, standard.decree.in_force_from.toordinal()), language
    )
    written = {entry["id"]: entry for entry in standard.components["persyaratan"]}
    for requirement in standard.requirements:
        preferred = "" if requirement.mandatory else say("(diutamakan) ", "(preferred) ")
        place = say("prosedur ", "procedure ") if requirement.component == "prosedur" else ""
        number = f"[{place}{_number(written[requirement.id])}] "
        yield wrapped(f"{preferred}{requirement.text.get(language)}", "       ", f"   - {number}")
        if requirement.guard is not None:
            yield wrapped(
                f"{say('bila', 'if')} {wording.condition(requirement.guard)}", "         ", "       "
            )
        yield from _note(written[requirement.id].get("catatan"), "       ")


def _procedure(data: Mapping[str, Any], language: Language) -> Iterator[str]:
    yield from _flow(data["langkah"], language)


def _flow(steps: Sequence[Mapping[str, Any]], language: Language) -> Iterator[str]:
    numbers = {step["id"]: str(i) for i, step in enumerate(steps, 1)} | {END: say("selesai", "done")}
    following = list(arrows(steps))
    route = None
    for i, step in enumerate(steps):
        if step.get("jalur") != route:
            route = step.get("jalur")
            yield f"   {say('Jalur', 'Route')}: {route}"
        text = f"{step['pelaku']}: {words(step, 'uraian').get(language)}"
        yield wrapped(text, "        ", f"   {numbers[step['id']]:>2}. ")
        after = [arrow for arrow in following if arrow.start == step["id"]]
        plain_next = len(after) == 1 and i + 1 < len(steps) and after[0].end == steps[i + 1]["id"]
        for arrow in () if plain_next and after[0].when is None else after:
            when = f"{arrow.when} " if arrow.when else ""
            yield wrapped(f"{when}→ {numbers.get(arrow.end, arrow.end)}", "          ", "        ")
        yield from _note(step.get("catatan"), "        ")
        if plain_next and after[0].when is None:
            yield "      ↓"


def _time(data: Mapping[str, Any], language: Language) -> Iterator[str]:
    if "uraian" in data:
        yield wrapped(data["uraian"], "   ")
    for stage in data["tahap"]:
        rows = stage.get("pilihan", [stage] if "paling_lama" in stage else [])
        about = "± " if stage.get("perkiraan") else ""
        limits = [about + _limit(row) for row in rows]
        if "ketentuan" in stage:
            limits.append(PROVISIONS[stage["ketentuan"]].get(language))
        if "perpanjangan" in stage:
            longer = stage["perpanjangan"]
            limits.append(say(f"dapat diperpanjang {longer}", f"may be extended by {longer}"))
        yield wrapped(f"{words(stage, 'nama').get(language)}: {'; '.join(limits)}", "     ", "   - ")
        yield from _note(stage.get("catatan"), "     ")
    yield from _note(data.get("catatan"), "   ")


def _limit(row: Mapping[str, Any]) -> str:
    shortest = f"{row['paling_cepat']} {say('sampai', 'to')} " if "paling_cepat" in row else ""
    return f"{shortest}{row['paling_lama']}"


def _fee(data: Mapping[str, Any], language: Language) -> Iterator[str]:
    if "uraian" in data:
        yield wrapped(data["uraian"], "   ")
    elif data.get("gratis"):
        yield "   " + say("Tidak dipungut biaya", "Free of charge")
    for part in data.get("komponen", ()):
        amounts = [part["jumlah"]] if "jumlah" in part else [row["jumlah"] for row in part["pilihan"]]
        shown = "; ".join(rupiah(a) if isinstance(a, int) else a for a in amounts)
        yield wrapped(f"{words(part, 'uraian').get(language)}: {shown}", "     ", "   - ")
    yield from _note(data.get("catatan"), "   ")


def _complaints(data: Mapping[str, Any], language: Language) -> Iterator[str]:
    if "uraian" in data:
        yield wrapped(words(data, "uraian").get(language), "   ")
    for channel in data["saluran"]:
        kind = channel["jenis"].replace("_", " ")
        yield wrapped(f"{kind}: {channel['alamat']}", "     ", "   - ")
        yield from _note(channel.get("catatan"), "     ")
    if "alur" in data:
        yield "   " + say("Alur penanganan:", "How it is handled:")
        yield from _flow(data["alur"], language)
    for kind in data.get("kelas", ()):
        yield wrapped(f"{words(kind, 'nama').get(language)}: {kind['paling_lama']}", "     ", "   - ")
        yield from _note(kind.get("catatan"), "     ")
    yield from _note(data.get("catatan"), "   ")


def _basis(data: Sequence[Mapping[str, Any]], regulations: Regulations, language: Language) -> Iterator[str]:
    for entry in data:
        known = regulations[entry["peraturan"]]
        name = f"{known['jenis']} Nomor {known['nomor']} Tahun {known['tahun']} tentang {known['judul']}"
        article = f", Pasal {entry['pasal']}" if "pasal" in entry else ""
        yield wrapped(name + article, "       ", f"   - [{_number(entry)}] ")
        yield from _note(entry.get("catatan"), "       ")


def _staff(data: Mapping[str, Any], language: Language) -> Iterator[str]:
    yield wrapped(data["uraian"], "   ")
    for role in data.get("rincian", ()):
        count = f": {role['jumlah']}" if "jumlah" in role else ""
        yield wrapped(role["peran"] + count, "     ", "   - ")
        yield from _note(role.get("catatan"), "     ")
    yield from _note(data.get("catatan"), "   ")


def _items(data: Sequence[Mapping[str, Any]], language: Language) -> Iterator[str]:
    group = None
    for entry in data:
        if entry.get("kelompok") != group:
            group = entry.get("kelompok")
            yield f"   {group}:"
        number = f"[{_number(entry)}] " if "butir" in entry else ""
        yield wrapped(words(entry, "uraian").get(language), "       ", f"   - {number}")
        yield from _note(entry.get("catatan"), "       ")


def _number(entry: Mapping[str, Any]) -> str:
    item = entry.get("butir", "–")
    return ", ".join(map(str, item)) if isinstance(item, list) else str(item)


def _note(text: str | None, indent: str) -> Iterator[str]:
    if text:
        yield colour(wrapped(say("catatan: ", "note: ") + text, indent + "  ", indent), "dim")
