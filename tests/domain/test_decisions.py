"""Who may do what: `decide`, as a table."""

from dataclasses import replace

import pytest

from bot.domain.acts import Act, Allowed, Refused, Standing
from bot.domain.case import Lane, Role
from bot.domain.decisions import decide, decide_on_policies
from bot.domain.people import Actor, Roles
from bot.domain.states import RevisionState

ROLES = Roles(frozenset({"lea"}), frozenset({"omar"}))
ROUTINE = Standing(RevisionState.WAITING, True, Lane.ROUTINE, Role.TEAMMATE, requester="ana", hash="h")
DELICATE = replace(ROUTINE, lane=Lane.DELICATE, approver=Role.LEAD)


@pytest.mark.parametrize(
    ("revision", "who", "allowed"),
    [
        (replace(ROUTINE, own=True), "ana", True),
        (ROUTINE, "ben", True),
        (ROUTINE, "ana", False),
        (replace(ROUTINE, own=True, writer="ben"), "ben", True),
        (replace(ROUTINE, own=True, approver=Role.LEAD), "ana", False),
        (replace(ROUTINE, lane=Lane.DELICATE), "ana", False),
        (replace(ROUTINE, lane=Lane.DELICATE), "ben", True),
        (replace(ROUTINE, lane=Lane.DELICATE, writer="ben"), "ben", False),
        (DELICATE, "ben", False),
        (DELICATE, "lea", True),
        (replace(DELICATE, writer="lea"), "lea", True),
        (replace(DELICATE, writer="lea", own=False), "lea", False),
        (replace(DELICATE, requester="omar", own=False), "omar", False),
        (replace(DELICATE, writer="lea", own=False), "omar", True),
        (replace(DELICATE, approver=Role.OWNER), "lea", False),
        (replace(DELICATE, approver=Role.OWNER), "omar", True),
        (replace(ROUTINE, newest=False), "lea", False),
        (replace(ROUTINE, state=RevisionState.NOT_READY), "lea", False),
        (replace(ROUTINE, state=RevisionState.DRAFTING), "lea", False),
        (replace(ROUTINE, state=RevisionState.REJECTED), "lea", False),
        (replace(ROUTINE, state=RevisionState.STALE), "lea", False),
        (replace(ROUTINE, state=RevisionState.SUPERSEDED), "lea", False),
        (replace(ROUTINE, state=RevisionState.DELIVERED), "lea", False),
        (replace(ROUTINE, has_text=False), "lea", False),
        (replace(ROUTINE, shown_hash="other"), "lea", False),
        (replace(ROUTINE, shown_hash="h"), "lea", True),
        (replace(ROUTINE, lane=Lane.PERSON_ONLY), "omar", False),
        (replace(ROUTINE, example_policies_in_real_slack=True), "omar", False),
    ],
)
def test_who_may_approve(revision: Standing, who: str, allowed: bool) -> None:
    assert isinstance(decide(revision, Actor(who), ROLES, Act.APPROVE), Allowed if allowed else Refused)


STOPPED = replace(ROUTINE, state=RevisionState.NOT_READY, stopped_by="“by Monday” stands on no clause.")


@pytest.mark.parametrize(
    ("revision", "who", "allowed"),
    [
        (STOPPED, "ben", False),
        (STOPPED, "lea", True),
        (replace(STOPPED, approver=Role.OWNER), "lea", False),
        (replace(STOPPED, approver=Role.OWNER), "omar", True),
        (replace(STOPPED, forbidden=True), "omar", False),
        (replace(STOPPED, lane=Lane.PERSON_ONLY), "omar", False),
        (replace(STOPPED, has_text=False), "omar", False),
        (ROUTINE, "omar", False),
    ],
)
def test_who_may_release_what_a_check_stopped(revision: Standing, who: str, allowed: bool) -> None:
    assert isinstance(decide(revision, Actor(who), ROLES, Act.RELEASE), Allowed if allowed else Refused)


@pytest.mark.parametrize(
    ("revision", "may"),
    [
        (STOPPED, True),
        (replace(STOPPED, forbidden=True), False),
        (replace(STOPPED, lane=Lane.PERSON_ONLY), False),
    ],
)
def test_a_stopped_draft_says_why_and_names_a_lead_only_where_one_can_release_it(revision: Standing, may: bool) -> None:
    refused = decide(revision, Actor("lea"), ROLES, Act.APPROVE)
    assert isinstance(refused, Refused) and "“by Monday” stands on no clause." in refused.reason
    assert ("ask a lead to release it" in refused.reason, refused.ask) == (may, ("lea",) if may else ())


def test_what_a_person_wrote_in_a_case_for_people_only_is_approved() -> None:
    written = replace(ROUTINE, lane=Lane.PERSON_ONLY, approver=Role.OWNER, writer="ana")
    assert decide(written, Actor("omar"), ROLES, Act.APPROVE) == Allowed()


def test_who_approved_as_the_only_one_who_may_is_told_that_a_second_is_lacking() -> None:
    threat = replace(DELICATE, approver=Role.OWNER, needed=2, approved_by=("omar",))
    refused = decide(threat, Actor("omar"), ROLES, Act.APPROVE)
    assert isinstance(refused, Refused) and "Nobody else is an owner" in refused.reason
    two = Roles(frozenset({"lea"}), frozenset({"omar", "gil"}))
    refused = decide(threat, Actor("omar"), two, Act.APPROVE)
    assert isinstance(refused, Refused) and refused.ask == ("gil",)


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("trait", ["bot", "guest", "outsider", "deactivated"])
def test_nobody_from_outside_does_anything(act: Act, trait: str) -> None:
    actor = Actor("omar", **{trait: True})
    assert isinstance(decide(ROUTINE, actor, ROLES, act), Refused)


@pytest.mark.parametrize(("who", "may"), [("ben", False), ("lea", True), ("omar", True)])
def test_policies_are_changed_by_leads_and_owners(who: str, may: bool) -> None:
    assert isinstance(decide_on_policies(Actor(who), ROLES), Allowed if may else Refused)


@pytest.mark.parametrize("trait", ["bot", "guest", "outsider", "deactivated"])
def test_whoever_the_policies_still_name_changes_none_from_outside(trait: str) -> None:
    refused = decide_on_policies(Actor("omar", **{trait: True}), ROLES)
    assert isinstance(refused, Refused) and refused.reason.startswith("Policies are changed by a lead or an owner.")


def test_somebody_unknown_changes_no_policies_and_is_told_to_try_again() -> None:
    refused = decide_on_policies(Actor("omar", known=False), ROLES)
    assert isinstance(refused, Refused) and "try again" in refused.reason


@pytest.mark.parametrize(("act", "may"), [(Act.REDRAFT, True), (Act.EDIT, True), (Act.REJECT, False)])
def test_what_a_changed_clause_made_stale_is_changed_and_nothing_else(act: Act, may: bool) -> None:
    stale = replace(ROUTINE, state=RevisionState.STALE)
    assert isinstance(decide(stale, Actor("ben"), ROLES, act), Allowed if may else Refused)


@pytest.mark.parametrize("act", list(Act))
def test_somebody_unknown_does_nothing(act: Act) -> None:
    assert isinstance(decide(ROUTINE, Actor("omar", known=False), ROLES, act), Refused)


def test_two_approvals_are_two_people() -> None:
    two = replace(ROUTINE, needed=2)
    assert decide(two, Actor("ben"), ROLES, Act.APPROVE) == Allowed(complete=False)
    once = replace(two, approved_by=("ben",))
    assert isinstance(decide(once, Actor("ben"), ROLES, Act.APPROVE), Refused)
    assert decide(once, Actor("lea"), ROLES, Act.APPROVE) == Allowed(complete=True)


def test_an_approval_counts_as_long_as_its_person_may_give_it() -> None:
    sent = replace(DELICATE, state=RevisionState.APPROVED, approved_by=("lea",))
    assert decide(sent, Actor("ben"), ROLES, Act.DELIVER) == Allowed()
    lost = Roles(frozenset({"gil"}), frozenset({"omar"}))
    refused = decide(sent, Actor("ben"), lost, Act.DELIVER)
    assert isinstance(refused, Refused) and "it needs a lead now" in refused.reason and refused.ask == ("gil",)
    left = decide(replace(sent, approver=Role.OWNER, gone=frozenset({"lea"})), Actor("ben"), ROLES, Act.DELIVER)
    assert isinstance(left, Refused) and "no active member here" in left.reason and left.ask == ("omar",)
    more = decide(replace(sent, needed=2), Actor("ben"), ROLES, Act.DELIVER)
    assert isinstance(more, Refused) and "it needs 2 approvals, each by a lead now" in more.reason
    two = replace(DELICATE, needed=2, approved_by=("lea",))
    assert decide(two, Actor("omar"), ROLES, Act.APPROVE) == Allowed(complete=True)
    assert decide(two, Actor("omar"), lost, Act.APPROVE) == Allowed(complete=False)
    assert decide(replace(two, needed=1), Actor("lea"), ROLES, Act.APPROVE) == Allowed(complete=True)


def test_only_what_was_refused_outside_is_sent_by_hand() -> None:
    sent = replace(ROUTINE, state=RevisionState.DELIVERED, closed=True)
    refused = replace(sent, undelivered=True)
    assert decide(refused, Actor("ben"), ROLES, Act.SENT_BY_HAND) == Allowed()
    others = (ROUTINE, sent, replace(refused, newest=False), replace(ROUTINE, state=RevisionState.APPROVED))
    assert not any(isinstance(decide(each, Actor("lea"), ROLES, Act.SENT_BY_HAND), Allowed) for each in others)


def test_until_leads_and_owners_are_named_whoever_connects_the_bot_is_both() -> None:
    roles = Roles(standing_in="omar")
    assert roles.of("omar") is Role.OWNER and not roles.named
    assert isinstance(decide(DELICATE, Actor("omar"), roles, Act.APPROVE), Allowed)


def test_the_refusal_names_whom_to_ask() -> None:
    answer = decide(DELICATE, Actor("ben"), ROLES, Act.APPROVE)
    assert isinstance(answer, Refused) and answer.ask == ("lea",)


@pytest.mark.parametrize("act", list(Act))
def test_once_a_reply_was_sent_another_may_follow_and_that_one_is_final(act: Act) -> None:
    sent = replace(ROUTINE, state=RevisionState.DELIVERED, closed=True)
    always, follows = {Act.CUSTOMER_WROTE, Act.START_PROCESS, Act.TICK_STEPS, Act.WITHDRAW}, {Act.ADD_FACTS, Act.EDIT}
    assert isinstance(decide(sent, Actor("lea"), ROLES, act), Allowed) is (act in always | follows)
    closed = replace(ROUTINE, closed=True)
    assert isinstance(decide(closed, Actor("lea"), ROLES, act), Allowed) is (act in always | {Act.REOPEN})


@pytest.mark.parametrize("who", ["ana", "lea"])
def test_the_requester_or_a_lead_withdraws_even_what_was_sent(who: str) -> None:
    assert isinstance(decide(replace(ROUTINE, state=RevisionState.DELIVERED), Actor(who), ROLES, Act.WITHDRAW), Allowed)
    assert isinstance(decide(ROUTINE, Actor("ben"), ROLES, Act.WITHDRAW), Refused)


def test_members_of_a_group_have_its_role_and_a_group_nobody_told_of_has_none() -> None:
    roles = Roles(frozenset({"S1", "lea"}), frozenset({"S2"}), groups={"S1": frozenset({"ben"})})
    assert [roles.of(who) for who in ("ben", "lea", "ana", "S1")] == [Role.LEAD, Role.LEAD, Role.TEAMMATE, Role.LEAD]
    assert roles.holders(Role.LEAD) == ("S1", "lea") and roles.members(Role.LEAD) == ("ben", "lea")
    assert roles.members(Role.OWNER) == () and roles.named


def test_an_offline_draft_that_is_asked_for_too_late_voids_no_approval() -> None:
    slow, approved = replace(ROUTINE, state=RevisionState.DRAFTING), replace(ROUTINE, state=RevisionState.APPROVED)
    assert isinstance(decide(slow, Actor("ana"), ROLES, Act.DRAFT_OFFLINE), Allowed)
    assert isinstance(decide(approved, Actor("ana"), ROLES, Act.DRAFT_OFFLINE), Refused)


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        (replace(ROUTINE, has_text=False), "Press Write the reply, or write it in the thread after `reply:`."),
        (replace(ROUTINE, has_text=False, lane=Lane.PERSON_ONLY), "yet. Write it in the thread after `reply:`."),
        (replace(ROUTINE, state=RevisionState.REJECTED), "Press Change the draft or Edit for a new one."),
        (replace(ROUTINE, state=RevisionState.REJECTED, lane=Lane.PERSON_ONLY), "Press Edit for a new one."),
        (replace(ROUTINE, state=RevisionState.DELIVERED), "it is final. Press Write again below it"),
        (replace(ROUTINE, state=RevisionState.DELIVERED, newest=False), "it is final. There is a newer version"),
        (replace(ROUTINE, state=RevisionState.DELIVERED, undelivered=True), "not delivered. Press Send it once more"),
    ],
)
def test_the_refusal_of_an_approval_says_what_to_do_instead(revision: Standing, said: str) -> None:
    refused = decide(revision, Actor("omar"), ROLES, Act.APPROVE)
    assert isinstance(refused, Refused) and said in refused.reason
