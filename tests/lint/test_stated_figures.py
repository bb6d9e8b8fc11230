"""Figures in sentences against the rules beside them: what is found, and that nothing else is."""

from collections.abc import Iterator
from fractions import Fraction

import pytest

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.documents.standard import Standard
from sp_engine.lint.rule_figures import RuleFigure
from sp_engine.lint.stated_figures import contradictions, figure_problems, sentences_of
from sp_engine.words.figures import Bound, Figure, Measure, figures_in
from sp_engine.yaml_text.source import NOWHERE
from sp_engine.yaml_text.sources import Sources


@pytest.fixture(scope="module")
def standards() -> list[tuple[Standard, Sources]]:
    return list(_standards())


def _standards() -> Iterator[tuple[Standard, Sources]]:
    files = CatalogueFiles()
    for agency in files.agency_ids():
        for decree in files.decrees(agency):
            for service in decree.services:
                parser = files.parser(decree, service.id)
                standard = parser.parse(files.agency(agency), decree)
                assert standard is not None
                yield standard, parser.sources


def test_no_sentence_of_the_catalogue_raises_a_false_alarm(standards: list[tuple[Standard, Sources]]) -> None:
    assert len(standards) >= 31
    found = [
        one.message() for standard, sources in standards for one in figure_problems(standard, sources, tuple)
    ]
    assert found == []


def test_every_figure_of_a_rule_that_a_sentence_says_is_missed_there_once_the_rule_changes(
    standards: list[tuple[Standard, Sources]],
) -> None:
    changed = 0
    for standard, _ in standards:
        for sentence in sentences_of(standard):
            figures = figures_in(sentence.text)
            for i, rule in enumerate(sentence.rules):
                if sentence.loose or not _said(rule, sentence.rules, figures):
                    continue
                other = rule._replace(number=rule.number * 3 + 1)
                rules = [other if j == i else one for j, one in enumerate(sentence.rules)]
                assert contradictions(figures, rules), (standard.service, sentence.text, other)
                changed += 1
    assert changed >= 100


def _said(rule: RuleFigure, rules: tuple[RuleFigure, ...], figures: tuple[Figure, ...]) -> bool:
    """Whether the sentence says this figure, and no other rule has the same."""
    alone = [one for one in rules if one.number == rule.number] == [rule]
    return alone and not contradictions(figures, [rule]) and any(f.number == rule.number for f in figures)


def rule(
    measure: Measure, number: int, unit: str = "", bound: Bound | None = None, *nouns: str
) -> RuleFigure:
    return RuleFigure(measure, Fraction(number), unit, bound, NOWHERE, frozenset(nouns))


@pytest.mark.parametrize(
    ("sentence", "of_the_rule"),
    [
        ("Modal paling banyak Rp1 miliar", rule(Measure.MONEY, 750_000_000, "", Bound.AT_MOST)),
        ("Rencana kerja 3 (tiga) tahun", rule(Measure.TIME, 2, "tahun")),
        ("Diselesaikan dalam 3 hari", rule(Measure.TIME, 3, "hari kerja")),
        ("Laporan 18 bulan terakhir", rule(Measure.TIME, 1, "tahun")),
        ("NIB (12 digit)", rule(Measure.COUNT, 13, "", None, "digit")),
        ("Bunga 6 persen", rule(Measure.PERCENT, 7)),
        ("Paling lambat 31 Desember 2025", rule(Measure.DATE, 739617, "", Bound.AT_MOST)),
        ("At least 25 members", rule(Measure.COUNT, 20, "orang", Bound.AT_LEAST)),
    ],
)
def test_another_figure_of_the_same_measure_contradicts(sentence: str, of_the_rule: RuleFigure) -> None:
    assert len(contradictions(figures_in(sentence), [of_the_rule])) == 1


@pytest.mark.parametrize(
    ("sentence", "of_the_rule"),
    [
        ("Surat bermeterai Rp10.000", rule(Measure.COUNT, 3, "orang")),
        ("Fotokopi KTP, 1 lembar", rule(Measure.COUNT, 20, "orang", Bound.AT_LEAST, "orang", "anggota")),
        ("Laporan 12 bulan terakhir", rule(Measure.TIME, 1, "tahun")),
        ("Usia di bawah 35 tahun", rule(Measure.TIME, 34, "tahun", Bound.AT_MOST)),
        ("Ditangani 1x24 jam", rule(Measure.TIME, 1, "hari")),
        ("Modal sesuai kriteria usaha mikro", rule(Measure.MONEY, 10**9, "", Bound.AT_MOST)),
    ],
)
def test_another_thing_or_the_same_figure_otherwise_said_does_not(
    sentence: str, of_the_rule: RuleFigure
) -> None:
    assert contradictions(figures_in(sentence), [of_the_rule]) == []


def test_the_figure_with_the_bound_of_the_rule_is_the_one_that_contradicts() -> None:
    sentence = "Surat bermeterai Rp10.000 tentang modal paling banyak Rp1.000.000.000"
    (found,) = contradictions(figures_in(sentence), [rule(Measure.MONEY, 750_000_000, "", Bound.AT_MOST)])
    assert found.figure.number == 1_000_000_000
