"""People at work: each sees one customer's message through to a reply that is sent, whatever dies meanwhile."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import partial

from bot.slack.text import AWAY
from bot.workspace import Message
from tests.faults.trial import SUPPORT, Trial

TROUBLE = AWAY
LATE = "did not respond"


class Way(Enum):
    """How a case goes, between its draft and the reply that is sent."""

    PLAIN = "approved by a button"
    REVISES = "changed once by a reply in the thread, and approved by a reaction"
    ESCALATES = "a lead is called, a teammate's approval is refused, the lead approves"
    TAKES_BACK = "approved, taken back, and approved again"
    REVIEWS = "a teammate's own reply is reviewed for them alone, and shared with everybody"
    PASTES = "the customer's next message is pasted into the thread, and said to be theirs when that is asked"

    @property
    def drafts(self) -> int:
        return 2 if self in (Way.REVISES, Way.PASTES) else 1


@dataclass
class Person:
    """Whoever sees a case through, with the help of others. A press that fails is made again at once, one that is answered late is not."""

    trial: Trial
    number: int
    way: Way

    @property
    def text(self) -> str:
        return f"Do you ship to island {self.number:04}, and does it cost extra?"

    async def see_through(self) -> None:
        case = await self.ask()
        draft = await self.said(case, "Draft 1", "Approve")
        draft = await WAYS[self.way](self, case, draft)
        approval = await self.said(case, "approved by", "Sent to the customer")
        await self.sends(approval)
        await self.trial.wait(lambda: "Approve" not in draft.labels and "Sent to the customer" in case.plain)

    async def sends(self, approval: Message) -> None:
        """Mark the reply as sent."""
        await self._press("ben", approval, "Sent to the customer", lambda: "This is final" in approval.plain)
        await self.trial.wait(lambda: "This is final" in approval.plain)

    async def plain(self, case: Message, draft: Message) -> Message:
        await self._approve("ben", case, draft)
        return draft

    async def revises(self, case: Message, draft: Message) -> Message:
        await self._say("ben", case, "revise: shorter", lambda: self._thread(case, "Draft 2"))
        draft = await self.said(case, "Draft 2", "Approve")
        await self.trial.person("ben").react(draft, "white_check_mark")
        if not await self._heard(draft.ts, lambda: self._approval(case)):
            await self._approve("ben", case, draft)
        return draft

    async def escalates(self, case: Message, draft: Message) -> Message:
        await self._press("ben", draft, "Call a lead", lambda: self._thread(case, "needs a decision"))
        await self.trial.wait(lambda: self._thread(case, "needs a decision"))
        await self._press("ben", draft, "Approve", lambda: self._told(case))
        await self.trial.wait(lambda: self._told(case))
        await self._approve("omar", case, draft)
        return draft

    async def takes_back(self, case: Message, draft: Message) -> Message:
        await self._approve("ben", case, draft)
        approval = await self.said(case, "approved by", "Take the approval back")
        await self._press("ben", approval, "Take the approval back", lambda: approval.deleted)
        await self.trial.wait(lambda: approval.deleted and "Approve" in draft.labels)
        await self._approve("omar", case, draft)
        return draft

    async def reviews(self, case: Message, draft: Message) -> Message:
        own = f"We refund you the whole price, island {self.number:04}."
        review = await self._asked("ben", case, f"reply: {own}", own, "Share it here")
        await self._press("ben", review, "Share it here", lambda: self._thread(case, "shares a review"))
        await self.trial.wait(lambda: self._thread(case, "shares a review"))
        await self._approve("ben", case, draft)
        return draft

    async def pastes(self, case: Message, draft: Message) -> Message:
        pasted = f"Hello again,\n{self.text} {self.text} {self.text}"
        question = await self._asked("ben", case, pasted, self.text, "Customer wrote again")
        await self._press("ben", question, "Customer wrote again", lambda: self._thread(case, "Draft 2"))
        draft = await self.said(case, "Draft 2", "Approve")
        await self._approve("ben", case, draft)
        return draft

    async def _asked(self, who: str, case: Message, words: str, shown: str, button: str) -> Message:
        """What this person sees alone after these words of theirs: it shows some of them, and has the button."""

        def found() -> Message | None:
            seen = self.trial.seen_alone(who, case.channel)
            return next((m for m in seen if shown in m.plain and button in m.labels), None)

        await self._say(who, case, words, lambda: found() is not None)
        message = found()
        assert message is not None
        return message

    async def ask(self) -> Message:
        """Type the command, again only where it failed and no case was kept."""
        while True:
            await self._program()
            answer = await self.trial.person("ana").command(SUPPORT, f"/draft {self.text}")
            if (answer.ok and answer.ephemeral is None) or await self._kept(answer.error):
                break
        return await self.shown()

    async def _kept(self, failed: str | None) -> bool:
        """Whether it is kept although it failed; a program that lives and is slow may keep it yet."""
        heard = self.trial.ws.connections
        async with self.trial.patience():
            while not (kept := await self.trial.is_kept(self.text)):
                if "operation_timeout" not in (failed or "") or self.trial.ws.connections != heard:
                    break
                await asyncio.sleep(0.05)
        return kept

    async def shown(self) -> Message:
        """The message in the channel whose thread is the case, once it is there."""
        await self.trial.wait(lambda: self.trial.case(self.text))
        case = self.trial.case(self.text)
        assert case is not None
        return case

    async def said(self, case: Message, words: str, button: str) -> Message:
        """The message in the thread with these words and this button, once it is there."""

        def found() -> Message | None:
            return next((m for m in self.trial.thread(case) if words in m.plain and button in m.labels), None)

        await self.trial.wait(found)
        message = found()
        assert message is not None
        return message

    async def _say(self, who: str, case: Message, words: str, done: Callable[[], bool]) -> None:
        """Write in the thread; Slack tells the bot again until it has heard, or gives up after its retries."""
        while True:
            said = await self.trial.person(who).say(case.channel, words, thread_ts=case.ts)
            if await self._heard(said.ts, done):
                return

    async def _heard(self, ts: str, done: Callable[[], bool]) -> bool:
        """True once it is done, False when Slack has given up telling of it."""

        def lost() -> bool:
            return any(ts in (e.get("ts"), e.get("item", {}).get("ts")) for e in self.trial.ws.given_up)

        await self.trial.wait(lambda: done() or lost())
        return done()

    async def _approve(self, who: str, case: Message, draft: Message) -> None:
        await self._press(who, draft, "Approve", lambda: self._approval(case))

    async def _press(self, who: str, message: Message, label: str, done: Callable[[], bool]) -> None:
        """Press until it is done: again where Slack, or the bot, says that it didn't work. Nobody looks first."""
        person = self.trial.person(who)
        while not done():
            await self._program()
            trouble = partial(self._trouble, who, len(person.ephemerals(SUPPORT)))
            gone = message.deleted or label not in message.labels
            heard = self.trial.ws.connections
            failed = None if gone else await person.press(message, label)
            if failed is None or LATE in failed:
                away = partial(self._away, heard, failed)
                await self.trial.wait(partial(_any, done, trouble, away))

    def _away(self, heard: int, failed: str | None) -> bool:
        """Whether what was pressed may be lost: a program that didn't answer in time has gone. One that lives is slow."""
        return failed is not None and self.trial.ws.connections != heard

    def _trouble(self, who: str, told: int) -> bool:
        """Whether this person was told of trouble, after so many other things."""
        return any(TROUBLE in m.plain for m in self.trial.person(who).ephemerals(SUPPORT)[told:])

    async def _program(self) -> None:
        """A program is there, perhaps again."""
        await self.trial.wait(lambda: self.trial.ws.connections)

    def _approval(self, case: Message) -> bool:
        return self._thread(case, "approved by")

    def _thread(self, case: Message, words: str) -> bool:
        return any(words in m.plain for m in self.trial.thread(case))

    def _told(self, case: Message) -> bool:
        """Whether Ben was told, and nobody else, that his approval doesn't count."""
        return any("needs a lead" in words for words in self.trial.told("ben", case))


def _any(*conditions: Callable[[], bool]) -> bool:
    return any(condition() for condition in conditions)


WAYS = {
    Way.PLAIN: Person.plain,
    Way.REVISES: Person.revises,
    Way.ESCALATES: Person.escalates,
    Way.TAKES_BACK: Person.takes_back,
    Way.REVIEWS: Person.reviews,
    Way.PASTES: Person.pastes,
}
