"""Who may do what to a revision. Every decision goes through `decide`, whatever the surface."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.acts import Act, Allowed, Refused, Standing, Verdict, Why
from bot.domain.approving import approve, counts_no_more, needs, release, still_approved, to_write
from bot.domain.case import Lane, Role
from bot.domain.people import Actor, Roles
from bot.domain.states import RevisionState as R

_OPEN = frozenset({R.WAITING, R.NOT_READY, R.REJECTED, R.APPROVED, R.DRAFTING, R.STALE})
_AT_ANY_TIME = frozenset({Act.CUSTOMER_WROTE, Act.WITHDRAW, Act.START_PROCESS, Act.TICK_STEPS})
"""Also allowed after the reply was sent."""
_FOLLOWS = frozenset({Act.ADD_FACTS, Act.EDIT})
"""Begins another reply after one was sent, as we may have promised to write again."""
_NEWER = "There is a newer version of this reply below. Please decide on that one."
_ENDS = frozenset({Act.CLOSE, Act.REOPEN})
"""Also allowed while a reply was refused on its way."""
_ON_THE_CASE = _AT_ANY_TIME | {
    Act.ESCALATE, Act.HAND_OVER, Act.MOVE_LANE, Act.SET_SITUATION, Act.RECORD_DECISION, Act.CLOSE, Act.REOPEN
}  # fmt: skip
_BY_ANYBODY = frozenset(
    {Act.ESCALATE, Act.CUSTOMER_WROTE, Act.START_PROCESS, Act.TICK_STEPS, Act.HAND_OVER, Act.CLOSE, Act.REOPEN}
)
"""Allowed to every full member, while the case is in a state for it."""
_CHANGES = frozenset(
    {Act.SET_LANGUAGE, Act.REVISE, Act.EDIT, Act.ADD_FACTS, Act.DRAFT_ANYWAY, Act.DRAFT_OFFLINE, Act.REDRAFT}
)


def decide(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict:
    """Whether `actor` may do `act` to this revision now. Whatever isn't plainly allowed is refused."""
    for rule in (_who, _undelivered, _final, _closed, _newest, RULES[act]):
        answer = rule(revision, actor, roles, act)
        if answer is not None:
            return answer
    return Allowed()


def _allow(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    return Allowed()


def _who(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    return refused_person(actor)


def refused_person(actor: Actor) -> Refused | None:
    """The refusal for somebody who may decide on nothing at all."""
    return _stranger(actor, "decide on replies", "changed")


def refused_window(actor: Actor) -> Refused | None:
    """The refusal for somebody to whom a case opens no form and shows nothing but its messages."""
    return _stranger(actor, "work on cases", "opened")


def refused_request(actor: Actor) -> Refused | None:
    """The refusal for somebody for whom nothing is drafted or reviewed. A guest of our own workspace may ask."""
    return _stranger(replace(actor, guest=False), "ask me for a draft or a review", "done")


def _stranger(actor: Actor, to: str, done: str) -> Refused | None:
    unknown = f"Slack could not tell who you are just now, so nothing was {done}. Please try again."
    refusals = (
        (not actor.known, unknown, Why.UNKNOWN),
        (actor.bot, f"Bots can't {to}.", Why.BOT),
        (actor.deactivated, "This account is deactivated.", Why.DEACTIVATED),
        (actor.outsider, f"Only members of our own workspace can {to}.", Why.OUTSIDER),
        (actor.guest, f"Guests can't {to}. Please ask a full member of the team.", Why.GUEST),
    )
    return next((Refused(reason, (), why) for applies, reason, why in refusals if applies), None)


def decide_on_policies(actor: Actor, roles: Roles) -> Verdict:
    """Whether `actor` may change the policies. Whatever isn't plainly allowed is refused."""
    refusal = refused_person(actor)
    if refusal and refusal.why is Why.UNKNOWN:
        return refusal
    if refusal or not roles.of(actor.id).covers(Role.LEAD):
        words = "Policies are changed by a lead or an owner. Please ask one of them."
        return Refused(words, roles.holders(Role.LEAD), refusal.why if refusal else Why.ROLE)
    return Allowed()


def _undelivered(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    """A reply that the carrier refused may be sent once more, or by hand, while nothing newer is in progress."""
    again = act in (Act.DELIVER, Act.SENT_BY_HAND) and revision.undelivered and revision.newest
    if again and act is Act.DELIVER and not still_approved(revision, roles):
        return counts_no_more(revision, roles, "Copy it into Write again below it; then that is approved.")
    return Allowed() if again else None


def _final(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    goes_on = _AT_ANY_TIME | _FOLLOWS | (_ENDS if revision.undelivered else frozenset())
    if revision.state is not R.DELIVERED or act in goes_on:
        return None
    said, way = "This reply was sent to the customer, so it is final.", "Press Write again below it for the next one."
    if revision.undelivered:
        said, way = "This reply was not delivered.", "Press Send it once more below it, or Write again for another."
    return Refused(f"{said} {way if revision.newest else _NEWER}")


def _closed(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    if act is Act.REOPEN:
        return None if revision.closed else Refused("This case is open already.")
    goes_on = _AT_ANY_TIME | (_FOLLOWS if revision.state is R.DELIVERED else frozenset())
    if revision.closed and act not in goes_on:
        return Refused("This case is closed. Open it again from the menu of its message first.")
    return None


def _newest(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    if act in _ON_THE_CASE:
        return None
    if revision.newest and revision.state is R.STALE and act not in _CHANGES:
        return Refused(
            "A clause that this reply rests on has changed or expired, so it can't be used as it is. Press Redraft."
        )
    if not revision.newest or revision.state is R.SUPERSEDED:
        return Refused(_NEWER)
    if revision.shown_hash is not None and revision.shown_hash != revision.hash:
        return Refused("The words you saw have changed. Please read the newest version and decide on that.")
    return None


def _move_lane(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    if revision.lane is not Lane.PERSON_ONLY or roles.of(actor.id).covers(revision.approver):
        return Allowed()
    return needs(revision.approver, roles, "move it out of the person-only lane")


def _set_situation(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    if revision.lane is not Lane.PERSON_ONLY or roles.of(actor.id).covers(revision.approver):
        return Allowed()
    return needs(revision.approver, roles, "say what it is about, as a person must answer it")


def _record(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    role = max(Role.LEAD, revision.approver, key=lambda role: role.rank)
    return Allowed() if roles.of(actor.id).covers(role) else needs(role, roles, "decide on the matter")


def _reject(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    if revision.state is R.DRAFTING:
        return Refused("The draft is still being written.")
    if revision.state is R.APPROVED:
        return Refused("This reply is approved. Take the approval back first.")
    return Allowed() if revision.state is not R.REJECTED else Refused("This version is rejected already.")


def _take_back(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    decided_by = (revision.rejected_by,) if revision.state is R.REJECTED else revision.approved_by
    if not any(decided_by):
        return Refused("There is no decision to take back.")
    if actor.id in decided_by or roles.of(actor.id).covers(Role.LEAD):
        return Allowed()
    return Refused("Only whoever decided, or a lead, can take a decision back.", (), Why.ROLE)


def _deliver(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    if revision.state is not R.APPROVED:
        return Refused("This reply is not approved, so it can't be sent.")
    if still_approved(revision, roles):
        return Allowed()
    way = "Whoever gave it, or a lead, takes it back; then it is approved anew."
    return counts_no_more(revision, roles, f"{way} Please ask one of them:")


def _by_hand(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    return Refused("Only a reply that was refused on its way is marked as sent by hand.")


def _withdraw(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    if actor.id == revision.requester or roles.of(actor.id).covers(Role.LEAD):
        return Allowed()
    return Refused("Only whoever opened the case, or a lead, can withdraw it.", (), Why.ROLE)


_TO_DRAFT = " Where the brief has Draft one anyway, that gives one to change."


def _change(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    if act is Act.REDRAFT and revision.state is not R.STALE:
        return Refused("The clauses that this reply rests on still hold, so there is nothing to redraft.")
    if revision.lane is Lane.PERSON_ONLY and act in (Act.DRAFT_ANYWAY, Act.REVISE, Act.DRAFT_OFFLINE):
        return Refused("A person answers this case; no reply is drafted for it.")
    if act is Act.DRAFT_OFFLINE and revision.state is R.APPROVED:
        return Refused("The draft came meanwhile, and it is approved. Ask for a change to have another one.")
    if act is Act.REVISE and revision.state is R.DRAFTING:
        return Refused("The draft is still being written. Say what should change once it is here.")
    if act is Act.REVISE and not revision.has_text:
        return Refused(f"There is no draft to change yet. {to_write(revision)}{_TO_DRAFT}")
    follows = act in _FOLLOWS and revision.state is R.DELIVERED
    return Allowed() if follows or revision.state in _OPEN else Refused("This version can't be changed any more.")


_Rule = Callable[[Standing, Actor, Roles, Act], Verdict | None]
RULES: dict[Act, _Rule] = {
    Act.APPROVE: approve,
    Act.REJECT: _reject,
    Act.TAKE_BACK: _take_back,
    Act.DELIVER: _deliver,
    Act.SENT_BY_HAND: _by_hand,
    Act.WITHDRAW: _withdraw,
    Act.RELEASE: release,
    Act.MOVE_LANE: _move_lane,
    Act.SET_SITUATION: _set_situation,
    Act.RECORD_DECISION: _record,
    **dict.fromkeys(_CHANGES, _change),
    **dict.fromkeys(_BY_ANYBODY, _allow),
}
