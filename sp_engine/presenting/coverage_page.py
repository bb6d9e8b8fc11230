"""Coverage as a page to look at: the standard's own text, coloured by what the cases decide.

In come the coverages of services; out comes one HTML document that needs nothing else.  Texts are Indonesian,
since officers read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import PurePath

from sp_engine.assurance.coverage.decisive import Coverage, Decided, percent
from sp_engine.assurance.coverage.parts import PartKind, Way, kind_words
from sp_engine.assurance.standard_text import StandardText
from sp_engine.words.diagnostics import Span
from sp_engine.yaml_text.source import Source

_WAYS = {Way.MET: "bila terpenuhi", Way.NOT_MET: "bila tidak terpenuhi"}
_STYLE = """
:root{--full:#cdebd0;--half:#fdeaa8;--none:#f8c6c0;--out:#dfe3ea;--ink:#1d2430}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;color:var(--ink);margin:0 auto;
max-width:75rem;padding:1.5rem}
h1{margin:0 0 .2rem}
h2{margin:2.5rem 0 .3rem;border-top:2px solid var(--out);padding-top:1rem}
h3{margin:1rem 0 .3rem}
.lead{color:#4a5568;margin:.2rem 0 1rem}
.bar{height:.8rem;background:var(--none);border-radius:.4rem;overflow:hidden;max-width:30rem}
.bar i{display:block;height:100%;background:#4aa564}
table{border-collapse:collapse;margin:.5rem 0}
td,th{padding:.25rem .8rem .25rem 0;text-align:left;vertical-align:top}
td.n{text-align:right;font-variant-numeric:tabular-nums}
.key span{padding:.1rem .5rem;border-radius:.3rem;margin-right:.6rem;display:inline-block}
pre{font:13px/1.55 ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;
background:#fafbfc;border:1px solid var(--out);
border-radius:.4rem;padding:.6rem 0;overflow-x:auto}
pre b{display:inline-block;width:3.5rem;padding-right:.8rem;
text-align:right;color:#9aa3b0;font-weight:400;user-select:none}
pre .cut{display:block;padding-left:3.5rem;color:#9aa3b0}
mark{color:inherit;border-radius:.2rem;cursor:help}
.full{background:var(--full)}
.half{background:var(--half);text-decoration:underline dashed #8a6d00}
.none{background:var(--none);text-decoration:underline wavy #a02015}
.out{background:var(--out);text-decoration:underline dotted #55606f}
.bar,.key span,mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.gaps li{margin:.35rem 0}code{background:#eef1f5;padding:0 .25rem;border-radius:.2rem}
pre b:target{background:#1d2430;color:#fff}
@media print{pre{white-space:pre-wrap}section{break-before:page}section:first-of-type{break-before:auto}}
"""
_LEGEND = """<p class="key"><span class="full">menentukan pada setiap arah</span>
<span class="half">baru satu arah</span><span class="none">tidak pernah menentukan</span>
<span class="out">sebagian dikecualikan, dengan alasan</span></p>
<p class="lead">Satu bagian <em>menentukan</em> dalam sebuah kasus bila, dengan semua hal lain tetap,
kebalikan bagian itu saja mengubah yang dinyatakan kasus itu.
Letakkan penunjuk pada teks berwarna untuk melihat kasusnya; alasan setiap yang kosong berdiri di atas
teksnya.</p>"""


def coverage_html(coverages: Iterable[Coverage]) -> str:
    """Return the page."""
    shown = list(coverages)
    decided, total = sum(c.decided for c in shown), sum(c.total for c in shown)
    title = f"Cakupan kasus uji: {shown[0].service}" if len(shown) == 1 else "Cakupan kasus uji"
    body = [f"<h1>{escape(title)}</h1>", _summary(decided, total), _LEGEND]
    if len(shown) > 1:
        body.append(_contents(shown))
    body += [_service(coverage, several=len(shown) > 1) for coverage in shown]
    return (
        '<!doctype html>\n<html lang="id"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body>\n"
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _summary(decided: int, total: int) -> str:
    share = percent(decided, total)
    width = share.replace(",", ".")
    return (
        f'<p class="lead"><strong>{share}%</strong>: {decided} dari {total} arah keputusan ditentukan oleh '
        f'sedikitnya satu kasus.</p><div class="bar"><i style="width:{width}%"></i></div>'
    )


def _contents(coverages: Iterable[Coverage]) -> str:
    rows = "".join(
        f'<tr><td><a href="#{_anchor(c)}">{escape(c.service)}</a></td><td>{escape(c.decree)}</td>'
        f'<td class="n">{c.decided} / {c.total}</td><td class="n">{percent(c.decided, c.total)}%</td></tr>'
        for c in coverages
    )
    head = "<tr><th>Layanan</th><th>Keputusan</th><th>Arah</th><th>Cakupan</th></tr>"
    return f"<table>{head}{rows}</table>"


def _anchor(coverage: Coverage) -> str:
    return f"{coverage.service}-{coverage.decree}".replace("/", "-")


def _line_anchor(section: str, file: str, line: int) -> str:
    return f"{section}-{PurePath(file).name}-{line}"


def _service(coverage: Coverage, *, several: bool) -> str:
    standard = coverage.text.standard
    parts = [
        f'<section id="{_anchor(coverage)}"><h2>{escape(standard.name.id)}</h2>',
        f'<p class="lead"><code>{escape(coverage.service)}</code>, keputusan '
        f"{escape(standard.decree.number)}</p>",
        *([_summary(coverage.decided, coverage.total)] if several else []),
        _gaps(coverage),
    ]
    sources = {entry.part.at.file: coverage.text.source(entry.part.at) for entry in coverage.entries}
    for file in sorted(sources, key=lambda name: name != coverage.text.own.name):
        entries = [entry for entry in coverage.entries if entry.part.at.file == file]
        parts.append(f"<h3>{escape(file)}</h3>")
        parts.append(_text(sources[file], entries, coverage))
    return "\n".join([*parts, "</section>"])


def _gaps(coverage: Coverage) -> str:
    gaps = [entry for entry in coverage.entries if entry.open]
    excused = [entry for entry in coverage.entries if entry.excuse is not None]
    told = []
    if not coverage.passing:
        told.append("<p>Tidak ada kasus yang lulus, jadi tidak satu bagian pun menentukan.</p>")
    elif gaps:
        items = "".join(f"<li>{_named(e, coverage)}: {_prose(e.why.id if e.why else '')}.</li>" for e in gaps)
        told.append(f'<h3>Belum pernah menentukan</h3><ul class="gaps">{items}</ul>')
    if excused:
        items = "".join(f"<li>{_named(e, coverage)}: {_prose(e.excuse or '')}</li>" for e in excused)
        told.append(f'<h3>Dikecualikan</h3><ul class="gaps">{items}</ul>')
    return "".join(told)


def _prose(text: str) -> str:
    """Return a sentence in which what stands in backticks is code."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(text))


def _named(entry: Decided, coverage: Coverage) -> str:
    span = coverage.text.span(entry.part.at)
    place = _line_anchor(_anchor(coverage), entry.part.at.file, span.line if span else 1)
    lines = "" if span is None else f', <a href="#{place}">{_lines(span)}</a>'
    name = f"{kind_words(entry.part.kind).id} <code>{escape(entry.part.name)}</code>"
    return f"{name}{lines}, {_WAYS[entry.way]}"


def _lines(span: Span) -> str:
    return f"baris {span.line}" if span.end_line == span.line else f"baris {span.line}–{span.end_line}"


# ── colouring ────────────────────────────────────────────────────────────────
def _text(source: Source, entries: list[Decided], coverage: Coverage) -> str:
    """Return the lines of a document around its rules, every part in its colour."""
    groups: dict[tuple[str, Span], list[Decided]] = {}
    for entry in entries:
        span = _painted(entry, coverage.text)
        if span is not None:
            groups.setdefault((entry.part.kind, span), []).append(entry)
    lines = source.text.splitlines()
    paint: dict[int, list[int]] = {}
    marks = sorted(groups.items(), key=lambda group: -_size(group[0][1]))
    for index, ((_, span), _) in enumerate(marks):
        for line in range(span.line, min(span.end_line, len(lines)) + 1):
            cells = paint.setdefault(line, [-1] * len(lines[line - 1]))
            first = span.column - 1 if line == span.line else _indent(lines[line - 1])
            last = span.end_column - 1 if line == span.end_line else len(cells)
            cells[first:last] = [index] * len(cells[first:last])
    titles = [(_colour(group), _title(group)) for _, group in marks]
    shown, before = [], 0
    for number in _near(paint, len(lines)):
        if number > before + 1:
            shown.append('<span class="cut">⋮</span>')
        anchor = _line_anchor(_anchor(coverage), source.name, number)
        text = _line(lines[number - 1], paint.get(number), titles)
        shown.append(f'<b id="{anchor}">{number}</b>{text}\n')
        before = number
    return f"<pre>{''.join(shown)}</pre>"


def _near(paint: Mapping[int, list[int]], count: int) -> list[int]:
    """Return the lines to show: those with colour and some around them."""
    return sorted({n for line in paint for n in range(line - 3, line + 4) if 1 <= n <= count})


def _painted(entry: Decided, standard: StandardText) -> Span | None:
    """Return what to colour: of a requirement its name, else the whole part."""
    part = entry.part
    return standard.span(part.at.under("id") if part.kind is PartKind.REQUIREMENT else part.at)


def _size(span: Span) -> int:
    return (span.end_line - span.line) * 1000 + span.end_column - span.column


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _colour(group: list[Decided]) -> str:
    if any(entry.open for entry in group):
        return "half" if any(entry.decided for entry in group) else "none"
    return "full" if all(entry.decided for entry in group) else "out"


def _title(group: list[Decided]) -> str:
    told = [f"{kind_words(group[0].part.kind).id} {group[0].part.name}"]
    for entry in group:
        if entry.decided:
            more = f", dan {len(entry.cases) - 2} lainnya" if len(entry.cases) > 2 else ""
            cases = "; ".join(entry.cases[:2]) + more
        else:
            cases = entry.excuse or (entry.why.id if entry.why else "")
        told.append(f"{_WAYS[entry.way]}: {cases}")
    return "\n".join(told)


def _line(text: str, cells: list[int] | None, titles: list[tuple[str, str]]) -> str:
    if cells is None:
        return escape(text)
    parts, start = [], 0
    for at in range(1, len(text) + 1):
        if at == len(text) or cells[at] != cells[start]:
            piece = escape(text[start:at])
            if cells[start] >= 0:
                colour, title = titles[cells[start]]
                piece = f'<mark class="{colour}" title="{escape(title)}">{piece}</mark>'
            parts.append(piece)
            start = at
    return "".join(parts)
