"""A service notice makes three promises; the lint says which an agency's wording lacks."""

from __future__ import annotations

import pytest

from sp_engine.lint.notice_promises import Promise, lacking_promises, promise_sentence

STANDARD, IMPROVEMENT, SANCTION = Promise

COPIED = (
    "Dengan ini, kami menyatakan sanggup menyelenggarakan pelayanan sesuai standar pelayanan yang telah"
    " ditetapkan dan apabila tidak menepati janji ini, kami siap menerima sanksi sesuai peraturan"
    " perundang-undangan yang berlaku."
)
WHOLE = (
    "Kami siap melayani sesuai standar pelayanan dengan penuh tanggung jawab serta selalu melakukan perbaikan"
    " secara terus-menerus. Apabila tidak sesuai standar, kami siap menerima sanksi."
)


@pytest.mark.parametrize(
    ("sentences", "lacking"),
    [
        ((COPIED,), (IMPROVEMENT,)),
        ((WHOLE,), ()),
        (("Kami melayani dengan senyum.",), (STANDARD, IMPROVEMENT, SANCTION)),
        (("Kami melayani sesuai standar pelayanan dan terus meningkatkannya.",), (SANCTION,)),
        (("Kami melaksanakan standar pelayanan.", "Kami memberi kompensasi."), (IMPROVEMENT,)),
        (("Kami memperbaiki pelayanan secara berkelanjutan; kami siap diberi sanksi.",), (STANDARD,)),
    ],
)
def test_a_promise_is_known_by_its_words(sentences: tuple[str, ...], lacking: tuple[Promise, ...]) -> None:
    assert lacking_promises(sentences) == lacking


def test_the_sentences_that_we_offer_make_the_promises_that_they_are_offered_for() -> None:
    assert lacking_promises([promise_sentence(promise).id for promise in Promise]) == ()
    for promise in Promise:
        others = [promise_sentence(other).id for other in Promise if other is not promise]
        assert lacking_promises(others) == (promise,)
