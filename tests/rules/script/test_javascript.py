"""A value as JavaScript reads it ends neither a line nor the script in which it stands."""

import json

import pytest

from sp_engine.rules.script.javascript import js_value

ODD = {"</script><!--": ["a\u2028b\u2029c", 'q"\\\n', True, None, 1.5, "é"]}


@pytest.mark.parametrize("form", [{}, {"indent": 1}, {"dense": True}])
def test_a_value_is_the_same_and_ends_nothing(form: dict[str, int]) -> None:
    written = js_value(ODD, **form)  # type: ignore[arg-type]
    assert json.loads(written) == ODD
    assert "<" not in written
    assert "\u2028" not in written
    assert "\u2029" not in written
    assert "é" in written


def test_a_long_value_has_no_spaces() -> None:
    assert js_value({"a": [1, 2]}, dense=True) == '{"a":[1,2]}'
    assert js_value({"a": [1, 2]}) == '{"a": [1, 2]}'
