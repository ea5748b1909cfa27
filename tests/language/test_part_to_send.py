"""What is to be sent, by its name; what the policies make of it is in tests/knowledge/test_gathering.py."""

import pytest

from bot.language.part_to_send import part_to_send


@pytest.mark.parametrize("text", ["My aunt is there for rehab.", "our porch is included in the photo"])
def test_what_is_there_is_not_to_be_sent(text: str) -> None:
    assert part_to_send(text) is None
