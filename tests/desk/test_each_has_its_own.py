"""Each act has its rule and its effect, each kind of work who does it, each line of a case's trail its words for the team."""

import ast
from collections.abc import Iterator

from bot.desk.advance import KINDS
from bot.desk.cases.acts.effects import EFFECTS
from bot.desk.team.history import SILENT, WORDS
from bot.domain.acts import Act
from bot.domain.decisions import RULES
from bot.settings import PROJECT
from bot.store.rows.cases import WorkKind

OF_NO_CASE = ("POLICIES", "proposal.trail")
"""Trails whose lines no case's history shows."""


def test_every_act_has_a_rule_and_an_effect_and_every_kind_of_work_who_does_it() -> None:
    assert set(RULES) == set(EFFECTS) == set(Act) and set(KINDS) == set(WorkKind)


def _noted() -> Iterator[str]:
    """The kinds of line that the code notes of a case: `doing.note(kind)`, `trail.note(tx, case, actor, kind)`."""
    for file in sorted((PROJECT / "bot" / "desk").rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "note":
                kinds = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                elsewhere = any(ast.unparse(arg) in OF_NO_CASE for arg in call.args)
                yield from () if elsewhere else kinds[-1:]


def test_every_line_of_a_case_s_trail_has_words_for_the_team() -> None:
    noted = set(_noted())
    assert {"opened", "approved", "reminded of our word"} <= noted
    assert noted - SILENT - set(WORDS) == set()
