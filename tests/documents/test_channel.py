"""The kinds of channel by the names that people write."""

import pytest

from sp_engine.documents.advice.wrong_value import for_value
from sp_engine.documents.channel import ChannelKind


@pytest.mark.parametrize("kind", ChannelKind)
def test_what_people_write_for_a_channel_is_taken_for_it(kind: ChannelKind) -> None:
    for said in kind.synonyms:
        assert for_value(said, [*ChannelKind], ("kontak", 0, "jenis")) == (kind, None)


def test_no_two_channels_are_called_the_same() -> None:
    said = [name for kind in ChannelKind for name in (kind, *kind.synonyms)]
    assert len({*said}) == len(said)
