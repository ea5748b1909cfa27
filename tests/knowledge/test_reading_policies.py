"""What people get wrong in policy files, and the sentence that each mistake is answered with."""

import pytest

from bot.errors import PolicyError
from bot.knowledge.files import read_book
from tests.knowledge.small_book import APPROVALS, POLICY, SITUATIONS, files


def problems(texts: dict[str, str]) -> list[str]:
    with pytest.raises(PolicyError) as error:
        read_book(texts)
    return str(error.value).splitlines()


def clause(lines: str) -> str:
    return POLICY + "".join(f"    {line}\n" for line in lines.splitlines())


def situation(lines: str) -> str:
    return SITUATIONS + "".join(f"    {line}\n" for line in lines.splitlines())


IN_POLICY = [
    (
        "unknown key",
        clause("tittle: x"),
        "policies/returns.yaml:7: unknown key 'tittle' in a clause; did you mean 'title'?",
    ),
    (
        "missing key",
        POLICY.replace("    title: 30-day window\n", ""),
        "policies/returns.yaml:4: a clause needs 'title'",
    ),
    (
        "doubled key",
        clause("title: again"),
        "policies/returns.yaml:7: 'title' is here twice; it first stands on line 5",
    ),
    (
        "empty value",
        clause("say:\nsource:\npayer:\nfacts:"),
        "policies/returns.yaml:10: 'facts' is empty; give it a value or take",
    ),
    (
        "tab",
        POLICY + "\t- id: x\n",
        "policies/returns.yaml:7: a tab stands where YAML wants spaces; indent with spaces",
    ),
    (
        "half a character",
        POLICY.replace("policy: returns", 'policy: "\\ud800"'),
        "policies/returns.yaml:1: 'policy' holds '\\ud800'",
    ),
    ("colon", clause("say: Mind: this"), "policies/returns.yaml:7: YAML broke here: a ':' inside a text needs quotes"),
    (
        "question in braces",
        clause("say: {a: b?}"),
        "policies/returns.yaml:7: YAML broke here: a text with '?' inside { }",
    ),
    (
        "broken list",
        clause("facts: [a"),
        "policies/returns.yaml:8: YAML broke here: a list that begins with [ isn't closed",
    ),
    (
        "stray line",
        clause("facts: [a]") + " - id: b\n",
        "policies/returns.yaml:8: YAML broke here: this line is indented",
    ),
    ("open quote", clause('say: "Hello'), "policies/returns.yaml:8: YAML broke here: a text that begins with a quote"),
    (
        "percent",
        clause("say: %off"),
        "policies/returns.yaml:7: YAML broke here: a text that begins with this character",
    ),
    (
        "word for a number",
        clause("window_days: thirty"),
        "policies/returns.yaml:7: 'window_days' must be a whole number",
    ),
    ("quoted number", clause("window_days: '30'"), "policies/returns.yaml:7: 'window_days' must be a whole number"),
    ("yes for a number", clause("window_days: yes"), "policies/returns.yaml:7: 'window_days' must be a whole number"),
    ("above a limit", clause("cap_percent: 120"), "policies/returns.yaml:7: 'cap_percent' holds '120'"),
    (
        "no such day",
        clause("expires: 2026-02-30"),
        "policies/returns.yaml:7: 'expires' holds '2026-02-30', which isn't a date",
    ),
    (
        "quoted date",
        clause("expires: '2026-02-01'"),
        "policies/returns.yaml:7: 'expires' must be a date such as 2026-01-31",
    ),
    (
        "bare no as text",
        clause("say: no"),
        "policies/returns.yaml:7: 'say' must be text; yes, no, true and false need quotes",
    ),
    ("text for a list", clause("facts: delivered_on"), "policies/returns.yaml:7: 'facts' must be a list"),
    (
        "unknown payer",
        clause("payer: sellar"),
        "policies/returns.yaml:7: 'payer' holds 'sellar', which isn't known; did you mean 'seller'?",
    ),
    (
        "unknown commitment",
        clause("allows: [refund, replacment]"),
        "policies/returns.yaml:7: 'allows' holds 'replacment', which isn't known; did you mean 'replacement'?",
    ),
    (
        "odd id",
        POLICY.replace("returns.window", "Returns Window"),
        "policies/returns.yaml:4: 'id' holds 'Returns Window'; an id is small",
    ),
    (
        "alias",
        POLICY + "x: &a 1\ny: *a\n",
        "policies/returns.yaml:8: YAML broke here: an alias (*name) isn't read here",
    ),
    (
        "tag",
        clause("say: !!python/name:os.system x"),
        "policies/returns.yaml:7: the tag 'tag:yaml.org,2002:python/name:os.system'",
    ),
    (
        "a value that its tag isn't",
        clause("window_days: !!timestamp 9999-99-99"),
        "policies/returns.yaml:7: 'window_days' holds '9999-99-99', which isn't a date",
    ),
    (
        "escaped NUL",
        clause('say: "Until \\0."'),
        "policies/returns.yaml:7: 'say' holds 'Until \\x00.', with a character that is none",
    ),
    (
        "half a letter",
        clause('say: "Until \\ud83d."'),
        "policies/returns.yaml:7: 'say' holds 'Until \\ud83d.', with a character that is none",
    ),
    ("control character", POLICY + "# \x00\n", "policies/returns.yaml:7: holds a character that YAML doesn't allow"),
    (
        "gap without a fact",
        clause("say: Until {window_closs}.\nfacts: [window_closes]"),
        "policies/returns.yaml:7: no fact fills '{window_closs}' in 'say'; did you mean 'window_closes'?",
    ),
    ("empty gap", clause("say: Until {}."), "policies/returns.yaml:7: in 'say': '{}' can't be filled"),
    ("half a gap", clause("say: 'Until {'"), "policies/returns.yaml:7: in 'say': "),
    (
        "attribute in a gap",
        clause("say: 'Until {today.year}'"),
        "policies/returns.yaml:7: in 'say': '{today.year}' can't be filled",
    ),
    (
        "dates exchanged",
        clause("effective: 2026-02-01\nexpires: 2026-01-01"),
        "policies/returns.yaml:8: 'returns.window' expires before it takes effect; exchange the dates",
    ),
    (
        "no clauses",
        "policy: returns\ntitle: Returns\nclauses: []\n",
        "policies/returns.yaml:3: 'clauses' needs at least one item",
    ),
    ("empty file", "# nothing yet\n", "policies/returns.yaml:1: the file is empty"),
    (
        "unknown kind",
        "polcy: returns\n",
        "policies/returns.yaml:1: a file begins with 'policy', 'situations', 'reactions'",
    ),
    ("not keys at all", "- a\n- b\n", "policies/returns.yaml:1: a file begins with"),
]


@pytest.mark.parametrize(("text", "sentence"), [m[1:] for m in IN_POLICY], ids=[m[0] for m in IN_POLICY])
def test_a_mistake_in_a_policy_is_named_with_its_place(text: str, sentence: str) -> None:
    assert any(line.startswith(sentence) for line in problems(files(policy=text))), problems(files(policy=text))


IN_SITUATIONS = [
    (
        "unknown clause",
        situation("clauses: [returns.windw]"),
        "no clause is called 'returns.windw'; did you mean 'returns.window'?",
    ),
    (
        "unknown offer",
        situation("offer: [{clause: return.window}]"),
        "no clause is called 'return.window'; did you mean 'returns.window'?",
    ),
    (
        "offer without wording",
        situation("offer: [{clause: returns.window}]"),
        "the clause 'returns.window' has no 'say', so it can't be offered",
    ),
    (
        "unknown lane",
        SITUATIONS.replace("delicate", "delikate"),
        "'lane' holds 'delikate', which isn't known; did you mean 'delicate'?",
    ),
    ("broken pattern", situation("signals: {patterns: ['(late']}"), "the pattern '(late' can't be used: "),
    ("pattern for all", situation("signals: {always: ['a*']}"), "the pattern 'a*' matches every message"),
    (
        "unknown fallback",
        SITUATIONS.replace("fallback: other", "fallback: othr"),
        "no situation is called 'othr'; did you mean 'other'?",
    ),
    (
        "unknown situation in what it includes",
        situation("includes: [othr]"),
        "no situation is called 'othr'; did you mean 'other'?",
    ),
    ("no fallback", SITUATIONS.replace("fallback: other\n", ""), "no file names a 'fallback'"),
    (
        "gap in acknowledge",
        situation("acknowledge: About {itm}."),
        "no fact fills '{itm}' in 'acknowledge'; did you mean 'item'?",
    ),
    (
        "gap in the action",
        situation("next_step: {owner: I, action: 'I write by {bye}.'}"),
        "no fact fills '{bye}' in 'action'; did you mean 'by'?",
    ),
    (
        "gap in what is found out",
        situation(
            "facts: [{key: stock, ask: 'In stock?', finding_out: ['how soon {prt} can leave', when it can leave]}]"
        ),
        "no fact fills '{prt}' in 'finding_out'",
    ),
    (
        "what is found out has gaps in every wording",
        situation("facts: [{key: part, ask: 'Which part?', finding_out: 'how soon {part} can leave'}]"),
        "'finding_out' needs a wording without gaps",
    ),
    (
        "unknown fact in a condition",
        situation(
            "facts: [{key: shipped, ask: 'Shipped?'}]\nnext_step: {owner: I, action: I write., when: {shiped: no}}"
        ),
        "no fact is called 'shiped'; did you mean 'shipped'?",
    ),
    (
        "commitment the clause doesn't allow",
        situation("next_step: {owner: I, action: I write., clause: returns.window, commitment: trace}"),
        "'returns.window' doesn't allow trace; add it to its 'allows' or take it out",
    ),
    (
        "people only, no line",
        SITUATIONS.replace("delicate", "person_only"),
        "'other' is for people only and needs a 'holding_line'",
    ),
    (
        "twice",
        SITUATIONS + SITUATIONS.split("situations:\n")[1],
        "the situation 'other' is here twice; it first stands at policies/situations.yaml:3",
    ),
]


@pytest.mark.parametrize(("text", "sentence"), [m[1:] for m in IN_SITUATIONS], ids=[m[0] for m in IN_SITUATIONS])
def test_a_mistake_in_a_situation_is_named_with_its_place(text: str, sentence: str) -> None:
    found = problems(files(situations=text))
    assert any(sentence in line and line.startswith("policies/situations.yaml:") for line in found), found


IN_APPROVALS = [
    (
        "unknown decision",
        APPROVALS.replace("approve:", "aprove:"),
        "'aprove' holds 'aprove', which isn't known; did you mean 'approve'?",
    ),
    ("two meanings", APPROVALS.replace("pencil2", "thumbsup"), "'thumbsup' already means approve; give it one meaning"),
    (
        "an emoji itself",
        APPROVALS.replace("pencil2", "\U0001f389"),
        "Slack tells reactions by name, so '\U0001f389' would never be heard; write a name, as 'tada'",
    ),
    (
        "a name for a member id",
        APPROVALS + "people: {leads: [Ana]}\n",
        "'leads' holds 'Ana'; a Slack member id is needed",
    ),
    (
        "unknown situation",
        APPROVALS + "situations: {othr: {approvals: 2}}\n",
        "no situation is called 'othr'; did you mean 'other'?",
    ),
    ("no reactions", "people: {leads: []}\n", "the approvals file needs 'reactions'"),
]


@pytest.mark.parametrize(("text", "sentence"), [m[1:] for m in IN_APPROVALS], ids=[m[0] for m in IN_APPROVALS])
def test_a_mistake_in_the_approvals_is_named_with_its_place(text: str, sentence: str) -> None:
    found = problems(files(approvals=text))
    assert any(sentence in line and line.startswith("policies/approvals.yaml:") for line in found), found


def test_an_empty_folder_is_refused_with_what_to_do() -> None:
    assert problems({}) == ["policies: no policy file is here; add one clause with id, title and text to begin with"]


def test_missing_approvals_are_named() -> None:
    texts = files()
    del texts["approvals.yaml"]
    assert problems(texts) == [
        "policies/approvals.yaml:1: the file is missing; it says which reactions decide and who leads"
    ]


def test_one_clause_id_in_two_files_is_named_with_both_places() -> None:
    (found,) = problems(files() | {"shop/returns.yaml": POLICY})
    assert found.startswith("policies/shop/returns.yaml:4: the clause 'returns.window' is here twice")
    assert found.endswith("it first stands at policies/returns.yaml:4")


def test_all_problems_come_at_once_in_the_order_of_files_and_lines() -> None:
    found = problems(files(policy=clause("payer: me\ntittle: x\n"), approvals="reactions: []\n"))
    assert [line.split(": ")[0] for line in found] == [
        "policies/approvals.yaml:1",
        "policies/returns.yaml:7",
        "policies/returns.yaml:8",
    ]


@pytest.mark.deep
def test_deep_nesting_is_refused_and_nothing_else_breaks() -> None:
    assert problems(files(policy="[" * 5000))[0].startswith("policies/returns.yaml:1: ")


def test_files_that_are_not_yaml_are_left_alone() -> None:
    assert read_book(files() | {"README.md": "- [ not yaml"}).clause("returns.window")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("order: 'Order (\\d+'", "no regular expression"),
        ("order: 'Order'", "one pair of brackets; this has 0"),
        ("senders: []", "senders"),
        ("channel: returns", "channel"),
    ],
)
def test_a_mistake_in_a_watched_channel_is_named_with_its_place(line: str, said: str) -> None:
    key = line.partition(":")[0]
    lines = {"channel": "channel: C024BE7LH", "senders": "senders: [B024BE7LH]"} | {key: line}
    text = "watched:\n- " + "\n  ".join(lines.values()) + "\n"
    with pytest.raises(PolicyError, match=rf"policies/watched.yaml:\d+: .*{said}"):
        read_book({**files(), "watched.yaml": text})
