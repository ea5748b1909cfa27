"""A case as it stands in the store: read once, used by every step."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.parts.desk import Desk
from bot.desk.parts.standing import approvals, needed, standing
from bot.desk.parts.written import Written, from_json
from bot.domain.acts import Act, Standing
from bot.domain.case import Fact, Further, Matter, Turn, Who, latest
from bot.domain.languages import other
from bot.domain.states import PostState, RevisionState
from bot.errors import LevelheadError
from bot.store.case import whole
from bot.store.engines.database import Tx
from bot.store.rows.cases import (
    ActRow,
    CaseRow,
    Cause,
    DecisionRow,
    FactRow,
    PostKind,
    PostRow,
    ReasonRow,
    RevisionRow,
    StepRow,
    TurnRow,
)


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything of one case."""

    case: CaseRow
    turns: tuple[TurnRow, ...]
    facts: tuple[FactRow, ...]
    revisions: tuple[RevisionRow, ...]
    decisions: tuple[DecisionRow, ...]
    posts: tuple[PostRow, ...]
    acts: tuple[ActRow, ...]
    reasons: tuple[ReasonRow, ...] = ()
    steps: tuple[StepRow, ...] = ()
    """Steps of the processes that were started."""

    @property
    def newest(self) -> RevisionRow | None:
        return self.revisions[-1] if self.revisions else None

    @property
    def root(self) -> PostRow | None:
        """The case's own message in the channel, which begins its thread."""
        return next((p for p in self.posts if p.kind is PostKind.CASE), None)

    def attempt(self, post: PostRow) -> PostRow:
        """This post, as it is in this view."""
        return next(p for p in self.posts if p.id == post.id)

    def with_post(self, changed: PostRow) -> "CaseView":
        """The same, with one post as it has become."""
        return replace(self, posts=tuple(changed if p.id == changed.id else p for p in self.posts))

    def revision(self, revision_id: str | None) -> RevisionRow | None:
        return next((r for r in self.revisions if r.id == revision_id), None)

    def delivery(self, revision_id: str) -> PostRow | None:
        """The post that delivers this reply; None where no carrier does."""
        return next((p for p in self.posts if p.kind is PostKind.DELIVERY and p.revision_id == revision_id), None)

    def arrived(self, revision_id: str) -> bool:
        """Whether a reply that was sent has reached the customer: its delivery is done, or there was none."""
        delivery = self.delivery(revision_id)
        return delivery is None or delivery.state is PostState.POSTED

    def answers(self) -> list[DecisionRow]:
        """The decisions that answered the customer: replies that arrived, and closings of the case."""
        sent = (d for d in self.decisions if d.act is Act.DELIVER and self.arrived(d.revision_id))
        return [*sent, *(d for d in self.decisions if d.act is Act.CLOSE)]

    def on_its_way(self, revision_id: str) -> bool:
        """Whether a message about this revision is waiting or being posted."""
        going = (PostState.PENDING, PostState.SENDING)
        return any(p.revision_id == revision_id and p.state in going for p in self.posts)

    def last_text(self, before: int) -> RevisionRow | None:
        """The latest revision with a text, of those numbered below `before`."""
        return next((r for r in reversed(self.revisions) if r.number < before and r.text), None)

    def fact(self, key: str) -> str | None:
        """The latest value given for `key`, or None."""
        found = latest(self.facts, key)
        return found.value if found else None

    def reason(self, act: Act, revision_id: str | None = None) -> ReasonRow | None:
        """The latest reason given for this act, on this revision where one is named."""
        stand = (r for r in reversed(self.reasons) if r.act is act and r.void_at is None)
        return next((r for r in stand if revision_id in (None, r.revision_id)), None)

    @property
    def filed_by(self) -> str | None:
        """Who said what the case is about, since its latest message was triaged."""
        said, triaged = self.reason(Act.SET_SITUATION), (t.at for t in self.turns if t.id == self.case.triaged_turn)
        return said.actor if said and said.at >= next(triaged, said.at) else None

    def written(self, revision: RevisionRow) -> Written:
        return from_json(revision.body)

    def shown(self) -> RevisionRow | None:
        """The newest revision that isn't still being written."""
        return next((r for r in reversed(self.revisions) if r.state is not RevisionState.DRAFTING), None)

    def matter(self, desk: Desk) -> Matter:
        """What a writer may know, before personal data is taken out of it."""
        facts = [Fact(f.key, f.value, f.source) for f in self.facts]
        if self.case.order_id and not any(f.key == "order_id" for f in facts):
            facts.append(Fact("order_id", self.case.order_id))
        return Matter(
            turns=tuple(turn for _, turn in self.conversation(desk)),
            today=desk.today,
            facts=tuple(facts),
            marketplace=self.case.marketplace,
            fulfilment=self.case.fulfilment,
            order_id=self.case.order_id,
            language=self.language(desk),
            further=tuple(Further(f["situation"], f["words"]) for f in self.case.further or ()),
        )

    def conversation(self, desk: Desk) -> list[tuple[datetime, Turn]]:
        """All turns in order, with their times: the kept ones, and our replies that were sent."""
        replies = [(at, True, self._reply(desk, revision)) for at, revision in self._sent(desk)]
        turns = [(t.at, False, _turn(desk, t)) for t in self.turns]
        return [(at, turn) for at, _, turn in sorted((*turns, *replies), key=lambda said: said[:2])]

    def _sent(self, desk: Desk) -> Iterator[tuple[datetime, RevisionRow]]:
        """Replies that were sent, or approved before the customer wrote again, as few people mark them as sent."""
        for number, revision in enumerate(self.revisions, 1):
            sent = [d.at for d in self.decisions if d.act is Act.DELIVER and d.revision_id == revision.id]
            followed = number < len(self.revisions) and self.revisions[number].cause is Cause.CUSTOMER
            approved = [d.at for d in approvals(revision, self.decisions)] if followed and not sent else []
            left = bool(sent) or len(approved) >= needed(desk, self.case, self.reasons)
            if revision.text and left and not self.undelivered(revision):
                yield max(sent or approved), revision

    def undelivered(self, revision: RevisionRow) -> bool:
        """Whether the carrier refused it."""
        delivery = self.delivery(revision.id)
        return delivery is not None and delivery.state is PostState.REFUSED

    def _reply(self, desk: Desk, revision: RevisionRow) -> Turn:
        """Our reply as a turn, in English where that is known."""
        sent, translation = revision.text or "", self.written(revision).translation
        if translation is None:
            return Turn(Who.US, sent, other(desk.options.tongue(sent)))
        return Turn(Who.US, self.written(revision).text or sent, translation.language, sent)

    def language(self, desk: Desk) -> str | None:
        """The code of the language that replies go out in; None for English.

        A teammate's choice comes first, then the customer's latest words whose language can be told.
        """
        said = (desk.options.tongue(t.text) for t in reversed(self.turns) if t.who is Who.CUSTOMER)
        return other(self.case.language or next(filter(None, said), None))

    def standing(self, desk: Desk, revision: RevisionRow, shown_hash: str | None = None) -> Standing:
        """The revision as `decide` needs it."""
        newest, undelivered = revision is self.newest, self.undelivered(revision)
        began_by = self._began_by(revision)
        return standing(
            desk, self.case, revision, newest, self.decisions, self.reasons, shown_hash, undelivered, began_by
        )

    def _began_by(self, revision: RevisionRow) -> str | None:
        """The person whose words these are, even if a model changed them at somebody's wish."""
        while revision.written_by is None and revision.instruction is not None:
            before = self.last_text(revision.number)
            if before is None:
                return None
            revision = before
        return revision.written_by


def _turn(desk: Desk, row: TurnRow) -> Turn:
    """The turn, in English where that is known."""
    language = other(desk.options.tongue(row.text))
    return Turn(row.who, row.english or row.text, language, row.text if row.english else None)


async def load(tx: Tx, case_id: str) -> CaseView:
    """The case with this id. Raises LevelheadError when there is none."""
    if found := await find(tx, case_id):
        return found
    raise LevelheadError(f"There is no case {case_id}.")


async def find(tx: Tx, case_id: str) -> CaseView | None:
    """The case with this id, or None."""
    found, *rest = await whole.of_case(tx, case_id)
    return CaseView(*found, *rest) if found else None


async def look(desk: Desk, name: str) -> tuple[CaseView, RevisionRow | None]:
    """A case, and a revision, by the id of either: `C-7K3QX9` or `C-7K3QX9.2`."""
    async with desk.database.glance() as tx:
        view = await load(tx, name.partition(".")[0])
    return view, view.revision(name)
