"""Small changes of a time: each of its periods a unit shorter, longer, or counted over other days."""

from sp_engine.assurance.mutants.condition_mutants import duration_mutants, unit_mutants
from sp_engine.words.language import Words
from sp_engine.workdays.duration import parse_limit
from sp_engine.yaml_text.source import Place

TIME = Words("waktu", "time")
AT = Place("standar.yaml", ("paling_lama",))


def changed(text: str) -> set[str]:
    limit = parse_limit(text)
    lengths, units = duration_mutants(AT, limit, TIME, TIME), unit_mutants(AT, limit, TIME, TIME)
    return {mutant.to for mutant in (*lengths, *units)}


def test_each_period_of_a_limit_is_changed_beside_the_other() -> None:
    assert changed("2 hari kerja 60 menit") == {
        "1 hari kerja 60 menit",
        "3 hari kerja 60 menit",
        "2 hari kerja 59 menit",
        "2 hari kerja 61 menit",
        "2 hari 60 menit",
    }


def test_a_change_can_be_written_as_a_limit() -> None:
    for text in ("1 hari kerja 1 menit", "1 hari", "1x24 jam 30 menit"):
        assert [str(parse_limit(other)) for other in sorted(changed(text))] == sorted(changed(text))
