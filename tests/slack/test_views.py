"""Notes as blocks: what comes first, what is behind a button, and that it always fits."""

from dataclasses import replace

import pytest

from bot.desk.parts.case_notes import ApprovedText, CaseNote, CaseStatus, RevisionNote
from bot.desk.parts.notes import AnswerNote, Whisper
from bot.domain.answer import Answer
from bot.domain.case import Lane, Role
from bot.domain.ledger import SoFar
from bot.domain.reply import Brief, Check, Citation, Finding, Offer, Passage, Severity, SourceKind, SourceRef
from bot.domain.states import RevisionState
from bot.slack import views
from bot.slack.text import Block, cut, weight
from bot.slack.views.answer import answer_blocks
from bot.workspace.blocks.surfaces import message_blocks
from bot.workspace.effects import effects
from bot.workspace.model import Message

HOSTILE = "<!channel> <@U0BEN> *now* <https://evil.example|click> & <script>"
CLAUSE = SourceRef(SourceKind.CLAUSE, "returns.window", "v1")
DRAFT = RevisionNote(
    case_id="C-7K3QX9",
    revision_id="C-7K3QX9.1",
    number=1,
    state=RevisionState.WAITING,
    situation="A return",
    lane=Lane.ROUTINE,
    approver=Role.TEAMMATE,
    needed=1,
    ask=(),
    writer="the composer",
    policy_version="4a402822",
    passages=(Passage("You may send it back until May 30.", (Citation(CLAUSE, "30 days"),)), Passage(" Kind regards")),
    titles=(("returns.window", "30-day window"),),
    checks=(Check("delivered_on", "On which day was it delivered?"),),
)


def finding(severity: Severity, number: int) -> Finding:
    return Finding("tone", severity, f"word {number}", f"Reason {number}.")


def shown(blocks: list[Block]) -> Message:
    """The blocks as Slack takes them; a refusal is an error."""
    return Message("1.0", "C1", "U1", "", message_blocks(blocks, lambda: "id"))


def test_a_draft_shows_its_words_sources_checks_approver_and_writer() -> None:
    message = shown(views.blocks(DRAFT))
    for words in ("send it back until May 30. ¹", "`returns.window` 30-day window", "On which day was it delivered?"):
        assert words.replace("\u202f", " ") in message.plain.replace("\u202f", " ")
    assert "To approve: a teammate" in message.plain and "Written by the composer" in message.plain
    assert message.labels[:4] == ["Approve", "Change the draft", "Edit", "Customer wrote again"]


def test_every_stop_is_shown_then_three_more_and_the_rest_is_behind_a_button() -> None:
    notes = [finding(Severity.NOTE, n) for n in range(2)]
    warns = [finding(Severity.WARN, n) for n in range(10, 14)]
    stops = [finding(Severity.STOP, n) for n in range(20, 25)]
    message = shown(views.blocks(replace(DRAFT, findings=(*notes, *warns, *stops))))
    assert [n for n in range(30) if f"Reason {n}." in message.plain] == [10, 11, 12, 20, 21, 22, 23, 24]
    assert message.plain.index("Reason 24") < message.plain.index("Reason 10")
    assert "More (3)" in message.labels


@pytest.mark.parametrize("count", [1, 60, 400])
@pytest.mark.parametrize("length", [10, 9_000, 12_000])
def test_a_draft_with_any_number_of_findings_fits_into_a_message(count: int, length: int) -> None:
    findings = tuple(replace(finding(Severity.STOP, n), against="x" * 900) for n in range(count))
    note = replace(DRAFT, passages=(Passage("w" * length),), findings=findings, state=RevisionState.NOT_READY)
    message = shown(views.blocks(note))
    assert "Reason 0." in message.plain
    assert len(message.blocks) <= 50 and sum(map(weight, message.blocks)) <= 13_200


def test_a_long_brief_keeps_every_line() -> None:
    offers = tuple(Offer(Citation(replace(CLAUSE, id=f"c.{n}"), "word " * 60), f"Title {n}") for n in range(25))
    brief = Brief("Why", tuple(Check(f"k{n}", f"Question {n}?") for n in range(20)), offers, ("Be kind.",))
    message = shown(views.blocks(replace(DRAFT, brief=brief, passages=(), state=RevisionState.NOT_READY)))
    assert all(f"Question {n}?" in message.plain for n in range(20))
    assert all(f"*Title {n}*" in message.plain for n in range(25)) and "Be kind." in message.plain


def test_no_word_of_a_customer_or_a_model_takes_effect() -> None:
    hostile = Finding("tone", Severity.STOP, HOSTILE, "Reason.", HOSTILE, HOSTILE)
    draft = replace(DRAFT, passages=(Passage(HOSTILE),), findings=(hostile,), fallback=HOSTILE)
    brief = replace(DRAFT, brief=Brief(HOSTILE, (Check("k", HOSTILE),), (), (HOSTILE,)), passages=())
    case = CaseNote("C-1", CaseStatus.DRAFTING, "U0ANA", HOSTILE, order_id=HOSTILE, moved=("U0ANA", HOSTILE))
    told = replace(DRAFT, so_far=SoFar((HOSTILE,), (HOSTILE,), (HOSTILE,), (HOSTILE,), (HOSTILE,)))
    for note in (draft, brief, case, told, ApprovedText("C-1", HOSTILE)):
        found = effects(views.summary(note), views.blocks(note))
        assert not [m for m in found.mentions if m != "U0ANA"]
        assert "<https" not in "".join(mrkdwn(views.blocks(note)))


def mrkdwn(node: object) -> list[str]:
    """Every text in which Slack's markup takes effect."""
    if isinstance(node, dict):
        own = [str(node["text"])] if node.get("type") == "mrkdwn" else []
        return own + [text for value in node.values() for text in mrkdwn(value)]
    return [text for item in node for text in mrkdwn(item)] if isinstance(node, list) else []


def test_approved_words_are_one_literal_block_and_nothing_else() -> None:
    blocks = views.blocks(ApprovedText("C-1", "Hello,\n\n*stars* stay.\n"))
    assert len(blocks) == 1
    assert blocks[0]["elements"][0]["elements"] == [{"type": "text", "text": "Hello,\n\n*stars* stay.\n"}]


def test_what_a_person_typed_is_given_back_literally_and_no_address_in_it_is_a_link() -> None:
    typed = f"{HOSTILE} see https://evil.example/login"
    note = Whisper("No.", ("U0LEA",), typed)
    text, blocks = views.private_text(note), views.private_blocks(note) or []
    assert text == "No. <@U0LEA>"
    assert effects(text, blocks) == effects(text, []), "only Lea is named, and nothing is a link"
    assert blocks[-1]["elements"][0]["elements"] == [{"type": "text", "text": typed}]


def test_a_long_text_that_is_given_back_is_escaped_in_the_message_itself() -> None:
    note = Whisper("No.", (), HOSTILE * 200)
    escaped = "&lt;!channel&gt; &lt;@U0BEN&gt; *now* &lt;https://evil.example|click&gt; &amp; &lt;script&gt;"
    assert views.private_text(note) == f"No.\n\nYour text:\n{escaped * 200}" and views.private_blocks(note) is None


SO_FAR = SoFar(
    ("photo",),
    ("I sent two photos.",),
    (),
    ("Please send a photo.",),
    ("My money.",),
    ("You said today.",),
    ("2nd mail",),
)


@pytest.mark.parametrize("brief", [None, Brief("A person writes this.")])
def test_what_happened_so_far_is_told(brief: Brief | None) -> None:
    message = shown(views.blocks(replace(DRAFT, so_far=SO_FAR, brief=brief)))
    for line in (
        "• They gave: photo (don't ask for it again)", "• They did: “I sent two photos.”",
        "• We wrote: “Please send a photo.”", "• They want: “My money.”",
        "• They wrote before: “2nd mail”", "• They were told: “You said today.”",
    ):  # fmt: skip
        assert line in message.plain


@pytest.mark.parametrize(
    ("state", "first"), [(RevisionState.WAITING, "On which day"), (RevisionState.NOT_READY, "Reason 0.")]
)
def test_what_is_to_be_done_stands_before_what_happened(state: RevisionState, first: str) -> None:
    stop = finding(Severity.STOP if state is RevisionState.NOT_READY else Severity.NOTE, 0)
    message = shown(views.blocks(replace(DRAFT, state=state, so_far=SO_FAR, findings=(stop,))))
    said = [message.plain.index(words) for words in ("On which day", "Reason 0.", "So far")]
    assert max(said[:2]) < said[2] and min(said) == message.plain.index(first)


@pytest.mark.parametrize(
    ("lane", "title"),
    [(Lane.DELICATE, "*How to say it*\n• Call now."), (Lane.PERSON_ONLY, "*What to do now*\n• Call now.")],
)
def test_only_where_a_person_must_act_the_advice_comes_first(lane: Lane, title: str) -> None:
    brief = Brief("Why.", (Check("k", "Who is hurt?"),), (), ("Call now.",))
    said = shown(views.blocks(replace(DRAFT, brief=brief, lane=lane, passages=()))).plain
    assert title in said and (said.index("Call now.") < said.index("Who is hurt?")) is (lane is Lane.PERSON_ONLY)


def test_checks_of_one_matter_name_it_once() -> None:
    asked = (
        "A return: How old is it: a week?",
        "A return: Is it used?",
        "A refund: How much?",
        "Which one: red or blue?",
    )
    message = shown(views.blocks(replace(DRAFT, checks=tuple(Check(f"k{n}", q) for n, q in enumerate(asked)))))
    lines = (
        "_A return_",
        "• How old is it: a week?",
        "• Is it used?",
        "• A refund: How much?",
        "• Which one: red or blue?",
    )
    assert "\n".join(lines) in message.plain


@pytest.mark.parametrize(("quote", "said"), [("in full", "Compare: “20 USD”"), ("", "Reason.\n“20 USD”")])
def test_what_a_finding_is_about_is_compared_only_with_words_of_the_reply(quote: str, said: str) -> None:
    found = Finding("amount", Severity.WARN, quote, "Reason.", against="20 USD")
    assert said in shown(views.blocks(replace(DRAFT, findings=(found,)))).plain


def test_an_answer_that_knows_nothing_is_not_offered_to_everybody() -> None:
    for known in (True, False):
        note = AnswerNote("Q-1", "Who?", Answer((Passage("Nobody."),), known=known))
        assert ("Share it here" in shown(answer_blocks(note)).labels) is known


def test_a_draft_for_a_first_question_does_not_repeat_it() -> None:
    message = shown(views.blocks(replace(DRAFT, so_far=SoFar(("order number",), wants=("Where is it?",)))))
    assert "So far" not in message.plain


def test_a_text_that_is_cut_never_ends_in_a_stop_and_dots() -> None:
    assert cut("One two three. Four five six seven.", 18) == "One two three…"
    assert cut("One two three, four five", 18) == "One two three…" and cut("Short.", 16) == "Short."
