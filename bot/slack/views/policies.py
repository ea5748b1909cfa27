"""The forms by which policies come in as plain text: the text, then the clauses found in it."""

from collections.abc import Mapping

from bot.domain.phrases import counted
from bot.knowledge.proposing import Proposal, Proposed
from bot.slack.actions import Form
from bot.slack.text import Block, context, cut, escape, plain, section
from bot.slack.views.fields import EDIT_FIELDS, About, View, choices, field, modal, text_fields, words

PER_GROUP = 10
GROUP = "clauses_"


def policies_form(marketplaces: Mapping[str, str]) -> View:
    """A policy page, Markdown, or the instructions of an assistant."""
    options = choices(marketplaces)
    places = {"type": "static_select", "options": options, "initial_option": options[0]}
    blocks = [
        field("name", "Name", words(multiline=False, placeholder="Returns")),
        field("marketplace", "Where it holds", places),
        *text_fields(EDIT_FIELDS, "The text", shown=len(EDIT_FIELDS)),
    ]
    return modal(Form.POLICIES, "Add policies", "Find the clauses", About(""), blocks)


def reading_form(words: str) -> View:
    """While the text is read, or where it couldn't be."""
    return {
        "type": "modal",
        "title": plain("Add policies"),
        "close": plain("Close"),
        "blocks": [section(escape(words))],
    }


def clauses_form(parked_id: str, proposal: Proposal) -> View:
    """Every clause found, ticked; what is unticked is not saved."""
    groups = [proposal.clauses[i : i + PER_GROUP] for i in range(0, len(proposal.clauses), PER_GROUP)]
    blocks: list[Block] = [
        context("Untick what is no rule of yours. Each is marked “still to confirm” until somebody has read it.")
    ]
    blocks += [_group(number, group) for number, group in enumerate(groups, 1)]
    if proposal.manners:
        blocks.append(context(f"Left out: {counted(len(proposal.manners), 'rule')} for how an assistant writes."))
    return modal(Form.CLAUSES, "Clauses found", "Save", About("", parked_id=parked_id), blocks)


def _group(number: int, clauses: tuple[Proposed, ...]) -> Block:
    options = [_option(clause) for clause in clauses]
    boxes = {"type": "checkboxes", "options": options, "initial_options": options}
    return field(f"{GROUP}{number}", f"Clauses {(number - 1) * PER_GROUP + 1} and on", boxes, optional=True)


def _option(clause: Proposed) -> dict[str, object]:
    return {"text": plain(cut(clause.title, 75)), "description": plain(cut(clause.text, 75)), "value": clause.id}
