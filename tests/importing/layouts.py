"""One invented decree in the layouts of real ones, so that an import can be tried on each in each format.

In comes nothing; out come files and what stands in them.  Agencies, places and people are made up, and the
sentences are our own; the layouts are those of decrees that were studied: tables of two and three columns,
components as columns, labels that wrap beside their text, no headings, synonyms, letters run on in one line.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import zip_longest
from typing import Any, NamedTuple

from sp_engine.documents import MANAGEMENT, SERVICE_DELIVERY, Component

Items = Sequence[tuple[str, str]]
C = Component


class Layout(NamedTuple):
    """How a decree is laid out: from its pieces to a list of blocks, and which formats can hold it."""

    build: Callable[[], list[Any]]
    formats: Sequence[str]


NAMES = ("Kartu Pedagang Pasar", "Sewa Lapak Harian")
LABELS: Mapping[Component, str] = {
    C.REQUIREMENTS: "Persyaratan",
    C.PROCEDURE: "Sistem, Mekanisme dan Prosedur",
    C.SERVICE_TIME: "Jangka Waktu Pelayanan",
    C.FEE: "Biaya/Tarif",
    C.PRODUCTS: "Produk Pelayanan",
    C.COMPLAINTS: "Penanganan Pengaduan, Saran dan Masukan",
    C.LEGAL_BASIS: "Dasar Hukum",
    C.FACILITIES: "Sarana dan Prasarana dan/atau Fasilitas",
    C.COMPETENCE: "Kompetensi Pelaksana",
    C.SUPERVISION: "Pengawasan Internal",
    C.STAFF: "Jumlah Pelaksana",
    C.SERVICE_GUARANTEE: "Jaminan Pelayanan",
    C.SAFETY_GUARANTEE: "Jaminan Keamanan dan Keselamatan Pelayanan",
    C.EVALUATION: "Evaluasi Kinerja Pelaksana",
}
SYNONYMS: Mapping[Component, str] = {
    C.REQUIREMENTS: "Syarat Pelayanan",
    C.PROCEDURE: "Mekanisme dan Prosedure",
    C.SERVICE_TIME: "Waktu Penyelesian",
    C.FEE: "Biaya / Tariff",
    C.PRODUCTS: "Hasil Pelayanan",
    C.COMPLAINTS: "Pengelolaan Pengaduan",
    C.LEGAL_BASIS: "Landasan Hukum",
    C.FACILITIES: "Sarana & Prasarana",
    C.COMPETENCE: "Kompetesi Petugas",
    C.SUPERVISION: "Pengawas Internal",
    C.STAFF: "Jumlah Petugas",
    C.SERVICE_GUARANTEE: "Jaminan Layanan",
    C.SAFETY_GUARANTEE: "Jaminan Keselamatan dan Keamanan Layanan",
    C.EVALUATION: "Evaluasi Kinerja Pelayanan",
}
_SHARED: dict[Component, Items] = {
    C.COMPLAINTS: [("a", "Telepon : (0999) 123456"), ("b", "Email : pasar@teratai.example.id")],
    C.LEGAL_BASIS: [
        ("1", "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"),
        ("2", "Peraturan Daerah Kabupaten Teratai Nomor 4 Tahun 2019 tentang Pengelolaan Pasar Rakyat"),
    ],
    C.FACILITIES: [("1", "Meja layanan dan kursi tunggu"), ("2", "Komputer dan pencetak kartu")],
    C.COMPETENCE: [("1", "Memahami tata kelola pasar rakyat"), ("2", "Mampu menjelaskan tarif lapak")],
    C.SUPERVISION: [("", "Kepala Unit Pasar memeriksa buku harian petugas setiap pekan")],
    C.STAFF: [("", "3 (tiga) orang")],
    C.SERVICE_GUARANTEE: [("", "Pedagang dilayani menurut nomor antrean")],
    C.SAFETY_GUARANTEE: [("", "Data pedagang disimpan dalam lemari terkunci")],
    C.EVALUATION: [("", "Kotak saran dibuka dan dibahas setiap tiga bulan")],
}
SERVICES: Sequence[dict[Component, Items]] = (
    {
        C.REQUIREMENTS: [
            ("1", "Fotokopi KTP pemohon"),
            ("2", "Pas foto berwarna ukuran 3 x 4 sebanyak 2 lembar"),
            ("3", "Surat keterangan berjualan dari kepala pasar"),
        ],
        C.PROCEDURE: [
            ("1", "Pemohon menyerahkan berkas kepada petugas loket"),
            ("2", "Petugas mencocokkan berkas dengan daftar lapak"),
            ("3", "Kepala Unit Pasar menandatangani kartu pedagang"),
        ],
        C.SERVICE_TIME: [("", "4 (empat) hari kerja")],
        C.FEE: [("", "Tidak dipungut biaya")],
        C.PRODUCTS: [("", "Kartu pedagang pasar")],
        **_SHARED,
    },
    {
        C.REQUIREMENTS: [
            ("1", "Kartu pedagang yang masih berlaku"),
            ("2", "Formulir sewa lapak yang telah diisi"),
        ],
        C.PROCEDURE: [
            ("1", "Pedagang memilih lapak yang kosong pada papan lapak"),
            ("2", "Petugas menuliskan nomor lapak pada karcis"),
        ],
        C.SERVICE_TIME: [("", "20 menit")],
        C.FEE: [("", "Rp5.000 setiap hari")],
        C.PRODUCTS: [("", "Karcis lapak harian")],
        **_SHARED,
    },
)
HEAD = (
    "PEMERINTAH KABUPATEN TERATAI",
    "KEPUTUSAN KEPALA DINAS PERDAGANGAN KABUPATEN TERATAI",
    "NOMOR: 511/07/DAGANG/2025",
    "TENTANG",
    "STANDAR PELAYANAN PADA DINAS PERDAGANGAN KABUPATEN TERATAI",
    "Menimbang : a. bahwa pedagang dan pembeli memerlukan kepastian pelayanan di pasar;",
    "Mengingat : 1. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;",
    "MEMUTUSKAN",
    "KESATU : Standar Pelayanan pada Dinas Perdagangan meliputi:",
    *(f"{number}. {name}" for number, name in enumerate(NAMES, 1)),
    "KEDUA : Keputusan ini mulai berlaku pada tanggal ditetapkan.",
    "Ditetapkan di Teratai",
    "pada tanggal 6 Mei 2025",
    "KEPALA DINAS PERDAGANGAN,",
    "WULAN SAGARA",
)


class Table(NamedTuple):
    """A table: for each row its cells, each with the lines in it (or a table of its own)."""

    rows: Sequence[Sequence[Sequence[Any]]]


def _lines(items: Items) -> list[str]:
    return [f"{number}. {text}" if number else text for number, text in items]


def _row(number: int, label: str, items: Items) -> list[list[Any]]:
    return [[f"{number}."], [label], _lines(items)]


def _table(service: Mapping[Component, Items], labels: Mapping[Component, str] = LABELS) -> Table:
    rows: list[Sequence[Sequence[Any]]] = [[["NO"], ["KOMPONEN"], ["URAIAN"]]]
    rows += [_row(number, labels[one], service[one]) for number, one in enumerate(Component, 1)]
    return Table(rows)


def _sections(service: Mapping[Component, Items]) -> list[str]:
    lines: list[str] = []
    for number, component in enumerate(Component, 1):
        lines += [f"{number}. {LABELS[component]}", *_lines(service[component])]
    return lines


def _heading(number: int) -> str:
    return f"{number}. {NAMES[number - 1].upper()}"


def _of_services(build: Callable[[Mapping[Component, Items]], Any]) -> list[Any]:
    blocks: list[Any] = [*HEAD]
    for number, service in enumerate(SERVICES, 1):
        made = build(service)
        blocks += [_heading(number), *(made if isinstance(made, list) else [made])]
    return blocks


def _columns(service: Mapping[Component, Items]) -> list[Any]:
    return [
        Table([[[LABELS[one]] for one in half], [_lines(service[one]) for one in half]])
        for half in (SERVICE_DELIVERY, MANAGEMENT)
    ]


def _two_columns(service: Mapping[Component, Items]) -> Table:
    rows: list[Sequence[Sequence[Any]]] = []
    for number, one in enumerate(Component, 1):
        rows += [[[f"{number}."], [LABELS[one]]], [[], _lines(service[one])]]
    return Table(rows)


def _letters(service: Mapping[Component, Items]) -> Table:
    """Items run on in one line, with letters where they have numbers."""
    rows: list[Sequence[Sequence[Any]]] = [[["NO"], ["KOMPONEN"], ["URAIAN"]]]
    for number, one in enumerate(Component, 1):
        line = " ".join(_lines(lettered(service[one])))
        rows.append([[f"{number}."], [LABELS[one]], [line]])
    return Table(rows)


def lettered(items: Items) -> Items:
    """Return items with letters for numbers."""
    return [(chr(96 + int(number)) if number.isdigit() else number, text) for number, text in items]


def _wrapped(service: Mapping[Component, Items]) -> list[str]:
    """A label's words stand in the lines of its text, as where a column is read line by line."""
    lines: list[str] = []
    for number, component in enumerate(Component, 1):
        words = LABELS[component].split()
        label = [" ".join(words[i : i + 2]) for i in range(0, len(words), 2)]
        label[0] = f"{number}. {label[0]}"
        said = _lines(service[component])
        for i in range(max(len(label), len(said))):
            beside = (label[i] if i < len(label) else "", said[i] if i < len(said) else "")
            lines.append("   ".join(part for part in beside if part))
    return lines


def _one_paragraph(service: Mapping[Component, Items]) -> list[str]:
    """All components in one paragraph, lettered A to N."""
    parts = [
        f"{chr(64 + number)}. {LABELS[one]}: {' '.join(_lines(service[one]))}"
        for number, one in enumerate(Component, 1)
    ]
    return [" ".join(parts)]


def _numbers_lost() -> list[Any]:
    """The second service's lists run on, without the numbers that the first one's have."""
    table = _table(SERVICES[1])
    rows = [list(row) for row in table.rows]
    for place, component in enumerate(Component, 1):
        rows[place][2] = ["; ".join(text for _, text in SERVICES[1][component])]
    return [*HEAD, _heading(1), _table(SERVICES[0]), _heading(2), Table(rows)]


def _glued(service: Mapping[Component, Items]) -> Table:
    """Letters stand at the end of the word before them."""
    rows: list[Sequence[Sequence[Any]]] = [[["NO"], ["KOMPONEN"], ["URAIAN"]]]
    for number, one in enumerate(Component, 1):
        rows.append([[f"{number}."], [LABELS[one]], ["".join(_lines(lettered(service[one])))]])
    return Table(rows)


def _label_in_cell(service: Mapping[Component, Items]) -> Table:
    """One column: each cell has its label before its text."""
    return Table(
        [
            [[f"{number}. {LABELS[one]} : {' '.join(_lines(service[one]))}"]]
            for number, one in enumerate(Component, 1)
        ]
    )


def _numbers_in_a_column(service: Mapping[Component, Items]) -> Table:
    """The numbers of items stand in a column of their own, each item in a row."""
    rows: list[Sequence[Sequence[Any]]] = [[["NO"], ["KOMPONEN"], ["URAIAN"], []]]
    for place, one in enumerate(Component, 1):
        for i, (number, text) in enumerate(service[one]):
            lead = [[f"{place}."], [LABELS[one]]] if i == 0 else [[], []]
            rows.append([*lead, [f"{number}."] if number else [], [text]])
    return Table(rows)


def _cells_as_lines(service: Mapping[Component, Items]) -> list[str]:
    """A table copied as text: every cell in lines of its own, number and label too."""
    lines = ["NO", "KOMPONEN", "URAIAN"]
    for number, one in enumerate(Component, 1):
        lines += [str(number), LABELS[one], *_lines(service[one])]
    return lines


_PAGE = 46  # letters in a line of the copied page


def _copied_page(service: Mapping[Component, Items]) -> list[str]:
    """A page copied from a PDF: lines broken where the page ends, the words of a label at their heads."""
    lines: list[str] = []
    for number, one in enumerate(Component, 1):
        label = LABELS[one].replace("dan/atau", "dan").split()
        said = [line for item in _lines(service[one]) for line in textwrap.wrap(item, _PAGE)]
        heads = [f"{number}. {label[0]}", *label[1:]]
        while len(heads) > len(said):  # the last lines of a cell have room for more of its label
            last = heads.pop()
            heads[-1] = f"{heads[-1]} {last}"
        lines += [f"{head} {text}" for head, text in zip_longest(heads, said, fillvalue="")]
    return [line.strip() for line in lines]


_COLUMN = 40  # letters in a line of the scanned page


def _scanned(service: Mapping[Component, Items]) -> list[str]:
    """A table as a scanner reads it: narrow lines, rulings as bars, numbers lost or set apart, dirt."""
    lines: list[str] = []
    for number, component in enumerate(Component, 1):
        items = service[component]
        label = f"{number}. | {LABELS[component]}" if number % 3 else f"' {number}. {LABELS[component]}"
        lines += [label, *(line for i, item in enumerate(items) for line in _read_by_scanner(i, *item))]
        lines += ["|"] if number % 2 else [f"{'¥~' if number % 4 else 'xq'}{number}"]
    return lines


def _read_by_scanner(place: int, number: str, text: str) -> list[str]:
    lead = {0: f"{number}. ", 1: "- ", 2: f"{number}, "}[place] if number else ""
    wrapped = textwrap.wrap(f"{lead}{text}", _COLUMN, break_long_words=False)
    return [f"{line} |" if i % 2 else line for i, line in enumerate(wrapped)]


def _table_in_cell(service: Mapping[Component, Items]) -> Table:
    rows = [list(row) for row in _table(service).rows]
    inner = Table([[[number], [text]] for number, text in lettered(service[C.FACILITIES])])
    rows[list(Component).index(C.FACILITIES) + 1][2] = [inner]
    return Table(rows)


def _without_headings() -> list[Any]:
    return [*HEAD, *(_table(service) for service in SERVICES)]


def _two_layouts() -> list[Any]:
    return [*HEAD, _heading(1), _table(SERVICES[0]), _heading(2), *_sections(SERVICES[1])]


_ALL = ("docx", "pdf", "html", "md", "txt")
LAYOUTS: Mapping[str, Layout] = {
    "table of three columns": Layout(lambda: _of_services(_table), _ALL),
    "table of two columns": Layout(lambda: _of_services(_two_columns), ("docx", "pdf", "html", "txt")),
    "numbered sections": Layout(lambda: _of_services(_sections), _ALL),
    "components as columns": Layout(lambda: _of_services(_columns), ("docx", "pdf", "html", "md")),
    "label words in the lines of the text": Layout(lambda: _of_services(_wrapped), ("txt",)),
    "components A to N in one paragraph": Layout(lambda: _of_services(_one_paragraph), _ALL),
    "numbers lost in one of two services": Layout(_numbers_lost, _ALL),
    "letters at the end of the word before": Layout(lambda: _of_services(_glued), _ALL),
    "label and text in one cell": Layout(
        lambda: _of_services(_label_in_cell), ("docx", "pdf", "html", "md", "txt")
    ),
    "numbers in a column of their own": Layout(
        lambda: _of_services(_numbers_in_a_column), ("docx", "pdf", "html", "md")
    ),
    "cells as lines": Layout(lambda: _of_services(_cells_as_lines), ("docx", "html", "md", "txt")),
    "a page copied from a PDF": Layout(lambda: _of_services(_copied_page), ("txt",)),
    "a scanned page": Layout(lambda: _of_services(_scanned), ("txt",)),
    "no headings": Layout(_without_headings, ("docx", "pdf", "html", "md")),
    "synonyms and misspelt labels": Layout(
        lambda: _of_services(lambda service: _table(service, SYNONYMS)), _ALL
    ),
    "two layouts in one file": Layout(_two_layouts, _ALL),
    "letters run on in one line": Layout(lambda: _of_services(_letters), _ALL),
    "a table in a cell": Layout(lambda: _of_services(_table_in_cell), ("docx", "html")),
}


def expected(layout: str) -> Sequence[dict[Component, Items]]:
    """Return what each service of a layout says."""
    if layout in ("letters run on in one line", "letters at the end of the word before"):
        return [{one: lettered(items) for one, items in service.items()} for service in SERVICES]
    if layout == "a table in a cell":
        return [{**service, C.FACILITIES: lettered(service[C.FACILITIES])} for service in SERVICES]
    return SERVICES


def written(layout: str, form: str) -> bytes:
    """Return the decree in a layout, as a file of a format."""
    blocks = LAYOUTS[layout].build()
    writers: Mapping[str, Callable[[list[Any]], bytes]] = {
        "docx": _docx,
        "pdf": _pdf,
        "html": lambda blocks: _html(blocks).encode(),
        "md": lambda blocks: _markdown(blocks).encode(),
        "txt": lambda blocks: _text(blocks).encode(),
    }
    return writers[form](blocks)


def _flat(cell: Sequence[Any]) -> list[str]:
    lines: list[str] = []
    for one in cell:
        if isinstance(one, Table):
            lines += [". ".join(" ".join(_flat(inner)) for inner in row) for row in one.rows]
        else:
            lines.append(one)
    return lines


def _text(blocks: list[Any]) -> str:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            lines += ["\t".join(" ".join(_flat(cell)) for cell in row) for row in block.rows]
        else:
            lines.append(block)
    return "\n\n".join(lines) + "\n"


def _markdown(blocks: list[Any]) -> str:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            rows = [f"| {' | '.join('<br>'.join(_flat(cell)) for cell in row)} |" for row in block.rows]
            lines.append("\n".join([rows[0], f"|{'---|' * len(block.rows[0])}", *rows[1:]]))
        else:
            lines.append(block)
    return "\n\n".join(lines) + "\n"


def _html(blocks: list[Any]) -> str:
    body = "".join(_html_table(b) if isinstance(b, Table) else f"<p>{escape(b)}</p>\n" for b in blocks)
    script = "<script>document.write('Persyaratan: 99. Jangan dibaca')</script>"
    return f"<!DOCTYPE html><html><head><title>Keputusan</title>{script}</head><body>{body}</body></html>"


def _html_table(table: Table) -> str:
    def cell(lines: Sequence[Any]) -> str:
        inner = (_html_table(one) if isinstance(one, Table) else f"<p>{escape(one)}</p>" for one in lines)
        return f"<td>{''.join(inner)}</td>"

    rows = "".join("<tr>" + "".join(map(cell, row)) + "</tr>" for row in table.rows)
    return f"<table>{rows}</table>\n"


def _docx(blocks: list[Any]) -> bytes:
    import docx

    document = docx.Document()
    for block in blocks:
        if isinstance(block, Table):
            _docx_table(document.add_table(len(block.rows), len(block.rows[0])), block)
        else:
            document.add_paragraph(block)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _docx_table(made: Any, table: Table) -> None:
    for row, cells in zip(made.rows, table.rows, strict=True):
        for cell, lines in zip(row.cells, cells, strict=False):
            for number, one in enumerate(lines):
                if isinstance(one, Table):
                    _docx_table(cell.add_table(len(one.rows), len(one.rows[0])), one)
                elif number == 0:
                    cell.paragraphs[0].text = one
                else:
                    cell.add_paragraph(one)


def _pdf(blocks: list[Any]) -> bytes:
    import typst

    parts = ["#set page(margin: 2cm)\n#set text(size: 10pt)\n"]
    for block in blocks:
        if isinstance(block, Table):
            count = len(block.rows[0])
            widths = {4: "(1fr, 4fr, 1fr, 9fr)", 3: "(1fr, 4fr, 9fr)", 2: "(1fr, 12fr)"}.get(
                count, f"{count}"
            )
            cells = (
                f"[{' #linebreak() '.join(map(_typst, _flat(cell)))}]"
                for row in block.rows
                for cell in (*row, *([[]] * (count - len(row))))
            )
            parts.append(f"#table(columns: {widths}, {', '.join(cells)})\n")
        else:
            parts.append(f"{_typst(block)}\n\n")
    made: bytes = typst.compile("".join(parts).encode())
    return made


def _typst(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "#*_`$<>@[]\\~/-+.=" else letter for letter in text)
