"""Names of buttons, menus, forms and shortcuts, shared by views and listeners."""

import re
from collections.abc import Iterable
from enum import StrEnum

from bot.domain.acts import Act


class Action(StrEnum):
    """Buttons and menus. Those that decide have the name of their act."""

    APPROVE = "approve"
    REJECT = "reject"
    ESCALATE = "escalate"
    TAKE_BACK = "take_back"
    DELIVER = "deliver"
    SENT_BY_HAND = "sent_by_hand"
    DRAFT_ANYWAY = "draft_anyway"
    DRAFT_OFFLINE = "draft_offline"
    REDRAFT = "redraft"
    WITHDRAW = "withdraw"
    CLOSE = "close"
    REOPEN = "reopen"
    CHANGE = "open_change"
    CUSTOMER = "open_customer"
    EDIT = "open_edit"
    FACTS = "open_facts"
    CLAUSES = "open_clauses"
    FINDINGS = "open_findings"
    MESSAGE = "open_message"
    REVIEW = "open_review"
    RELEASE = "open_release"
    LANE = "open_lane"
    DECISION = "open_decision"
    MISTAKE = "mistake"
    """Followed by a colon and the mistake, as each button of a message needs its own name."""
    WHY_WORDS = "why_words"
    HAND_OVER = "open_hand_over"
    MENU = "menu"
    CASE_MENU = "case_menu"
    REVIEW_USE = "review_use"
    REVIEW_REWRITE = "review_rewrite"
    REVIEW_AGAIN = "review_again"
    REVIEW_SHARE = "review_share"
    REVIEW_DROP = "review_drop"
    START = "start_process"
    TICK = "tick_steps"
    ANSWER_SHARE = "answer_share"
    COMPARE_CHANGE = "compare_change"
    COMPARE_MARKDOWN = "compare_markdown"
    COMPARE_CSV = "compare_csv"
    DESK_WHICH = "desk_which"
    DESK_LANE = "desk_lane"
    DESK_EARLIER = "desk_earlier"
    DESK_LATER = "desk_later"
    DESK_SEARCH = "desk_search"
    DESK_CLEAR = "desk_clear"
    DESK_HISTORY = "desk_history"
    DESK_FIGURES = "desk_figures"
    PROPOSAL = "open_proposal"
    PARKED_DRAFT = "parked_draft"
    PARKED_CHANGE = "parked_change"
    PARKED_CUSTOMER = "parked_customer"
    PARKED_CANCEL = "parked_cancel"


class Form(StrEnum):
    """Forms in windows."""

    DRAFT = "form_draft"
    CHANGE = "form_change"
    CUSTOMER = "form_customer"
    EDIT = "form_edit"
    FACTS = "form_facts"
    TONE = "form_tone"
    REVIEW = "form_review"
    RELEASE = "form_release"
    LANE = "form_lane"
    DECISION = "form_decision"
    WHY = "form_why"
    HAND_OVER = "form_hand_over"
    POLICIES = "form_policies"
    CLAUSES = "form_clauses"
    COMPARE = "form_compare"
    COMPARE_CHANGE = "form_compare_change"
    DESK_SEARCH = "form_desk_search"
    PROPOSAL = "form_proposal"


def any_of(names: Iterable[StrEnum]) -> re.Pattern[str]:
    """For one listener to several names: Bolt asks each listener about each event, one after the other."""
    return re.compile(rf"\A(?:{'|'.join(names)})\Z")


DECIDING: dict[Action, Act] = {
    Action.APPROVE: Act.APPROVE,
    Action.REJECT: Act.REJECT,
    Action.ESCALATE: Act.ESCALATE,
    Action.TAKE_BACK: Act.TAKE_BACK,
    Action.DELIVER: Act.DELIVER,
    Action.SENT_BY_HAND: Act.SENT_BY_HAND,
    Action.DRAFT_ANYWAY: Act.DRAFT_ANYWAY,
    Action.DRAFT_OFFLINE: Act.DRAFT_OFFLINE,
    Action.REDRAFT: Act.REDRAFT,
    Action.WITHDRAW: Act.WITHDRAW,
    Action.CLOSE: Act.CLOSE,
    Action.REOPEN: Act.REOPEN,
}
SHORTCUT_DRAFT = "draft_reply"
COMMAND_DRAFT = "/draft"
SHORTCUT_POLICIES = "add_policies"
SHORTCUT_TONE = "check_tone"
COMMAND_TONE = "/tone"
COMMAND_ASK = "/ask"
COMMAND_COMPARE = "/compare"
COMMAND_DESK = "/desk"
