"""The steps of a procedure: who acts, where the text names somebody, and what is done.

In come the items of the component; out comes the component as a document writes it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from sp_engine.importing.draft_yaml import Marked, plain
from sp_engine.importing.enumerations import Item
from sp_engine.importing.flow_charts import boxes_of_chart, words_of_chart
from sp_engine.importing.label_words import alike, is_one_of, words_of
from sp_engine.importing.numbered import SHORT_HEADING, leads_to_list, says_something, written_number
from sp_engine.importing.recognised_words import any_of, short_name, unlike, without_end, word_lists
from sp_engine.importing.source_blocks import LineKind

_MOST_ACTOR_WORDS = 9
CHART_WORDS = "Bagan alir dalam keputusan: "
"""Before the words of a chart in a remark."""
_LEAST_DRAWN = 0.6
_MOST_BOX_WORDS = 4
FROM_CHART = "bagan"
"""The number of a step that only the flow chart has."""


def procedure_draft(items: tuple[Item, ...]) -> dict[str, Any]:
    """Return the procedure.  A flow chart is kept in words too, for a person to draw the branches from."""
    steps: list[dict[str, Any]] = []
    notes: list[str] = []
    taken: set[str] = set()
    route = ""
    if copied := _copied_boxes(items):
        notes.append(CHART_WORDS + " → ".join(without_end(item.text) for item in items[:copied]))
        items = items[copied:]
    for index, item in enumerate(items):
        if item.kind is LineKind.FLOW_CHART:
            notes.append(f"{CHART_WORDS}{words_of_chart(item.text)}")
            continue
        if not says_something(item):
            continue
        text = without_end(item.text)
        if item.laid_out:
            route = item.heading
        elif item.depth <= 1 and (item.heads or leads_to_list(items, index)):
            if len(words_of(text)) <= SHORT_HEADING:
                route = text
                continue
            if not item.number:
                notes.append(text)
                continue
        elif item.depth <= 1 and item.number and "." not in item.number and not item.above:
            route = route if not steps or steps[-1].get("_depth", 1) <= 1 else ""
        steps.append(_step(item, text, route, taken))
        steps[-1]["_depth"] = item.depth
    drawn = [box for item in items if item.kind is LineKind.FLOW_CHART for box in boxes_of_chart(item.text)]
    steps = _with_drawn(steps, drawn, taken)
    last = {step.get("jalur"): step for step in steps}
    for step in steps:
        step.pop("_depth", None)
        if step is last[step.get("jalur")]:
            step["lalu"] = "selesai"
    draft: dict[str, Any] = {"langkah": steps}
    if notes:
        draft["catatan"] = ". ".join(notes)
    return draft


def _copied_boxes(items: tuple[Item, ...]) -> int:
    """Return how many lines at the head are boxes of a drawing, copied as words before "Keterangan:"."""
    lead = next((i for i, item in enumerate(items) if is_one_of(item.text, "pengantar_daftar")), 0)
    boxes = items[:lead]
    if any(item.number or item.bullet or len(words_of(item.text)) > _MOST_BOX_WORDS for item in boxes):
        return 0
    return lead if lead > 1 else 0


def _with_drawn(steps: list[dict[str, Any]], boxes: list[str], taken: set[str]) -> list[dict[str, Any]]:
    """Return the steps with those that only the chart has, behind the step that the box before draws."""
    told = list(steps)
    at = 0
    for box in boxes:
        step = next((one for one in steps if _draws(box, one)), None)
        if step is not None:
            at = next(i for i, one in enumerate(told) if one is step) + 1
            continue
        told.insert(at, _step(Item(FROM_CHART, box, ()), box, "", taken))
        at += 1
    return told


def _draws(box: str, step: dict[str, Any]) -> bool:
    """Tell whether a box has the words of a step, or most of them."""
    given = [word for word in words_of(box) if word not in word_lists()["kata_hampa"]]
    said = words_of(f"{plain(step['pelaku'])} {step['uraian']}")
    there = sum(any(alike(word, other) for other in said) for word in given)
    return there >= _LEAST_DRAWN * len(given)


def _step(item: Item, text: str, route: str, taken: set[str]) -> dict[str, Any]:
    actor, done = named_actor(text) if item.laid_out else actor_of(text)
    step: dict[str, Any] = {"id": unlike(short_name(done or text, 32), taken)}
    if item.number:
        step["butir"] = written_number(item)
    if route:
        step["jalur"] = route
    nobody = word_lists()["tanpa_pelaku"]
    known = actor and actor != nobody
    step["pelaku"] = actor if known else Marked(nobody, "periksa: siapa yang melakukannya?")
    step["uraian"] = done[:1].upper() + done[1:] if actor else text
    if item.remarks:
        step["catatan"] = ". ".join(item.remarks)
    return step


def named_actor(text: str) -> tuple[str, str]:
    """Return who acts and what, of a step that names who acts before a colon; else as `actor_of`."""
    named, colon, done = text.partition(": ")
    return (named, done) if colon and done and len(named.split()) <= _MOST_ACTOR_WORDS else actor_of(text)


def actor_of(text: str) -> tuple[str, str]:
    """Return who acts in a sentence and what, the first empty where the sentence names nobody.

    "Berkas diperiksa oleh petugas loket" names who acts behind the verb, and stays as it is written.
    """
    if _opener().match(text) is None:
        return _agent(text), text
    words = list(re.finditer(r"\S+", text))
    for count, word in enumerate(words[: _MOST_ACTOR_WORDS + 1]):
        if count and _is_verb(word[0]):
            return text[: word.start()].rstrip(" ,:"), text[word.start() :]
    return _agent(text), text


def _agent(text: str) -> str:
    """Return who acts in the main clause of a passive sentence; empty where it names nobody."""
    words = text.split()
    lower = [word.strip(",;.:()").lower() for word in words]
    for at, word in enumerate(lower):
        if word != "oleh":
            continue
        verb = next((i for i in range(at - 1, max(at - 4, -1), -1) if _is_passive(lower[i])), None)
        if verb is None or "yang" in lower[:verb] or _opener().match(" ".join(words[at + 1 :])) is None:
            continue
        agent: list[str] = []
        for following in words[at + 1 : at + 1 + _MOST_ACTOR_WORDS]:
            plain_word = following.strip(",;.:()").lower()
            if plain_word in word_lists()["setelah_pelaku"] or (agent and _is_verb(plain_word)):
                break
            agent.append(following.rstrip(",;.:"))
            if following[-1:] in ",;.:":
                break
        while agent and agent[-1].lower() in ("dan", "atau", "serta"):
            agent.pop()
        named = " ".join(agent)
        return named[:1].upper() + named[1:]
    return ""


def _is_passive(word: str) -> bool:
    return word.startswith("di") and len(word) > len("di") + 2 and _is_verb(word)


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(word_lists()['pelaku'])})\b", re.IGNORECASE)


@cache
def _verb() -> re.Pattern[str]:
    others = any_of(word_lists()["kata_kerja_lain"])
    return re.compile(rf"(?:me[a-z]{{4,}}|ber[a-z]{{3,}}|di[a-z]{{4,}}|{others})[,;]?$")


def _is_verb(word: str) -> bool:
    return bool(_verb().match(word)) and word.strip(",;.") not in word_lists()["bukan_kata_kerja"]
