"""Where a key that stands in the wrong place belongs, or which key was meant by it.

In come the data of a document and its kind; the schema says which keys each place knows.  A key is proposed
only where the document would take it with what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sp_engine.conditions import (
    DOCUMENT_KEY,
    EACH_KEY,
    FACT_KEY,
    FIELD_DOCUMENT_KEY,
    FIELD_KEY,
    MEETING_KEY,
    NOT_PAST,
    OPERATORS,
)
from sp_engine.documents.advice.correction import spelled, write
from sp_engine.documents.document_kind import DocumentKind
from sp_engine.documents.fee_amounts import PERIODS
from sp_engine.documents.key_order import Forms, forms_of, inner_forms, key_order
from sp_engine.documents.schema_errors import errors_in
from sp_engine.facts import tidy
from sp_engine.words import Words, nearest
from sp_engine.words.messages import document_advice
from sp_engine.yaml_text import DataPath, Json

_ROWS = "pilihan"

# What people say for a key of the catalogue.
_SYNONYMS = {
    **{operator.key: operator.synonyms for operator in OPERATORS.values()},
    "semua": ("dan", "and", "all", "semuanya"),
    "salah_satu": ("atau", "or", "any"),
    "uraian": ("keterangan", "deskripsi", "isi", "teks", "bunyi"),
    "jika": ("bila", "apabila", "kalau", "if"),
    "bila": ("jika", "apabila", "kalau"),
    "lalu": ("kemudian", "selanjutnya", "lanjut"),
    "ke": ("lalu", "menuju"),
    "paling_lama": ("maksimal", "paling_lambat", "lama", "waktu", "durasi"),
    "paling_cepat": ("minimal",),
    "jumlah": ("tarif", "biaya", "nominal", "besar", "harga"),
    "nama": ("judul",),
    "tentang": ("judul", "perihal"),
    "pertanyaan": ("tanya",),
    "pilihan": ("opsi", "nilai", "daftar"),
    "jenis": ("tipe", "type", "kind"),
    "syarat": ("kondisi", "ketentuan"),
    "persen": ("persentase", "percent"),
    "bulatkan": ("pembulatan", "dibulatkan"),
    "bebas": ("dibebaskan", "pembebasan"),
    "per": ("dikali", "dikalikan", "setiap"),
    "untuk_setiap": ("masing_masing", "untuk_tiap"),
    "sesudah": ("setelah", "sejak", "menyusul", "jatuh_tempo"),
    "sejak": ("sesudah", "setelah", "mulai"),
    "isi": ("fakta", "isian"),
    "dokumen_isi": ("dokumen",),
    "setiap": ("semua_dari", "tiap", "masing_masing"),
    "ada": ("salah_satu_dari", "sedikitnya_satu"),
    "banyaknya": ("jumlah", "hitung", "cacah"),
    "memenuhi": ("yang", "syarat", "dengan"),
    "yang": ("memenuhi", "dengan"),
    "sebutan": ("satuan", "butir"),
    "pengenal": ("nama_butir", "kunci"),
    "berlaku_sejak": ("berlaku", "mulai_berlaku", "tmt"),
}  # fmt: skip

# What people say where the name alone of what is counted is written.
_COUNTED = ("banyaknya", "jumlah", "fakta", "daftar", "setiap", "bilangan")

# What people ask of a date that is not to be past, and answer with no.
_EXPIRED = ("kedaluwarsa", "kadaluwarsa", "kadaluarsa", "expired")


class Home(NamedTuple):
    """Under which key another belongs, and how to say so; `instead` of all that stands beside it."""

    under: str
    advice: Words
    instead: bool = False


class KeyPlaces:
    """The keys that each place of a document knows, beside those that stand there."""

    def __init__(self, data: Json, kind: DocumentKind) -> None:
        self._data, self._kind = data, kind
        self._root = forms_of({"format": f"sp-{kind}/1"})
        self._meant: dict[tuple[DataPath, str, tuple[str, ...]], str | None] = {}

    def at(self, path: DataPath) -> Any:
        """Return what stands at `path`."""
        value = self._data
        for step in path:
            value = value[step]
        return value

    def known(self, path: DataPath) -> list[str]:
        """Return the keys that the mapping at `path` may have."""
        return list(key_order(self._forms(path)))

    def of_items(self, path: DataPath) -> list[str]:
        """Return the keys that an item of the list at `path` may have, where there may be a list."""
        return list(key_order(inner_forms(self._forms(path), None)))

    def absent(self, path: DataPath) -> list[str]:
        """Return the keys that the mapping at `path` may have and has not."""
        return [name for name in self.known(path) if name not in self.at(path)]

    def meant(self, path: DataPath, key: str, wanted: Sequence[str]) -> str | None:
        """Return the key that was meant; `wanted` are those that must be there and are not."""
        if key in (FIELD_KEY, FIELD_DOCUMENT_KEY) and EACH_KEY in self.known(path):
            return None
        if _names_no_stage(path, key):
            return None
        asked = (path, key, tuple(wanted))
        if asked not in self._meant:
            found = (name for name in self._candidates(path, key, wanted) if self._takes(path, key, name))
            self._meant[asked] = next(found, None)
        return self._meant[asked]

    def home(self, path: DataPath, key: str) -> Home | None:
        """Return where a key belongs that this place does not know: above, or in one place elsewhere."""
        if key in (FIELD_KEY, FIELD_DOCUMENT_KEY) and EACH_KEY in self.known(path):
            return Home(MEETING_KEY, _within_a_list(key, self.at(path), in_a_row=_ROWS in path[:-1]))
        if _names_no_stage(path, key):
            return Home("tahap", document_advice.A_STAGE_ENDS)
        if (of_a_fee := _in_a_fee(key, self.at(path), self.known(path))) is not None:
            return of_a_fee
        if "keterlambatan" in self.known(path) and key in _COUNTED and isinstance(self.at(path)[key], str):
            return Home("per", write(f"per: {self.at(path)[key]}"), instead=True)
        for depth in range(len(path) - 1, -1, -1):
            if key in key_order(self._forms(path[:depth])) and isinstance(self.at(path[:depth]), dict):
                outer = str(next((step for step in path[depth:] if isinstance(step, str)), ""))
                if key in self.at(path[:depth]):
                    return None
                return Home(
                    outer,
                    document_advice.WRITE_BESIDE.fill(key=outer),
                )
        if key in self.of_items(path):
            return Home(
                "-",
                document_advice.WRITE_AS_LIST,
            )
        parents = set(_parents(self._root, key, ()))
        if len(parents) != 1:
            return None
        (under,) = parents
        if path and not any(under in self.known(path[:depth]) for depth in range(len(path) + 1)):
            return None  # what is said here is no part of that
        advice = document_advice.MOVE_UNDER.fill(key=under)
        if under in self.known(path) and not self.at(path).get(under):
            advice = document_advice.INDENT_UNDER.fill(key=under)
        return Home(under, advice)

    def advice(self, path: DataPath, key: str) -> Words | None:
        """Return what to do with a key that no place knows, where more can be said than what fits here."""
        value = self.at(path)[key]
        if "dengan" in self.known(path) and "dokumen" in self.at(path):
            shown = "ya" if value is True else value
            entry = f"dengan: [{{atribut: {key}, adalah: {shown}}}]"
            return document_advice.CHECKED_ON_DOCUMENT.fill(entry=entry)
        if key in _EXPIRED and NOT_PAST.key in self.known(path):
            return write(f"{NOT_PAST.key}: ya")
        if key in ("bukan", "tidak", "kecuali", "not") and "selain" in self.known(path):
            return document_advice.OPPOSITE
        if not self.absent(path):
            return document_advice.REMOVE_OR_MOVE
        return None

    def _forms(self, path: DataPath) -> Forms:
        forms = self._root
        for step in path:
            forms = inner_forms(forms, step if isinstance(step, str) else None)
        return forms

    def _candidates(self, path: DataPath, key: str, wanted: Sequence[str]) -> Iterable[str]:
        absent = self.absent(path)
        word = tidy(re.split("[:{]", key, maxsplit=1)[0]).lower().replace(" ", "_")
        if word in absent:
            yield word
        yield from (name for name in absent if word in _SYNONYMS.get(name, ()))
        if (near := nearest(word, absent)) is not None:
            yield near
        if len(wanted) == 1 and len(set(self.at(path)) - set(self.known(path))) == 1:
            yield wanted[0]

    def _takes(self, path: DataPath, key: str, name: str) -> bool:
        """Whether the document would take what stands under `key` under `name`."""
        value: Any = self.at(path)[key]
        if "{" in key:  # the bracket of what follows was taken into the key
            return True
        if ":" in key and value is None:
            value = key.partition(":")[2]
        known = {*self.known(path), key}
        renamed = {
            name if k == key else k: value if k == key else v for k, v in self.at(path).items() if k in known
        }
        data, place = _alone(self._data, path, renamed, self._root)
        return not any(tuple(error.absolute_path) == (*place, name) for error in errors_in(data, self._kind))


def _names_no_stage(path: DataPath, key: str) -> bool:
    """Whether a requirement is to fall due after a fact or a document; its value is no stage either."""
    return path[-1:] == ("sesudah",) and key in (FACT_KEY, DOCUMENT_KEY)


def _within_a_list(key: str, condition: dict[str, Any], *, in_a_row: bool) -> Words:
    """Return what to write for a field of a list's items that stands outside of the list.

    A row may also be meant for each item: a fee says that at its component.
    """
    inner = ", ".join(f"{name}: {spelled(value)}" for name, value in condition.items())
    written = f"{{{EACH_KEY}: …, {MEETING_KEY}: {{{inner}}}}}"
    words = document_advice.FIELD_IN_A_ROW if in_a_row else document_advice.FIELD_WITHIN_A_LIST
    return words.fill(key=key, written=written)


def _in_a_fee(key: str, stands: dict[str, Any], known: Sequence[str]) -> Home | None:
    """Return what a fee writes for something that it is said in other keys elsewhere."""
    if "komponen" in known and "gratis" in known and key in ("jumlah", "persen", "pilihan"):
        shown = stands[key] if isinstance(stands[key], str | int) else "…"
        return Home("komponen", write(f"komponen: [{{id: …, uraian: …, {key}: {shown}}}]"))
    if "komponen" in known and "gratis" in known and key == "tidak_diatur":
        return Home("belum_ditetapkan", write("belum_ditetapkan: true, catatan: …"))
    if "tidak_diatur" in known and key == "gratis":
        return Home("jumlah", write("jumlah: Rp0"))
    counted = _counted_in_a_fee(key, stands) if "bulatkan" in known else None
    return None if counted is None else Home("per", counted)


def _counted_in_a_fee(key: str, component: dict[str, Any]) -> Words | None:
    """Return what a component of a fee writes for something that it is charged for each of."""
    late, period = component.get("keterlambatan"), component.get("tiap", "bulan")
    if late is not None and key in ("keterlambatan", "tiap"):
        return write(f"per: {{keterlambatan: {late}, tiap: {period}}}")
    if key == "tiap":
        return write(f"per: {{keterlambatan: …, tiap: {period}}}" if period in PERIODS else f"per: {period}")
    if key == "bertambah" and isinstance(component[key], dict):
        return write(f"per: {component[key].get('dari', '…')}")
    return None


def _alone(data: Json, path: DataPath, value: Json, forms: Forms) -> tuple[Json, DataPath]:
    """Return the way to `path` with another value at its end, and where that stands then.

    Beside the way stand the keys that the schema knows, with nothing in their collections: what they say
    can decide what is wanted here.  Other items of a list, and other names that are free, cannot, and a
    document may have any number of them.
    """
    if not path:
        return value, ()
    step, *rest = path
    within = inner_forms(forms, step if isinstance(step, str) else None)
    inner, place = _alone(data[step], tuple(rest), value, within)
    if isinstance(data, list):
        return [inner], (0, *place)
    beside = {key: _emptied(data[key]) for key in key_order(forms) if key in data}
    return {**beside, step: inner}, (step, *place)


def _emptied(value: Json) -> Json:
    return type(value)() if isinstance(value, dict | list) else value


def _parents(forms: Forms, key: str, trail: tuple[str, ...]) -> Iterable[str]:
    """Yield the keys under which some place of the document knows `key`."""
    known = key_order(forms)
    if key in known and trail:
        yield trail[-1]
    for name in known:
        if name not in trail and len(trail) < 6:
            inner = inner_forms(forms, name)
            items = inner_forms(inner, None)
            yield from _parents(inner, key, (*trail, name))
            yield from _parents(items, key, (*trail, name))
