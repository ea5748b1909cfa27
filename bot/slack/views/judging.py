"""The forms of judgement: a reply to be reviewed, a draft released, a case moved, a decision recorded."""

from collections.abc import Mapping, Sequence

from bot.domain.case import Lane, LeadDecision
from bot.slack.actions import Form
from bot.slack.text import INPUT_LIMIT, Block, cut
from bot.slack.views.fields import EDIT_FIELDS, MOST_OPTIONS, About, View, choices, field, modal, text_fields, words

LANE_LABELS = {
    Lane.ROUTINE: "Routine: the bot drafts, a teammate approves",
    Lane.DELICATE: "Delicate: a teammate writes from a brief",
    Lane.HOSTILE: "Hostile: the bot drafts, a lead decides",
    Lane.PERSON_ONLY: "Person only: no draft, an owner is called",
}
OPTION_LIMIT = 75
"""Characters of an option, as Slack takes them."""
AS_ITS_KIND = "Left out, it has the lane that its kind and its words ask for."
KEPT_WITH_IT = "Kept with the case, so that the next one is found right."
DECISION_LABELS = {
    LeadDecision.REFUND: "Refund in full",
    LeadDecision.PARTIAL_REFUND: "Refund a part",
    LeadDecision.REPLACEMENT: "Send a replacement",
    LeadDecision.WAIVE_LABEL: "We pay the return label",
    LeadDecision.ACCEPT: "Accept the return",
    LeadDecision.GOODWILL: "A goodwill amount",
    LeadDecision.DECLINE: "Decline",
}


def tone_form(
    about: About, marketplaces: Mapping[str, str], text: str = "", message: str = "", marketplace: str = "any"
) -> View:
    """A teammate's words to be reviewed, of no case."""
    options = choices(marketplaces)
    chosen = next((o for o in options if o["value"] == marketplace), options[0])
    choice = {"type": "static_select", "options": options, "initial_option": chosen}
    blocks = [
        *_reply_fields(text, "What you are about to write"),
        field("message", "What the customer wrote", words(cut(message, INPUT_LIMIT)), optional=True),
        field("marketplace", "Marketplace", choice, optional=True),
    ]
    return modal(Form.TONE, "Check the tone", "Check", about, blocks)


def review_form(about: About, text: str = "") -> View:
    """A teammate's reply to the case, to be reviewed."""
    return modal(Form.REVIEW, "Review my reply", "Review", about, _reply_fields(text, "Your reply"))


def _reply_fields(text: str, label: str) -> list[Block]:
    return text_fields(EDIT_FIELDS, label, text, shown=2)


def release_form(about: About) -> View:
    """Why a draft that a check stopped may be approved after all."""
    why = field("reason", "Why is it right as it stands?", words(), hint="Kept with the case.")
    return modal(Form.RELEASE, "Release the draft", "Release", about, [why])


def lane_form(about: About, lane: Lane | None, kinds: Sequence[tuple[str, str]], kind: str | None) -> View:
    """What the case is about, another lane, and why. `kinds` are (id, title), the likeliest first."""
    offered = choices({id: cut(title, OPTION_LIMIT) for id, title in kinds[:MOST_OPTIONS]})
    now = [option for option in offered if option["value"] == kind]
    about_it = {"type": "static_select", "options": offered, **({"initial_option": now[0]} if now else {})}
    lanes = choices({str(other): LANE_LABELS[other] for other in Lane if other is not lane})
    blocks = [
        field("situation", "What is it about?", about_it, hint="The likeliest come first.", optional=True),
        field("lane", "Lane", {"type": "radio_buttons", "options": lanes}, hint=AS_ITS_KIND, optional=True),
        field("reason", "Why?", words(multiline=False), hint=KEPT_WITH_IT, optional=True),
    ]
    return modal(Form.LANE, "Its kind and lane", "Change", about, blocks)


def decision_form(about: About) -> View:
    """What a lead decides on the matter itself; a reply may stand on it."""
    options = choices({str(d): DECISION_LABELS[d] for d in LeadDecision})
    blocks = [
        field("lead_decision", "Decision", {"type": "static_select", "options": options}),
        field("refund_amount", "Amount", words(multiline=False, placeholder="24.00 USD"), optional=True),
        field("reason", "Why?", words(multiline=False), hint="Kept with the case."),
    ]
    return modal(Form.DECISION, "Record a decision", "Record", about, blocks)


def hand_over_form(about: About, assignee: str | None) -> View:
    """Who answers the case from now on, and why."""
    chosen = {"initial_user": assignee} if assignee else {}
    blocks = [
        field("to", "To whom?", {"type": "users_select"} | chosen, hint="They are told what happened so far."),
        field("reason", "Why?", words(multiline=False), hint="Kept with the case."),
    ]
    return modal(Form.HAND_OVER, "Hand the case over", "Hand over", about, blocks)
