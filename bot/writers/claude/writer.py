"""Claude as a Writer; each kind of question is in the file of its name."""

import logging
from copy import copy
from time import monotonic

from anthropic import AsyncAnthropic, DefaultAioHttpClient
from anthropic.types import Message

from bot.domain.answer import Spoken
from bot.domain.case import Lane, Triage
from bot.domain.languages import ENGLISH
from bot.domain.listing_proposal import ListingProposal
from bot.domain.redacted import RedactedMatter, RedactedText
from bot.domain.reply import Brief, Draft, Finding, Usage
from bot.errors import WriterError
from bot.knowledge.book import Book
from bot.knowledge.prompts import Prompts
from bot.writers.brief import brief_for
from bot.writers.claude.answer import read_draft, read_triage
from bot.writers.claude.asking import asking_request, check_asking_prompts, endless, read_asked, told
from bot.writers.claude.call import Call, noted, require
from bot.writers.claude.circles import check_circles_prompts, circles_request, read_circles
from bot.writers.claude.compare import check_compare_prompts, compare_request, read_proposal
from bot.writers.claude.confirm import check_confirm_prompts, confirm_request, read_confirmed
from bot.writers.claude.failures import NotClaude
from bot.writers.claude.reader import check_reader_prompts, read_claims, reader_request
from bot.writers.claude.request import Request, check_prompts, draft_request, triage_request
from bot.writers.claude.rules import check_rules_prompts, read_rules, rules_request
from bot.writers.claude.settings import ClaudeSettings
from bot.writers.claude.sound import answered, unread
from bot.writers.claude.tone import check_tone_prompts, read_judgement, tone_request
from bot.writers.claude.translation import check_translation_prompts, read_translation, translation_request
from bot.writers.listing_work import HiddenWork
from bot.writers.protocol import (
    Assignment,
    CaseReply,
    Claim,
    Judgement,
    LookUps,
    ModelLimits,
    Question,
    RedactedFinding,
    StatedRule,
    ToTranslate,
)

__all__ = ["Claude", "ClaudeSettings"]
_CHECKS = (
    check_prompts,
    check_reader_prompts,
    check_tone_prompts,
    check_circles_prompts,
    check_confirm_prompts,
    check_rules_prompts,
    check_asking_prompts,
    check_compare_prompts,
    check_translation_prompts,
)


def require_prompts(prompts: Prompts) -> None:
    """Raises PolicyError for the first prompt that is missing or takes other values."""
    for check in _CHECKS:
        check(prompts)


class Claude:
    """A Writer. Every failure is a WriterError; a draft must cite a clause.

    With `limits` it keeps to pauses shared by all workers; without, it waits for short ones itself.
    """

    def __init__(self, settings: ClaudeSettings, prompts: Prompts, limits: ModelLimits | None = None) -> None:
        self.name = f"Claude ({settings.draft_model})"
        self._settings, self._prompts, self._limits = settings, prompts, limits
        require_prompts(prompts)
        _keep_words_out_of_logs()
        self._client = AsyncAnthropic(
            api_key=settings.api_key,
            base_url=settings.url,
            max_retries=settings.retries,
            timeout=settings.longest_seconds,
            open_telemetry=False,
            middleware=[noted],
            http_client=DefaultAioHttpClient(),
        )

    def with_prompts(self, prompts: Prompts) -> "Claude":
        """With the same connections."""
        require_prompts(prompts)
        other = copy(self)
        other._prompts = prompts
        return other

    async def triage(self, matter: RedactedMatter, book: Book, calls: list[Usage]) -> Triage:
        """The situation, from the book's list, with Claude's reason."""
        request = triage_request(matter, book, self._settings, self._prompts)
        return read_triage(await self._ask("triage", request, calls), matter, book)

    async def draft(self, work: Assignment, calls: list[Usage]) -> Draft | Brief:
        """A cited reply, new, changed or repaired; a brief where none may be written: person-only, or no clause."""
        if any(s.lane is Lane.PERSON_ONLY for s in work.subjects) or not work.clauses:
            return brief_for(work)
        require(self._settings)
        request = draft_request(work, self._settings, self._prompts)
        purpose = "repair" if work.previous and work.findings else "draft"
        call = Call(purpose, self._settings.draft_model, request.prompt_hash, calls, self._limits)
        async with call.within(self._settings.deadline_seconds, self._settings):
            message = await self._create(request, call)
        return read_draft(message, request, work)

    async def read(self, claims: tuple[Claim, ...], calls: list[Usage]) -> tuple[Finding, ...]:
        """By the cheaper model. Every claim is judged, or a WriterError says that they weren't."""
        if not claims:
            return ()
        request = reader_request(claims, self._settings, self._prompts)
        return read_claims(await self._ask("read", request, calls), claims)

    async def judge(
        self,
        text: RedactedText,
        message: RedactedText | None,
        rules: tuple[tuple[str, str], ...],
        calls: list[Usage],
    ) -> Judgement:
        """What the cheaper model hears in the text, with quotes from it."""
        if not text.strip():
            return Judgement()
        request = tone_request(text, message, rules, self._settings, self._prompts)
        return read_judgement(await self._ask("tone", request, calls), text)

    async def circles(self, reply: CaseReply, calls: list[Usage]) -> tuple[Finding, ...]:
        """What the cheaper model sees, with quotes from the reply and the case."""
        if not reply.text.strip():
            return ()
        request = circles_request(reply, self._settings, self._prompts)
        return read_circles(await self._ask("circles", request, calls), reply)

    async def confirm(
        self, reply: CaseReply, findings: tuple[RedactedFinding, ...], calls: list[Usage]
    ) -> tuple[bool, ...]:
        """By the cheaper model. Every finding is judged, or a WriterError says that they weren't."""
        if not findings:
            return ()
        request = confirm_request(reply, findings, self._settings, self._prompts)
        return read_confirmed(await self._ask("confirm", request, calls), findings)

    async def translate(self, text: ToTranslate, calls: list[Usage]) -> tuple[str, ...]:
        """For customers by the drafting model; for the team by the cheaper one."""
        request = translation_request(text, self._settings, self._prompts)
        require(self._settings)
        purpose = "english" if text.target == ENGLISH else "translate"
        call = Call(purpose, request.body["model"], request.prompt_hash, calls, self._limits)
        async with call.within(self._settings.deadline_seconds, self._settings):
            message = await self._create(request, call)
        return read_translation(message, text)

    async def rules_in(self, text: RedactedText, calls: list[Usage]) -> tuple[StatedRule, ...]:
        """What the cheaper model finds, if it is in the text."""
        if not text.strip():
            return ()
        request = rules_request(text, self._settings, self._prompts)
        return read_rules(await self._ask("rules", request, calls), text)

    async def answer(self, question: Question, look_ups: LookUps, calls: list[Usage]) -> Spoken:
        """Call after call, until Claude has looked up what it needs, within the settings' time and number of calls."""
        require(self._settings)
        request = asking_request(question, look_ups.tools, self._settings, self._prompts)
        ends, rounds = monotonic() + self._settings.ask_deadline_seconds, self._settings.ask_rounds
        for left in reversed(range(rounds)):
            if not left:
                request.body["tool_choice"] = {"type": "none"}
            call = Call("ask", self._settings.draft_model, request.prompt_hash, calls, self._limits)
            async with call.within(ends - monotonic(), self._settings):
                message = await self._create(request, call)
            if message.stop_reason != "tool_use":
                return read_asked(message)
            request.body["messages"] += await told(message, look_ups)
        raise endless(rounds)

    async def compare(self, work: HiddenWork, calls: list[Usage]) -> ListingProposal | None:
        """What the drafting model finds and proposes, without quotes that aren't in their listing."""
        request = compare_request(work, self._settings, self._prompts)
        require(self._settings)
        call = Call("compare", self._settings.draft_model, request.prompt_hash, calls, self._limits)
        async with call.within(self._settings.deadline_seconds, self._settings):
            message = await self._create(request, call)
        return read_proposal(message, work)

    async def probe(self) -> None:
        """Look up both models, which costs nothing and proves address, key and models. Raises WriterError."""
        require(self._settings)
        for model in dict.fromkeys((self._settings.draft_model, self._settings.triage_model)):
            async with Call("probe", model, "", []).within(self._settings.triage_deadline_seconds, self._settings):
                with unread():
                    found = await self._client.models.retrieve(model)
                    if found.type != "model":
                        raise NotClaude
                if found.lifecycle == "retired":
                    raise WriterError(f"Claude's model {model} is retired: set another model.")

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def _ask(self, purpose: str, request: Request, calls: list[Usage]) -> Message:
        """The cheaper model's answer to a structured request, before the deadline."""
        require(self._settings)
        call = Call(purpose, self._settings.triage_model, request.prompt_hash, calls, self._limits)
        async with call.within(self._settings.triage_deadline_seconds, self._settings):
            return await self._create(request, call)

    async def _create(self, request: Request, call: Call) -> Message:
        """A structured answer, read here: the SDK's `parse` raises before it gives the tokens."""
        response = await self._client.messages.with_raw_response.create(**request.body)
        message = await answered(response)
        call.answered(message, response.headers.get("request-id"))
        return message


def _keep_words_out_of_logs() -> None:
    """At DEBUG the SDK logs whole requests, with customers' words."""
    log = logging.getLogger("anthropic")
    if log.getEffectiveLevel() < logging.INFO:
        log.setLevel(logging.INFO)
