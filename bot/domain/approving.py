"""Who may approve or release a revision, and whether its approvals still count."""

from bot.domain.acts import Act, Allowed, Refused, Standing, Verdict, Why
from bot.domain.case import Lane, Role
from bot.domain.people import Actor, Roles
from bot.domain.phrases import with_article
from bot.domain.states import RevisionState as R


def approve(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    """The rule of `Act.APPROVE`. The answer is complete if nobody else has to approve it too."""
    if revision.state is R.DRAFTING:
        return Refused("The draft is still being written.")
    if not revision.has_text:
        return Refused(f"There is no reply here to approve yet. {to_write(revision)}")
    if revision.state is R.NOT_READY:
        return _not_ready(revision, roles)
    if revision.state is R.REJECTED:
        return Refused(f"This version was rejected. Press {_to_change(revision)} for a new one.")
    if revision.example_policies_in_real_slack:
        said = "This draft rests on the example policies of a fictitious shop."
        return Refused(f"{said} Put your own policies into policies/ first.")
    if revision.lane is Lane.PERSON_ONLY and revision.writer is None:
        return Refused("A person answers this case; no drafted reply is approved here.")
    refused = _may_approve(revision, actor, roles)
    if refused:
        return refused
    if revision.state is R.APPROVED:
        return Refused("This reply is approved already.")
    count = len({actor.id, *_approvers(revision, roles)})
    if actor.id in revision.approved_by and count < revision.needed:
        return _waits_for_others(revision, roles)
    return Allowed(complete=count >= revision.needed)


def _may_approve(revision: Standing, actor: Actor, roles: Roles) -> Refused | None:
    role = roles.of(actor.id)
    if not role.covers(revision.approver):
        return needs(revision.approver, roles)
    allowed = role.covers(Role.LEAD) if revision.own is None else revision.own
    mine = actor.id in (revision.writer, revision.began_by, revision.requester if revision.writer is None else None)
    if mine and not allowed:
        words = "Somebody else approves a reply that you wrote or asked for. Please ask a teammate to read it."
        return Refused(words, (), Why.ROLE)
    return None


def _approvers(revision: Standing, roles: Roles) -> tuple[str, ...]:
    """Who approved it and still may: people leave, roles are removed, another role may be required."""
    there = (person for person in revision.approved_by if person not in revision.gone)
    return tuple(person for person in there if roles.of(person).covers(revision.approver))


def still_approved(revision: Standing, roles: Roles) -> bool:
    """Whether enough of those who approved it still may."""
    return len(_approvers(revision, roles)) >= revision.needed


def counts_no_more(revision: Standing, roles: Roles, way: str) -> Refused:
    """The refusal where those who approved it have left, or may not approve it now."""
    why, role = f"it needs {_asked_of(revision)} now", revision.approver
    if revision.gone.intersection(revision.approved_by):
        why = "as far as Slack tells, whoever gave it is no active member here any more"
        role = max(Role.LEAD, role, key=lambda one: one.rank)
    return Refused(f"The approval of this reply counts no more: {why}. {way}", roles.holders(role))


def _asked_of(revision: Standing) -> str:
    if revision.needed == 1:
        return with_article(revision.approver)
    return f"{revision.needed} approvals, each by {with_article(revision.approver)}"


def _waits_for_others(revision: Standing, roles: Roles) -> Refused:
    """The refusal where this person's approval isn't enough: whom to ask, or that too few have the role."""
    so_far = len(_approvers(revision, roles))
    said = f"You have approved this reply; {revision.needed} people must, and {so_far} did so far."
    may = dict.fromkeys((*roles.members(revision.approver), *roles.members(Role.OWNER)))
    others = tuple(person for person in may if person not in revision.approved_by)
    if revision.approver is Role.TEAMMATE:
        return Refused(f"{said} Please ask a teammate.")
    if not others:
        role = with_article(revision.approver)
        return Refused(
            f"{said} Nobody else is {role}: name one, or ask for fewer approvals, in policies/approvals.yaml."
        )
    return Refused(f"{said} Please ask one of them:", others)


def _not_ready(revision: Standing, roles: Roles) -> Refused:
    why = f" {revision.stopped_by}" if revision.stopped_by else ""
    if _releasable(revision):
        way = "Change it, or ask a lead to release it with a reason:"
        return Refused(f"This draft isn't ready.{why} {way}", roles.holders(Role.LEAD))
    return Refused(f"This draft isn't ready.{why} Change it first; nobody can release it as it is.")


def _releasable(revision: Standing) -> bool:
    return not revision.forbidden and revision.lane is not Lane.PERSON_ONLY


def release(revision: Standing, actor: Actor, roles: Roles, act: Act) -> Verdict | None:
    """The rule of `Act.RELEASE`: for leads, with a reason, where a check stopped the draft."""
    if revision.state is not R.NOT_READY or not revision.has_text:
        return Refused("Nothing here waits to be released.")
    if revision.lane is Lane.PERSON_ONLY:
        return Refused("A person answers this case; what a check stopped is not released here.")
    if revision.forbidden:
        return Refused("The marketplace forbids what this text holds, so nobody can release it. Take it out with Edit.")
    role = max(Role.LEAD, revision.approver, key=lambda role: role.rank)
    return Allowed() if roles.of(actor.id).covers(role) else needs(role, roles, "release it")


def needs(role: Role, roles: Roles, to: str = "approve it") -> Refused:
    """The refusal for lacking this role, with those who have it."""
    holders = roles.holders(role)
    remedy = "Please ask one of them:" if holders else "Nobody has that role yet: name them in policies/approvals.yaml."
    return Refused(f"This reply needs {with_article(role)} to {to}. {remedy}", holders, Why.ROLE)


def to_write(revision: Standing) -> str:
    """How to write the reply instead of approving a brief; a person-only case has no button for it."""
    button = "" if revision.lane is Lane.PERSON_ONLY else "Press Write the reply, or write"
    return f"{button or 'Write'} it in the thread after `reply:`."


def _to_change(revision: Standing) -> str:
    """The buttons for another version of a draft."""
    return "Edit" if revision.lane is Lane.PERSON_ONLY else "Change the draft or Edit"
