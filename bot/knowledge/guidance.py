"""The team's lines for the prompt of every draft by a model, kept in a file. Pure.

The file is versioned with the policies: kept, compared and put in force together.
"""

import re
from collections.abc import Iterator, Mapping

from bot.errors import PolicyError
from bot.knowledge.schema.problems import Problem, refuse

FILE = "team.md"
TEAM = f"prompts/{FILE}"
"""Its name among the policy files."""
HEADER = "# Every draft by a model is written with the lines here that begin with `- `. They allow no promise.\n"
MOST, LONGEST = 40, 300
"""How many lines, and how many characters in one."""
_LINE, _MARKUP = re.compile(r"- +(\S.*)"), re.compile(r"\{\{|\{%|\{#|\[[^\]]*\]")
FULL = f"{TEAM} has {MOST} lines already; take one out first, so that each still counts"


def placed(name: str, folder: str = "policies") -> str:
    """Where a policy file is, as people know it."""
    return name if name == TEAM else f"{folder}/{name}"


def guidance(files: Mapping[str, str]) -> tuple[str, ...]:
    """The lines in order; empty without the file. Raises PolicyError with every problem."""
    refuse(guidance_problems(files))
    return tuple(line.removeprefix("-").strip() for line in _said(files.get(TEAM, "")))


def with_line(files: Mapping[str, str], words: str) -> str:
    """The file with another line. Raises PolicyError where it has the line already, or can't take it."""
    there, line = guidance(files), " ".join(words.split())
    if line in there:
        raise PolicyError(f"{TEAM} says this already. Nothing was written.")
    if len(there) >= MOST:
        raise PolicyError(FULL)
    text = files.get(TEAM) or HEADER
    return f"{text.rstrip()}\n- {line}\n"


def _said(text: str) -> list[str]:
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def guidance_problems(files: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with it, where it is there."""
    seen: set[str] = set()
    for number, line in enumerate(files.get(TEAM, "").splitlines(), 1):
        said = line.strip()
        if not said or said.startswith("#"):
            continue
        if not _LINE.fullmatch(said):
            yield Problem(TEAM, number, "begin each line with '- ', or with '#' where it is only for people")
        elif len(said) > LONGEST + 2:
            yield Problem(TEAM, number, f"a line has at most {LONGEST} characters; make two of it")
        elif _MARKUP.search(said):
            yield Problem(TEAM, number, "write plain words: nothing in braces or brackets is filled in here")
        elif said in seen:
            yield Problem(TEAM, number, "this line stands here twice; take one out")
        seen.add(said)
    if len(seen) > MOST:
        yield Problem(TEAM, 1, f"{len(seen)} lines are too many for each to count; keep at most {MOST}")
