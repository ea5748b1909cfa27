"""Who must approve a revision, and how many; what `decide` is given."""

from collections.abc import Sequence

from bot.desk.parts.case_notes import cited_clauses
from bot.desk.parts.desk import Desk
from bot.desk.parts.written import Written, from_json
from bot.domain.acts import Act, Standing
from bot.domain.case import Lane, Role
from bot.domain.commitments import CommitmentKind
from bot.domain.reply import Severity
from bot.domain.states import CaseState
from bot.knowledge.schema.approvals import LaneRule, Rule
from bot.store.rows.cases import CaseRow, DecisionRow, ReasonRow, RevisionRow

_BY_LANE = {Lane.HOSTILE: Role.LEAD, Lane.PERSON_ONLY: Role.OWNER}
"""The role that a lane requires, also where a person moved the case there."""


def approver(desk: Desk, case: CaseRow, revision: RevisionRow | None) -> Role:
    """The highest role that the case, its lane, an approval rule, a promise or a cited clause requires."""
    rules = _rules(desk, case)
    written = from_json(revision.body) if revision else Written()
    clauses = [clause for clause in map(desk.book.clause, cited_clauses(written.citations)) if clause]
    lane = _BY_LANE.get(case.lane or Lane.DELICATE)
    ruled = [r.approver for r in rules]
    asked = [case.approver or Role.LEAD, lane, *ruled, *(c.approver for c in clauses)]
    asked += [_for_promise(desk, case, kind) for kind in {c.kind for c in written.commitments}]
    return max((role for role in asked if role), key=lambda role: role.rank)


def _for_promise(desk: Desk, case: CaseRow, kind: CommitmentKind) -> Role | None:
    """The lowest role required by those of the situation's clauses that allow this promise."""
    named = dict.fromkeys(c for id in _subjects(desk, case) for c in desk.book.situation(id).own_clauses)
    allowing = [c.approver for c in map(desk.book.clause, named) if c and kind in c.allows]
    return min(allowing, key=lambda role: role.rank, default=None)


def needed(desk: Desk, case: CaseRow, reasons: Sequence[ReasonRow]) -> int:
    """How many approvals the reply needs. Moving a case out of a lane lowers it only if its approver moved it."""
    return max((rule.approvals for rule in (*_rules(desk, case), *_left(desk, case, reasons))), default=1)


def _left(desk: Desk, case: CaseRow, reasons: Sequence[ReasonRow]) -> list[LaneRule]:
    """The rules of lanes it was moved out of, or filed out of, by somebody below the approving role."""
    role = approver(desk, case, None)
    out = (Act.MOVE_LANE, Act.SET_SITUATION)
    moved = (r.before for r in reasons if r.act in out and not desk.roles.of(r.actor).covers(role))
    rules = (desk.book.approvals.lanes.get(Lane(lane)) for lane in moved if lane)
    return [rule for rule in rules if rule]


def _subjects(desk: Desk, case: CaseRow) -> tuple[str, ...]:
    """The ids of the case's situation and of its further matters."""
    return (case.situation or desk.book.fallback, *(f["situation"] for f in case.further or ()))


def _rules(desk: Desk, case: CaseRow) -> list[Rule]:
    """The approval rules for the case's situations and its lane."""
    about = [desk.book.approvals.situations.get(id) for id in _subjects(desk, case)] if case.situation else []
    return [rule for rule in (*about, _lane_rule(desk, case)) if rule]


def _lane_rule(desk: Desk, case: CaseRow) -> LaneRule | None:
    return desk.book.approvals.lanes.get(case.lane or Lane.DELICATE)


def _own(desk: Desk, case: CaseRow, reasons: Sequence[ReasonRow]) -> bool | None:
    """Whether its writer or requester may approve it; None where only leads and owners may.

    A lane that forbids it keeps doing so after somebody below the approving role moved the case out.
    """
    rule, lane = _lane_rule(desk, case), case.lane or Lane.DELICATE
    if any(left.own is False for left in _left(desk, case, reasons)):
        return False
    if rule and rule.own is not None:
        return rule.own
    return True if lane is Lane.ROUTINE and desk.book.approvals.own_routine_replies else None


def approvals(revision: RevisionRow, decisions: Sequence[DecisionRow]) -> list[DecisionRow]:
    """The approvals of this revision with exactly these words."""
    return [
        d
        for d in decisions
        if d.revision_id == revision.id and d.act is Act.APPROVE and d.text_hash == revision.text_hash
    ]


def standing(
    desk: Desk,
    case: CaseRow,
    revision: RevisionRow,
    newest: bool,
    decisions: Sequence[DecisionRow],
    reasons: Sequence[ReasonRow],
    shown_hash: str | None = None,
    undelivered: bool = False,
    began_by: str | None = None,
) -> Standing:
    """The revision as `decide` needs it. `shown_hash` is the hash of the words the person saw, where known."""
    stops = [f for f in from_json(revision.body).findings if f.severity is Severity.STOP]
    return Standing(
        state=revision.state,
        newest=newest,
        lane=case.lane or Lane.DELICATE,
        approver=approver(desk, case, revision),
        requester=case.requester,
        needed=needed(desk, case, reasons),
        writer=revision.written_by,
        began_by=began_by,
        approved_by=tuple(d.actor for d in approvals(revision, decisions)),
        rejected_by=next((d.actor for d in decisions if d.revision_id == revision.id and d.act is Act.REJECT), None),
        hash=revision.text_hash or "",
        shown_hash=shown_hash,
        own=_own(desk, case, reasons),
        example_policies_in_real_slack=desk.book.example and not desk.options.approve_examples,
        has_text=bool(revision.text),
        stopped_by=stops[0].reason if stops else None,
        forbidden=any(f.final for f in stops),
        closed=case.state is CaseState.CLOSED,
        undelivered=undelivered,
    )
