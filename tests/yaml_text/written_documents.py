"""Documents as people might write them: any indentation, comments anywhere, any text and line end."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

KEYS = (
    "format",
    "catatan",
    "butir",
    "id",
    "nama",
    "pelayanan",
    "layanan",
    "kasus",
    '"kunci lain"',
    "pengelolaan",
)
PLAIN = (
    "teks",
    "12",
    "0.5",
    "true",
    "Rp1.000.000",
    "a-b#c",
    "2026-03-16",
    "kata " * 30 + "akhir",
    "-x",
    "a:b",
    "Képutusan № 1 – 中文 😀",
)
# Texts over several lines; `{}` is where the next line begins.
SPREAD = (
    "satu\n{}dua  tiga",
    '"satu\n{}dua\n\n{}tiga"',
    "'satu # bukan\n{}komentar'",
    '"lanjut \\\n{}  kata"',
)
QUOTED = ('"dua: kata"', "'# bukan komentar'", '""', '"baris\\n\\" baru"', "'it''s'")
LINES = ("satu", "dua tiga", "", "  menjorok", "# bukan komentar", "- x", "a: b")
REMARKS = ("# catatan", "#", "# a: b", "# - x  # y", "#kiri")


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A document whose top is a mapping or a list."""
    lines = [draw(st.sampled_from(REMARKS)) for _ in range(draw(st.integers(0, 2)))]
    lines += _block(draw, "", draw(st.integers(1, 3)))
    lines += [draw(st.sampled_from(("", *REMARKS))) for _ in range(draw(st.integers(0, 2)))]
    text = "\n".join(lines) + draw(st.sampled_from(("\n", "", "\n\n")))
    return draw(st.sampled_from((text, text, text.replace("\n", "\r\n"))))


def _block(draw: Any, indent: str, depth: int) -> list[str]:
    is_map = draw(st.booleans())
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True))
    lines: list[str] = []
    for key in keys:
        if draw(st.integers(0, 3)) == 0:
            lines.append(draw(st.sampled_from(("", indent + draw(st.sampled_from(REMARKS))))))
        lines += _entry(draw, indent, f"{key}:" if is_map else "-", depth)
    if draw(st.integers(0, 4)) == 0:
        lines.append(indent + draw(st.sampled_from(REMARKS)))
    return lines


def _entry(draw: Any, indent: str, head: str, depth: int) -> list[str]:
    inner = indent + " " * draw(st.integers(1, 4))
    trail = draw(st.sampled_from(("", "", "  " + draw(st.sampled_from(REMARKS)))))
    kinds = ["plain", "quoted", "text", "flow", "empty", "spread", *(["block", "block"] if depth else [])]
    kind = draw(st.sampled_from(kinds))
    if kind == "block":
        if head == "-" and draw(st.booleans()):  # the first entry on the line of the dash
            body = _block(draw, indent + "  ", depth - 1)
            if body[0].strip() and not body[0].lstrip().startswith("#"):
                return [f"{indent}- {body[0].lstrip()}", *body[1:]]
            return [f"{indent}-", *body]
        return [indent + head + trail, *_block(draw, inner, depth - 1)]
    if kind == "text":
        header = draw(st.sampled_from(("|", ">", "|-", ">-", "|+", ">+")))
        first = draw(st.sampled_from(("awal", "kata satu")))
        rest = draw(st.lists(st.sampled_from(LINES), max_size=3))
        return [f"{indent}{head} {header}", *(inner + line if line else "" for line in (first, *rest))]
    if kind == "flow":
        return _flow_entry(draw, indent, head, trail)
    if kind == "spread":
        text = draw(st.sampled_from(SPREAD)).format(*[inner] * 3)
        below = draw(st.sampled_from(("", "", f"{trail}\n{inner}{draw(st.sampled_from(REMARKS))}\n{inner}")))
        return [
            f"{indent}{head}{below or ' '}{text}",
            *([] if below else [f"{indent}{trail.strip()}"] * bool(trail)),
        ]
    value = {"plain": PLAIN, "quoted": QUOTED, "empty": ("",)}[kind]
    return [f"{indent}{head} {draw(st.sampled_from(value))}".rstrip() + trail]


def _flow_entry(draw: Any, indent: str, head: str, trail: str) -> list[str]:
    if draw(st.integers(0, 2)):
        return [f"{indent}{head} {_flow(draw, 2)}{trail}"]
    inner = indent + "    "  # over several lines, with comments in it
    items = [f"{inner}{_flow(draw, 1)},{draw(st.sampled_from(('', '  # di dalam')))}" for _ in range(2)]
    return [f"{indent}{head} [", *items, f"{inner}# di ujung", f"{inner}]{trail}"]


def _flow(draw: Any, depth: int) -> str:
    kind = draw(st.sampled_from(["plain", "quoted", *(["map", "list"] if depth else [])]))
    if kind in ("plain", "quoted"):
        return str(draw(st.sampled_from({"plain": PLAIN, "quoted": QUOTED}[kind])))
    parts = [_flow(draw, depth - 1) for _ in range(draw(st.integers(0, 3)))]
    if kind == "list":
        return "[" + ", ".join(parts) + "]"
    return (
        "{"
        + ", ".join(f"{key}: {part}" for key, part in zip(("id", "nama", "butir"), parts, strict=False))
        + "}"
    )
