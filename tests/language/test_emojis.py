"""Every emoji is found, and the library's lists are loaded only for a text that can have one."""

import subprocess
import sys

import pytest
from emoji import EMOJI_DATA

from bot.language.normalization.emojis import as_names, emojis

PROSE = "Don’t worry – it’s “fine”… 25 °C, 30 € · £4 each; see § 2 & ¼ • done 100 %"


def test_each_known_emoji_is_found_whole() -> None:
    lost = [one for one in EMOJI_DATA if list(emojis(f"so {one} is")) != [(3, 3 + len(one))]]
    assert lost == []


def test_they_become_the_names_that_slack_knows() -> None:
    assert as_names("\u2705 and \U0001f44d") == "white_check_mark and thumbsup"
    assert as_names("tada") == "tada"


@pytest.mark.deep
def test_for_prose_the_library_is_not_loaded() -> None:
    code = "import sys, bot.app; from bot.language.normalization.emojis import emojis; print(list(emojis(sys.argv[1])), 'emoji' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code, PROSE], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["[]", "False"]
