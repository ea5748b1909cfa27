"""The README's diagram and rooms are the code's, and what the pages name is there."""

import re

from bot.domain.states import diagram
from bot.settings import PROJECT


def test_the_readme_draws_the_states_of_the_code() -> None:
    assert diagram() in (PROJECT / "README.md").read_text(encoding="utf-8")


def test_every_file_and_name_that_the_page_of_changes_sends_to_is_there() -> None:
    page = (PROJECT / "docs" / "changes.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w./]+)`", page)
    files = [PROJECT / name for name in named if name.startswith(("bot/", "tests/", "policies/", "docs/", ".env"))]
    assert len(files) > 20
    assert [str(f) for f in files if not f.exists() and f.stem != "NAME"] == []
    of = re.findall(r"`(\w+)` (?:of|in) `(bot/[\w/]+\.py)`|`(bot/[\w/]+\.py)`: its name in `(\w+)`", page)
    pairs = [(name or other, file or place) for name, file, place, other in of]
    assert len(pairs) > 5
    assert [(n, f) for n, f in pairs if n not in (PROJECT / f).read_text(encoding="utf-8")] == []


def test_the_readme_says_what_every_room_and_file_right_under_bot_is_for() -> None:
    page = (PROJECT / "README.md").read_text(encoding="utf-8")
    told = page.partition("## Where things are")[2].partition("Imports point down")[0]
    there = {p.stem for p in (PROJECT / "bot").iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert {name for name in there if not name.startswith("__") and not re.search(rf"\b{name}\b", told)} == set()


def test_every_file_of_python_that_a_page_names_is_there() -> None:
    there = [f"/{path.relative_to(PROJECT).as_posix()}" for path in PROJECT.glob("[bt]*/**/*.py")]
    pages = [PROJECT / "README.md", *(PROJECT / "docs").glob("*.md")]
    named = {name for page in pages for name in re.findall(r"`(?:python )?([\w/]+\.py)\b", page.read_text("utf-8"))}
    assert len(named) > 40
    assert {name for name in named if not any(path.endswith(f"/{name}") for path in there)} == set()
