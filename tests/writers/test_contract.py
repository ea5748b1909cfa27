"""What every writer keeps to, whoever writes: the composer, and Claude in front of its fake."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.checks.review import review
from bot.domain.case import Fact
from bot.domain.redacted import RedactedText
from bot.domain.reply import Brief, Draft, Finding, Severity, SourceKind, Usage, Verdict, verdict
from bot.writers.claude.writer import Claude, ClaudeSettings
from bot.writers.composer.writer import Composer
from bot.writers.protocol import Claim, RedactedFinding, Writer
from tests.fakes.claude import Answers, FakeClaude
from tests.writers.a_case import book, matter, prompts, work


@pytest.fixture(params=["composer", "claude"])
async def writer(request: pytest.FixtureRequest) -> AsyncIterator[Writer]:
    if request.param == "composer":
        yield Composer()
        return
    async with FakeClaude(situation="damaged") as fake:
        quotes = ["arrived broken", "was stolen"]
        fake.will(Answers({"situation": "damaged", "short_explanation": "It broke.", "quotes": quotes}), to="triage")
        claude = Claude(ClaudeSettings(api_key=fake.key, base_url=fake.url), prompts())
        yield claude
        await claude.close()
        assert fake.refused == []


def _draft(written: Draft | Brief) -> Draft:
    assert isinstance(written, Draft)
    return written


async def test_triage_names_a_situation_of_the_book_and_says_why(writer: Writer) -> None:
    found = await writer.triage(matter("The lamp arrived broken."), book(), [])
    assert found.situation == "damaged"
    assert found.reason


async def test_with_other_prompts_it_goes_on_as_the_same_writer(writer: Writer) -> None:
    other = writer.with_prompts(prompts())
    assert other.name == writer.name
    assert (await other.triage(matter("The lamp arrived broken."), book(), [])).situation == "damaged"


async def test_signals_are_words_of_the_message(writer: Writer) -> None:
    about = matter("The lamp arrived broken.")
    found = await writer.triage(about, book(), [])
    assert found.signals and all(signal in about.message for signal in found.signals)


async def test_a_draft_has_words_and_every_citation_holds(writer: Writer) -> None:
    about = matter(facts=(Fact("delivered_on", "2026-05-04"), Fact("photo", "yes")))
    draft = _draft(await writer.draft(work(about), []))
    assert draft.text == draft.text.strip() != ""
    assert any(c.source.kind is SourceKind.CLAUSE for c in draft.citations)
    assert verdict(review(draft, about, book(), None)) is Verdict.OK


async def test_what_is_not_known_yet_is_to_be_checked(writer: Writer) -> None:
    draft = _draft(await writer.draft(work(), []))
    assert "photo" in {check.key for check in draft.checks}


async def test_a_cited_clause_that_is_unconfirmed_is_to_be_checked(writer: Writer) -> None:
    draft = _draft(await writer.draft(work(), []))
    assert "returns.fault" in {check.key for check in draft.checks}


async def test_what_only_a_person_answers_gets_a_brief(writer: Writer) -> None:
    written = await writer.draft(work(matter("I was hurt by the lamp."), "danger"), [])
    assert isinstance(written, Brief)
    assert written.why


async def test_without_a_clause_nothing_is_promised(writer: Writer) -> None:
    written = await writer.draft(replace(work(), clauses=()), [])
    assert isinstance(written, Brief)


async def test_a_change_gives_another_whole_draft(writer: Writer) -> None:
    first = _draft(await writer.draft(work(), []))
    wish = f"remove “{max((p.text.strip() for p in first.passages), key=len)}”"
    change = replace(work(), previous=RedactedText(first.text), instruction=RedactedText(wish))
    second = _draft(await writer.draft(change, []))
    assert second.text not in ("", first.text)


async def test_a_repair_takes_out_what_stops_and_leaves_the_rest(writer: Writer) -> None:
    wrong, right = "We will send you three vases.", "We will pay for the return."
    fault = RedactedFinding(Finding("unsupported_promise", Severity.STOP, wrong, "No clause allows it."))
    change = replace(work(), previous=RedactedText(f"Hello,\n\n{right} {wrong}"), findings=(fault,))
    mended = _draft(await writer.draft(change, []))
    assert wrong not in mended.text
    assert right in mended.text and "Hello," in mended.text


async def test_a_repair_never_leaves_nothing(writer: Writer) -> None:
    only = "We will send you three vases."
    fault = RedactedFinding(Finding("unsupported_promise", Severity.STOP, only, "No clause allows it."))
    change = replace(work(), previous=RedactedText(f"Hello,\n\n{only}"), findings=(fault,))
    assert _draft(await writer.draft(change, [])).text


async def test_a_person_only_case_is_not_mended_either(writer: Writer) -> None:
    fault = RedactedFinding(Finding("rude", Severity.STOP, "no", "It is curt."))
    change = replace(work(matter("I was hurt."), "danger"), previous=RedactedText("We say no."), findings=(fault,))
    assert isinstance(await writer.draft(change, []), Brief)


async def test_a_claim_that_its_source_bears_out_is_not_found_fault_with(writer: Writer) -> None:
    sentence = RedactedText("You can return it within 30 days.")
    source = RedactedText("Most items may be returned within 30 days of delivery.")
    assert await writer.read((Claim(sentence, (source,)),), []) == ()
    assert await writer.read((), []) == ()


async def test_a_fine_text_is_judged_to_be_fine(writer: Writer) -> None:
    text = RedactedText("We cannot accept this return, as the bottle is open. I can offer an exchange.")
    for message in (RedactedText("Take it back!"), None):
        judgement = await writer.judge(text, message, (("rude", "It drives people away"),), [])
        assert (judgement.findings, judgement.rewrite) == ((), None)


async def test_two_cases_at_once_do_not_mix(writer: Writer) -> None:
    calls: list[Usage] = []
    drafts = await asyncio.gather(*(writer.draft(work(), calls) for _ in range(4)))
    assert len({_draft(d).text for d in drafts}) == 1


async def test_the_name_is_for_teammates(writer: Writer) -> None:
    assert writer.name.strip()
