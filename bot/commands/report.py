"""`levelhead report`: what the bot gets wrong, where policies have no clause, and how long it all takes."""

import argparse
import asyncio
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from pydantic import TypeAdapter
from rich.table import Table
from rich.text import Text

from bot.commands.desks.operators import operators_desk
from bot.commands.terminal.console import Console
from bot.commands.terminal.days import day
from bot.desk.report.reporting import team_report
from bot.domain.phrases import counted
from bot.domain.team_report import Cost, Costs, Each, TeamReport, Took

DAYS = 28
Row = Sequence[object]


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="since", type=day, metavar="DAY", help=f"{DAYS} days if left out")
    parser.add_argument("--to", dest="until", type=day, metavar="DAY", help="today if left out")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def main(options: argparse.Namespace) -> int:
    found = asyncio.run(_report(options.since, options.until))
    if options.json:
        print(TypeAdapter(TeamReport).dump_json(found, indent=2).decode())
    else:
        show(found, Console())
    return 0


async def _report(since: date | None, until: date | None) -> TeamReport:
    async with operators_desk() as desk:
        last = until or desk.today
        return await team_report(desk, since or last - timedelta(days=DAYS - 1), last)


def show(report: TeamReport, console: Console) -> None:
    """The report in words, without empty parts."""
    v = report.volume
    console.print(f"[bold]{report.since} to {report.until}[/bold]", highlight=False)
    written = f"{counted(v.drafts, 'draft')} and {counted(v.briefs, 'brief')} by the bot"
    made = f"{counted(v.cases, 'case')} opened · {written} · {counted(v.edits, 'text')} by people"
    taken = f"{counted(v.approved, 'approval')} · {counted(v.rejected, 'rejection')}"
    decided = f"{taken} · {v.sent} sent · {v.closed} closed without a reply"
    for line in (made, decided, *_times(report)):
        console.print(line, highlight=False)
    for title, columns, rows in _tables(report):
        _table(console, title, columns, rows)
    show_costs(report.costs, console)
    if report.proposals:
        console.print("\n[bold]Proposed changes[/bold] (levelhead proposals)", highlight=False)
    for one in report.proposals:
        console.print(f"  P-{one.number}  {one.title}. {one.why}", markup=False, highlight=False, soft_wrap=True)
    if report.unanswered:
        console.print("\n[bold]Asked and not answered[/bold]")
    for question in report.unanswered:
        console.print(f"  {question.on}  {question.text}", markup=False, highlight=False, soft_wrap=True)


def _times(report: TeamReport) -> Iterable[str]:
    yield f"Circles avoided: {report.circles}"
    late = report.overdue
    named = f" ({', '.join(late.cases)})" if late.cases else ""
    yield f"Overdue: {late.count} of {late.of} messages with a time to answer{named}"
    yield f"From draft to decision: {_took(report.to_decision)}"
    yield f"From case to approval: {_took(report.to_approval)}"


def _took(took: Took) -> str:
    if not took.count:
        return "none"
    unit = "minute" if took.median == 1 else "minutes"
    return f"{took.median:g} {unit} in the middle, nine of ten within {took.slow:g} ({took.count})"


def _tables(report: TeamReport) -> Iterable[tuple[str, Sequence[str], list[Row]]]:
    fates = ("Situation", "Drafts", "Unchanged", "Edited", "Revised", "Rejected", "Undecided")
    outcomes: list[Row] = [
        (o.title, o.drafts, o.unchanged, o.edited, o.revised, o.rejected, o.undecided) for o in report.outcomes
    ]
    yield "What became of the bot's drafts", fates, outcomes
    reasons: list[Row] = [(r.did, r.reason, r.count) for r in report.reasons]
    yield "What was wrong with them", ("What was done", "Reason", "Times"), reasons
    gaps: list[Row] = [(g.title, g.count, ", ".join(g.cases)) for g in report.gaps]
    yield "No clause was found for", ("Situation", "Cases", "Latest"), gaps
    disputed: list[Row] = [(d.clause, d.rejected, d.edited, d.cited) for d in report.disputed]
    yield "Clauses in drafts that were rejected or edited", ("Clause", "Rejected", "Edited", "Cited"), disputed
    yield "Most frequent cases", ("Situation", "Cases"), [(c.title, c.count) for c in report.situations]
    yield "Most frequent findings", ("Rule", "Texts"), [(c.title, c.count) for c in report.findings]


def _table(console: Console, title: str, columns: Sequence[str], rows: list[Row]) -> None:
    if not rows:
        return
    made = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for column in columns:
        number = all(isinstance(r[len(made.columns)], int) for r in rows)
        made.add_column(column, justify="right" if number else "left", overflow="fold")
    for row in rows:
        made.add_row(*(Text(str(cell)) for cell in row))
    console.print()
    console.print(made)


def show_costs(costs: Costs, console: Console) -> None:
    """Nothing where no model was asked."""
    if not costs.total.calls:
        return
    console.print(
        f"\n[bold]Models[/bold]: {counted(costs.total.calls, 'call')}, {_spent(costs.total, costs)}", highlight=False
    )
    for name, each in (("draft", costs.per_draft), ("case", costs.per_case)):
        if each.count:
            console.print(f"The median {name}: {_spent(each, costs)} ({each.count})", highlight=False)
    console.print(f"{costs.basis} (prices.yaml)", markup=False, highlight=False, soft_wrap=True)
    if costs.without_price:
        console.print(f"Without a price: {', '.join(costs.without_price)}", highlight=False)
    columns = ("", "Calls", "Tokens", costs.currency)
    named = ("By day", costs.days), ("By person", costs.people), ("By purpose", costs.purposes)
    for title, some in (*named, ("Dearest cases", costs.dearest_cases)):
        rows: list[Row] = [(c.name, c.calls, c.tokens, _money(c.money)) for c in some]
        _table(console, title, columns, rows)


def _spent(cost: Cost | Each, costs: Costs) -> str:
    return f"{cost.tokens:,} tokens, {_money(cost.money)} {costs.currency}"


def _money(amount: Decimal | None) -> str:
    return "not known" if amount is None else f"{amount:.4f}"
