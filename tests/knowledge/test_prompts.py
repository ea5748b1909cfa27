"""Prompts that are wrong are refused before any is used."""

import pytest

from bot.errors import PolicyError
from bot.knowledge.files import read_book
from bot.knowledge.prompts import Prompts
from tests.knowledge.small_book import files

GOOD = "{# variables: situation, today #}\nToday is {{ today }}. {{ situation.title }}\n"
BOOK = read_book(files())


def refused(text: str, **others: str) -> str:
    with pytest.raises(PolicyError) as error:
        Prompts.read({"reply.md": text, **others}).check(BOOK)
    return str(error.value)


def test_a_prompt_is_rendered_with_its_variables() -> None:
    text = Prompts.read({"reply.md": GOOD}).render("reply.md", situation=BOOK.situations[0], today="Monday")
    assert text.strip() == "Today is Monday. Something else"


def test_a_prompt_that_is_alike_is_filled_in_anew_only_for_other_values() -> None:
    prompts = Prompts.read({"reply.md": GOOD})
    days, others = ["Monday"], ["Tuesday"]
    said = [prompts.alike("reply.md", of, situation=BOOK.situations[0], today=of[0]) for of in (days, others, days)]
    assert ["Monday" in text for text in said] == [True, False, True]
    assert prompts.alike("reply.md", days, situation=BOOK.situations[0], today="whatever") is said[-1]


def test_an_undeclared_variable_is_named_with_its_line_and_the_nearest() -> None:
    said = refused(GOOD + "{{ situaton.title }}\n")
    assert said == "prompts/reply.md:3: 'situaton' isn't declared; did you mean 'situation'?"


def test_an_undeclared_variable_like_none_is_answered_with_those_declared() -> None:
    assert refused(GOOD + "{{ x }}") == "prompts/reply.md:3: 'x' isn't declared; variables here: situation, today"


def test_names_that_the_template_sets_itself_are_not_variables() -> None:
    text = GOOD + "{% for c in situation.clauses %}{{ loop.index }}{{ c }}{% endfor %}{% set n = 1 %}{{ n }}"
    assert Prompts.read({"reply.md": text})


def test_a_prompt_without_a_declaration_is_refused() -> None:
    assert refused("Hello").startswith("prompts/reply.md:1: the first line must declare the variables")


def test_a_broken_template_is_named_with_its_line() -> None:
    assert refused(GOOD + "{% if today %}").startswith("prompts/reply.md:3: the template broke here: ")


def test_an_unknown_filter_is_found_before_use() -> None:
    assert "No filter named 'shout'" in refused(GOOD + "{{ today | shout }}")


def test_an_unknown_include_is_named_with_the_nearest() -> None:
    said = refused(GOOD + "{% include 'ton.md' %}", **{"tone.md": "{# variables: #}calm"})
    assert said == "prompts/reply.md:1: includes 'ton.md', which isn't here; did you mean 'tone.md'?"


def test_what_an_include_needs_must_be_declared_by_the_prompt_that_includes_it() -> None:
    said = refused(GOOD + "{% include 'tone.md' %}", **{"tone.md": "{# variables: lane #}{{ lane }}"})
    assert said == "prompts/reply.md:1: includes 'tone.md', which needs the variable 'lane'; declare it here too"


def test_an_unknown_clause_in_a_prompt_is_named_with_the_nearest() -> None:
    said = refused(GOOD + "{{ clause('returns.windw') }}")
    assert said == "prompts/reply.md:3: no clause is called 'returns.windw'; did you mean 'returns.window'?"


def test_a_clause_in_a_prompt_is_its_text() -> None:
    prompts = Prompts.read({"reply.md": "{# variables: #}{{ clause('returns.window') }}"}).check(BOOK)
    assert prompts.render("reply.md").strip() == "Items may be returned within 30 days of delivery."


def test_a_value_that_is_missing_or_extra_is_named() -> None:
    prompts = Prompts.read({"reply.md": GOOD})
    with pytest.raises(PolicyError, match="the variable 'today' wasn't given"):
        prompts.render("reply.md", situation="x")
    with pytest.raises(PolicyError, match="'tody' isn't a variable of this prompt"):
        prompts.render("reply.md", situation="x", today="y", tody="z")


def test_a_missing_attribute_is_named_with_file_and_line() -> None:
    prompts = Prompts.read({"reply.md": GOOD + "\n{{ situation.titel }}"})
    with pytest.raises(PolicyError, match=r"prompts/reply.md:4: .*titel"):
        prompts.render("reply.md", situation=BOOK.situations[0], today="Monday")


def test_an_unknown_prompt_is_named_with_the_nearest() -> None:
    with pytest.raises(PolicyError, match=r"did you mean 'reply\.md'"):
        Prompts.read({"reply.md": GOOD}).render("repply.md")


@pytest.mark.parametrize("text", ["{# variables: situation, today #}", "{# variables: #}\n \n"])
def test_a_prompt_that_says_nothing_is_refused(text: str) -> None:
    assert refused(text) == "prompts/reply.md:1: nothing stands below the first line; put the prompt back"
