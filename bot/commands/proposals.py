"""`levelhead proposals`: read, accept or decline changes to the policies that corrections suggest."""

import argparse
import asyncio

from rich.syntax import Syntax

from bot.commands.desks.operators import operators_desk
from bot.commands.terminal.console import Console
from bot.desk.learning.accepting import OPERATOR, Shown, accept, decline, shown, waiting
from bot.desk.parts.desk import Desk
from bot.domain.proposals import Proposal

NONE = (
    "Nothing waits. What is corrected in the same way in several cases is proposed once a day, and while a lead looks "
    "at their home."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="verb")
    verbs.add_parser("list", help="those that wait; also without a verb")
    made = verbs.add_parser("show", help="why, the cases, and the diff of the files")
    made.add_argument("number", type=_number)
    made = verbs.add_parser("accept", help="write it to the files")
    made.add_argument("number", type=_number)
    made.add_argument("--words", help="in other words than the proposed ones")
    made = verbs.add_parser("reject", help="leave everything as it is")
    made.add_argument("number", type=_number)
    made.add_argument("--why", required=True, help="kept with the proposal")


def _number(given: str) -> int:
    """`3` or `P-3`."""
    try:
        return int(given.upper().removeprefix("P-"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{given!r} is no proposal; write one like P-3") from None


def main(options: argparse.Namespace) -> int:
    asyncio.run(_do(options, Console(highlight=False)))
    return 0


async def _do(options: argparse.Namespace, console: Console) -> None:
    async with operators_desk() as desk:
        match options.verb:
            case "show":
                _show(await shown(desk, options.number), console)
            case "accept":
                console.print(await accept(desk, OPERATOR, options.number, options.words), markup=False)
            case "reject":
                console.print(await decline(desk, OPERATOR, options.number, options.why), markup=False)
            case _:
                await _list(desk, console)


async def _list(desk: Desk, console: Console) -> None:
    found = await waiting(desk)
    for proposal in found:
        _name(proposal, console)
    if not found:
        console.print(NONE)


def _name(proposal: Proposal, console: Console) -> None:
    console.print(f"{proposal.trail}  {proposal.amendment.title}", markup=False, soft_wrap=True)
    console.print(f"     {proposal.why}", markup=False, soft_wrap=True)


def _show(found: Shown, console: Console) -> None:
    _name(found.proposal, console)
    state = found.proposal.state
    console.print(f"     {state}; from {', '.join(c.case_id for c in found.proposal.cases) or 'no case'}", markup=False)
    for case in found.proposal.cases:
        if case.link:
            console.print(f"     {case.case_id}  {case.link}", markup=False, soft_wrap=True)
    if found.problem:
        console.print(found.problem, markup=False, soft_wrap=True)
    elif console.is_terminal:
        console.print(Syntax(found.diff, "diff", background_color="default"))
    else:
        print(found.diff)
