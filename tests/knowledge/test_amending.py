"""One value of a policy file changes; comments, order and layout of the rest stay."""

import textwrap
from difflib import unified_diff
from pathlib import Path

import pytest

from bot.domain.proposals import Aim, Amendment
from bot.errors import PolicyError
from bot.knowledge.amending.amendments import amended, diff
from bot.knowledge.amending.places import with_entry, with_value
from bot.knowledge.amending.wordings import wordings
from bot.loading.folders import POLICY_SUFFIXES, PolicyFolder, read_texts
from bot.settings import PROJECT

FILES = read_texts(PROJECT / "policies", POLICY_SUFFIXES)
FILE = textwrap.dedent(
    """\
    # the team's own
    policy: lamps   # by hand
    clauses:
      - id: lamps.bulbs   # never included
        say: >-
          Bulbs are not
          included.

        facts: [bulb, {wattage]
        tags:
          - one
          - two  # the last

      # what follows is new
      - {id: lamps.shade, say: Shades come apart, text: x}
    """
).replace("{wattage", "wattage")


def _changed(before: str, after: str) -> tuple[list[str], list[str]]:
    lines = [
        line for line in unified_diff(before.splitlines(), after.splitlines(), n=0) if line[:3] not in ("---", "+++")
    ]
    return [x[1:] for x in lines if x[0] == "-"], [x[1:] for x in lines if x[0] == "+"]


def test_a_text_is_replaced_and_nothing_else() -> None:
    gone, came = _changed(FILE, with_value("f", FILE, ("clauses", 0, "say"), "Buy them: #2 fits."))
    assert gone == ["    say: >-", "      Bulbs are not", "      included."] and came == [
        "    say: 'Buy them: #2 fits.'"
    ]
    gone, came = _changed(FILE, with_value("f", FILE, ("clauses", 1, "say"), "Apart, or not"))
    assert came == ["  - {id: lamps.shade, say: 'Apart, or not', text: x}"] and len(gone) == 1
    _, came = _changed(FILE, with_value("f", FILE, ("clauses", 0, "say"), "word " * 40 + "end"))
    assert came[0].endswith("word word") and all(len(line) <= 120 for line in came)


def test_an_entry_comes_at_the_end_of_its_list_whatever_it_looks_like() -> None:
    assert _changed(FILE, with_entry("f", FILE, ("clauses", 0), "facts", "a, b")) == (
        ["    facts: [bulb, wattage]"],
        ["    facts: [bulb, wattage, 'a, b']"],
    )
    assert _changed(FILE, with_entry("f", FILE, ("clauses", 0), "tags", "three")) == ([], ["      - three"])
    made = with_entry("f", FILE, ("clauses", 0), "notes", "new")
    assert _changed(FILE, made) == ([], ["    notes:", "      - new"]) and "- two  # the last\n    notes:" in made
    with pytest.raises(PolicyError, match="edit the file by hand"):
        with_entry("f", FILE, ("clauses", 1), "notes", "new")


def test_wordings_of_files_that_did_not_change_are_found_once() -> None:
    before = list(wordings(FILES))
    assert before and all(a is b for a, b in zip(before, wordings(FILES | {"~.yaml": "policy: x"}), strict=True))


def test_each_wording_that_ships_can_be_changed_by_itself() -> None:
    found = list(wordings(FILES))
    assert len(found) > 150
    for wording in found[::23]:
        once = [w for w in found if (w.owner, w.text) == (wording.owner, wording.text)]
        change = Amendment(Aim.WORDING, wording.owner, " ".join(wording.text.split()), "New: words, [all] of them.")
        if len(once) == 1:
            assert amended(FILES, change)[wording.file].count("New: words, [all] of them.") == 1


def test_what_is_not_there_as_it_was_is_refused_with_what_to_do() -> None:
    for change in (
        Amendment(Aim.WORDING, "clause shipping.cost", "Never said.", "x"),
        Amendment(Aim.ADVICE, "situation gone", "", "x"),
        Amendment(Aim.STYLE, "", "at this point in time", ""),
    ):
        with pytest.raises(PolicyError, match="Nothing was written"):
            amended(FILES, change)


@pytest.mark.deep
def test_a_new_clause_is_named_where_it_answers_and_a_second_one_comes_behind_it() -> None:
    first = amended(FILES, Amendment(Aim.CLAUSE, "situation product_question", "Product", "Bulbs are not included."))
    files = {**FILES, **first}
    second = amended(files, Amendment(Aim.CLAUSE, "situation product_question", "Product", "Shades come apart."))
    assert "added.product_question, added.product_question_2]" in second["situations/questions.yaml"]
    assert "+++ policies/added.yaml" in diff(FILES, first) and "--- /dev/null" in diff(FILES, first)


def test_a_file_is_written_whole_with_its_line_ends_or_not_at_all(tmp_path: Path) -> None:
    folder, (one, two) = PolicyFolder(tmp_path), (tmp_path / "one.yaml", tmp_path / "two.yaml")
    one.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    two.write_bytes(b"c: 3\n")
    before = folder.texts()
    folder.replace(before, {"one.yaml": before["one.yaml"].replace("2", "9"), "new.yaml": "d: 4\n"})
    assert one.read_bytes() == b"\xef\xbb\xbfa: 1\r\nb: 9\r\n" and (tmp_path / "new.yaml").read_bytes() == b"d: 4\n"
    two.write_bytes(b"c: 5\n")
    for changed in ({"one.yaml": "x: 1\n", "two.yaml": "x: 1\n"}, {"new.yaml": "x: 1\n"}):
        with pytest.raises(PolicyError, match="changed meanwhile"):
            folder.replace(before, changed)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["new.yaml", "one.yaml", "two.yaml"]
    assert one.read_bytes().endswith(b"b: 9\r\n") and two.read_bytes() == b"c: 5\n"
