"""A section with a part of every kind, its texts full of what is markup in some form."""

from __future__ import annotations

from sp_engine.presenting.section import (
    Code,
    Field,
    Figures,
    Group,
    Item,
    Line,
    Listing,
    Message,
    Note,
    Paragraph,
    Section,
    Share,
    Span,
    Step,
    Style,
    Table,
    Term,
    strong,
)

EVIL = "a <b> & \"c\" 'd' *e* _f_ [g](h) | `i` \\ &amp; #"
EVERY_KIND = Section(
    ("Judul ", strong("tebal"), EVIL),
    (
        Paragraph(f"Paragraf {EVIL}", "Label <1>"),
        Paragraph("1. bukan daftar"),
        Paragraph("- bukan pula"),
        Note(f"Catatan {EVIL}", "catatan"),
        Line(f"Baris {EVIL}"),
        Field(f"Nama {EVIL}", Span(f"nilai {EVIL}", Style.GOOD), (Paragraph("isi medan"),)),
        Field("Tanpa nilai"),
        Group(f"Kelompok {EVIL}", (Group("", (Line("di dalamnya"),)),)),
        Item(Span("✓", Style.GOOD), f"Butir {EVIL}", (Paragraph("alasan"), Note("aside"))),
        Item("-", "Butir bernomor", (Item("-", "butir dalam butir"),), number="7 [a]"),
        Item(Span("berkas_a.yaml:3", Style.PLACE), "pada tempatnya", (Code("contoh:\n  <kode> ```"),)),
        Step("1", f"Langkah {EVIL}", (Paragraph("bila x → 2"),), leads_on=True),
        Step("2", "Langkah kedua"),
        Term("istilah", f"arti {EVIL}", 9),
        Figures((("Januari", 20), ("Februari", 18))),
        Share((strong("71,8%"), " dari semua"), 23, 32),
        Table(("Kepala <x>", "Angka|b"), ((f"Sel {EVIL}", "1"), (Span("tautan", link="jauh"), "2"))),
        Code(f"kode {EVIL}\n  baris kedua"),
        Listing(
            ((3, ("awal ", Span("ditandai <x>", Style.BAD, remark=f"sebab {EVIL}"))), (9, "akhir")), "daftar"
        ),
        Message(
            "berkas.yaml:1:2",
            Span("kesalahan", Style.BAD),
            "SP204",
            f"Pesan {EVIL}",
            ("    1 | <x>", "      | ^^^"),
            (Field("mengapa", f"karena {EVIL}"),),
            (Section("Bagian dalam pesan", (Line("lebih jauh"),)),),
            (("berkas.yaml:7:2", f"Pesan kedua {EVIL}"),),
        ),
        Section("Lipatan", (Paragraph(f"di dalam lipatan {EVIL}"),), folded=True),
        Section(f"Bab {EVIL}", (Section("Anak bab", (Paragraph("isi"),), "1."),), "2.", "jauh"),
    ),
)
