"""How well an import reads a decree, against a catalogue that people wrote by hand.

    python tests/importing/measure.py SOURCE CATALOGUE/AGENCY/DECREE

In come a decree's file and the folder of that decree in a catalogue; out comes a table: components placed,
items right (same number, word F1 of 0.8 and more), by which rule of `items_compared.py` they are (what each
forgives stands there), durations, fees, numbers of staff, words left out, sentences unaccounted for; and
every item that is wrong.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sp_engine.authoring import Author, working_copy
from sp_engine.catalogue import CatalogueFiles
from sp_engine.documents import Component, StandardDocument
from sp_engine.importing.citations import likeness, usual_words
from sp_engine.importing.draft_documents import WantedNames, draft_decree
from sp_engine.importing.flow_charts import words_of_chart
from sp_engine.importing.label_words import alike, letters_apart
from sp_engine.importing.procedure_steps import CHART_WORDS
from sp_engine.importing.reading_files import read_decree_file
from sp_engine.importing.source_blocks import LineKind, SourceFile, lines_in
from sp_engine.importing.standard_items import citation_text, standard_items
from sp_engine.words import date_words

sys.path.insert(0, str(Path(__file__).parents[1]))

from importing.items_compared import LEAST_F1, Rule, right_items

_LEADS = ("terdiri dari", "terdiri atas", "selambat lambatnya", "paling lama")
"""Words that a key of the documents says: `rincian`, `paling_lama`."""
LEAST_PLACED = 0.5
ENOUGH_WORDS = 0.9


@dataclass
class Count:
    """How many of how many, and what is not."""

    right: int = 0
    all: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, good: bool, what: str) -> None:
        self.right += good
        self.all += 1
        if not good:
            self.wrong.append(what)

    @property
    def share(self) -> float:
        return self.right / self.all if self.all else 1.0

    def __str__(self) -> str:
        return f"{self.right} of {self.all} ({100 * self.share:.1f}%)"


@dataclass
class Measure:
    """The figures of one decree."""

    name: str
    components: Count = field(default_factory=Count)
    items: Count = field(default_factory=Count)
    rules: Counter[Rule] = field(default_factory=Counter)
    by_component: dict[Component, Count] = field(default_factory=dict)
    durations: Count = field(default_factory=Count)
    fees: Count = field(default_factory=Count)
    staff: Count = field(default_factory=Count)
    left_out: float = 0.0
    unaccounted: list[str] = field(default_factory=list)


def standards_of(root: Path, agency: str, folder: str) -> list[StandardDocument]:
    """Return the services of a decree as its documents say them, in the order of its list."""
    files = CatalogueFiles(root)
    decree = next(decree for decree in files.decrees(agency) if decree.folder == folder)
    return [files.standard_of(decree, f"{agency}/{listed.id}").document for listed in decree.services]


def measured(path: Path, decree: Path) -> Measure:
    """Import a file and compare it with the decree in a catalogue."""
    source = read_decree_file(path.name, path.read_bytes())
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        with working_copy(root) as copy:
            wanted = WantedNames("uji-impor", "keputusan")
            draft = draft_decree(
                path.name, source, CatalogueFiles(copy), wanted, Author("-", date(2026, 1, 1))
            )
        for place, text in draft.texts.items():
            (root / place).parent.mkdir(parents=True, exist_ok=True)
            (root / place).write_text(text, encoding="utf-8")
        read = standards_of(root, "uji-impor", "keputusan")
    written = standards_of(decree.parent.parent, decree.parent.name, decree.name)
    measure = Measure(f"{decree.parent.name}/{decree.name}", left_out=draft.share_left_out)
    for number, ours in enumerate(written):
        theirs = read[number] if number < len(read) else None
        compare(measure, ours, theirs)
    cited = [citation_text(known) for known in CatalogueFiles(decree.parent.parent).regulations().values()]
    days = [
        day_in_words(date.fromisoformat(day)) for text in draft.texts.values() for day in _ISO.findall(text)
    ]
    said = [
        *days,
        *draft.texts.values(),
        *(one.line.text for one in draft.left_out),
        *draft.headings,
        *cited,
        *_LEADS,
    ]
    measure.unaccounted = list(unaccounted(source, said))
    return measure


def compare(measure: Measure, ours: StandardDocument, theirs: StandardDocument | None) -> None:
    for component in Component:
        where = f"{ours.service}: {component}"
        if ours.content(component).blank is not None:
            measure.components.add(theirs is not None and theirs.content(component).blank is not None, where)
            continue
        mine = standard_items(ours, component)
        other = [] if theirs is None else standard_items(theirs, component)
        words = " ".join(item.text for item in mine), " ".join(item.text for item in other)
        placed = likeness(*words) >= LEAST_PLACED or _mostly_in(words[0], words[1])
        measure.components.add(placed, f"{where}: {words[1][:80]!r}")
        count = measure.by_component.setdefault(component, Count())
        for item, rule in right_items(mine, other, _drawn(theirs, component)):
            if rule is not None:
                measure.rules[rule] += 1
            for one in (measure.items, count):
                one.add(rule is not None, f"{where} {','.join(item.numbers)}: {item.text[:100]!r}")
    _compare_figures(measure, ours, theirs)


def _drawn(document: StandardDocument | None, component: Component) -> list[str]:
    """Return the boxes of the flow chart of an import's procedure, which it keeps in a remark."""
    note = document.content(component).note if document is not None else None
    _, chart, boxes = (note or "").partition(CHART_WORDS)
    return boxes.split(" → ") if chart else []


def _mostly_in(part: str, whole: str) -> bool:
    """Tell whether nearly all words of one text are in another."""
    words = part.lower().split()
    there = set(whole.lower().split())
    return bool(words) and sum(word in there for word in words) >= LEAST_F1 * len(words)


def _compare_figures(measure: Measure, ours: StandardDocument, theirs: StandardDocument | None) -> None:
    mine, other = ours.delivery, None if theirs is None else theirs.delivery
    times = [
        (str(stage.longest), str(stage.shortest or "")) for stage in mine.service_time.stages if stage.longest
    ]
    read = (
        []
        if other is None
        else [
            (str(stage.longest), str(stage.shortest or ""))
            for stage in other.service_time.stages
            if stage.longest
        ]
    )
    for time in times:
        measure.durations.add(time in read, f"{ours.service}: {time} is {read}")
    if ours.delivery.fee.blank is None:
        free = (mine.fee.free, len(mine.fee.components))
        got = None if other is None else (other.fee.free, len(other.fee.components))
        measure.fees.add(free == got, f"{ours.service}: {free} is {got}")
    staff = ours.management.staff
    if staff.blank is None:
        people = (staff.number, staff.at_least, staff.at_most)
        counted = None
        if theirs is not None:
            of_theirs = theirs.management.staff
            counted = (of_theirs.number, of_theirs.at_least, of_theirs.at_most)
        measure.staff.add(people == counted, f"{ours.service}: {people} is {counted}")


def unaccounted(source: SourceFile, said: Sequence[str]) -> Iterator[str]:
    """Yield each line of a source whose words are in no document, nor in the list of what is left out.

    Words count in any spelling: "WA" is the document's `whatsapp`.  A word that a scan misread counts where
    the documents have it as it should be: a regulation is cited as the register has it.
    """
    plain = " ".join(usual_words(" ".join(said)))
    words = set(plain.split())
    for line in lines_in(source.blocks):
        text = words_of_chart(line.text) if line.kind is LineKind.FLOW_CHART else line.text
        given = usual_words(text)
        there = sum(
            w in words or (line.misread and any(_misread(w, known) for known in words)) for w in given
        )
        if given and " ".join(given) not in plain and there < ENOUGH_WORDS * len(given):
            yield f"{source.line_number(line.at.start)}: {line.text}"


def _misread(word: str, known: str) -> bool:
    return alike(word, known) or (len(word) == len(known) == 4 and letters_apart(word, known, 1) == 1)


_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def day_in_words(day: date) -> str:
    words = date_words(day)
    return f"pada tanggal {day.day:02} {words} {words.split()[1][:3]}"


def main(arguments: Sequence[str]) -> int:
    source, decree = map(Path, arguments)
    measure = measured(source, decree)
    print(f"{measure.name}: {source.name}")
    print(f"  components placed    {measure.components}")
    print(f"  items right          {measure.items}")
    print(f"    {', '.join(f'{rule.name.lower()} {measure.rules[rule]}' for rule in Rule)}")
    for component, count in measure.by_component.items():
        print(f"    {component:22} {count}")
    print(f"  durations            {measure.durations}")
    print(f"  fees                 {measure.fees}")
    print(f"  numbers of staff     {measure.staff}")
    print(f"  words left out       {100 * measure.left_out:.1f}% of the services' part")
    print(f"  lines unaccounted    {len(measure.unaccounted)}")
    for title, lines in (
        ("component not placed", measure.components.wrong),
        ("item", measure.items.wrong),
        ("duration", measure.durations.wrong),
        ("fee", measure.fees.wrong),
        ("staff", measure.staff.wrong),
        ("unaccounted", measure.unaccounted),
    ):
        for line in lines:
            print(f"  - {title}: {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
