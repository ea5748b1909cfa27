"""The report of a run in a terminal, with the changes since the last run."""

from itertools import groupby
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.evaluation.figures import DetectionCounts, Figures, Rate, Spent


def show(found: Figures, before: dict[str, Any] | None, console: Console) -> None:
    """Rates first, then where they come from, then each failure in full."""
    console.print(f"[bold]{found.dataset}[/bold] · {found.writer} · policies {found.policy_version[:8]}")
    if before and (before["writer"], before["policy_version"]) != (found.writer, found.policy_version):
        console.print(f"The run before: {before['writer']} · policies {before['policy_version'][:8]}", style="dim")
    if found.broken:
        console.print(f"{len(found.broken)} could not be run and are in no figure below.", style="red")
    console.print(_rates(found, before))
    for title, pairs in (("Lanes", found.lanes), ("Approvers", found.approvers)):
        if pairs:
            console.print(_confusion(f"{title}: expected down, found across", pairs))
    if mixed := {pair: n for pair, n in found.situations.items() if pair[0] != pair[1]}:
        console.print(_mixed(mixed))
    for title, rates in (("Lane right, by lane", found.by_lane), ("Situation right, by situation", found.by_situation)):
        if rates:
            console.print(_table(title, rates))
    if found.checks:
        console.print(_checks(found.checks))
    if found.model:
        console.print(_model(found))
    _failures(found, console)
    _changes(found, before, console)
    _closing(found, console)


def _rates(found: Figures, before: dict[str, Any] | None) -> Table:
    table = Table(title="How many are right", title_justify="left")
    for column in ("question", "right", "of", "share", "before"):
        table.add_column(column, justify="left" if column == "question" else "right")
    was = (before or {}).get("rates", {})
    for name, rate in found.rates.items():
        table.add_row(name, str(rate.right), str(rate.of), _percent(rate), _was(rate, was.get(name)))
    return table


def _was(rate: Rate, before: dict[str, int] | None) -> str:
    if not before:
        return ""
    old = Rate(before["right"], before["of"])
    sign = (
        "[green]better[/green]" if rate.share > old.share else "[red]worse[/red]" if rate.share < old.share else "same"
    )
    return f"{_percent(old)} {sign}"


def _percent(rate: Rate) -> str:
    return f"{100 * rate.share:.0f} %"


def _confusion(title: str, pairs: dict[tuple[str, str], int]) -> Table:
    expected = sorted({a for a, _ in pairs})
    got = sorted({b for _, b in pairs})
    table = Table(title=title, title_justify="left")
    table.add_column("")
    for name in got:
        table.add_column(name, justify="right")
    for name in expected:
        table.add_row(name, *(str(pairs.get((name, other), 0) or "·") for other in got))
    return table


def _mixed(pairs: dict[tuple[str, str], int]) -> Table:
    """Only confusions: twenty situations across would fit no screen."""
    table = Table("expected", "found", "times", title="Situations taken for another", title_justify="left")
    for (expected, got), count in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(expected, got, str(count))
    return table


def _checks(checks: dict[str, DetectionCounts]) -> Table:
    table = Table("check", "found", "of", "false alarms", title="Findings in texts, by check", title_justify="left")
    for rule, found in checks.items():
        table.add_row(rule, str(found.found), str(found.expected), str(found.false or "·"))
    return table


def _model(found: Figures) -> Table:
    """What the model was asked, and what that cost."""
    table = Table(title="Calls to the model", title_justify="left")
    table.add_column("asked to")
    for column in ("calls", "tokens in", "from the cache", "tokens out", "cost"):
        table.add_column(column, justify="right")
    for purpose, used in found.model.items():
        fresh = used["input_tokens"] + used["cache_write_tokens"]
        counts = (used["calls"], fresh, used["cache_read_tokens"], used["output_tokens"])
        table.add_row(purpose, *(f"{n:,}" for n in counts), _money(found.spent, purpose))
    return table


def _money(spent: Spent | None, purpose: str | None = None) -> str:
    """Of one purpose, or of all."""
    money = spent and (spent.purposes.get(purpose) if purpose else spent.total)
    return "not known" if money is None or spent is None else f"{money:.4f} {spent.currency}"


def _table(title: str, rates: dict[str, Rate]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("")
    table.add_column("right", justify="right")
    table.add_column("of", justify="right")
    for name, rate in rates.items():
        table.add_row(name, str(rate.right), str(rate.of), style=None if rate.right == rate.of else "yellow")
    return table


def _failures(found: Figures, console: Console) -> None:
    if found.failures:
        console.print("[bold]What was not right[/bold]")
    for entry, failures in groupby(found.failures, key=lambda f: f.entry):
        one, *more = failures
        console.print(f"  {entry}", style="yellow", markup=False)
        for failure in (one, *more):
            console.print(f"    {failure.question}: {failure.why}", markup=False, soft_wrap=True)
        for name, text in (("given", one.given), ("came", one.came)):
            if text:
                console.print(f"    {name}: {' '.join(text.split())}", style="dim", markup=False, soft_wrap=True)
    for entry, error in found.broken.items():
        console.print(f"  {entry} could not be run: {error}", style="red", markup=False, soft_wrap=True)


def _changes(found: Figures, before: dict[str, Any] | None, console: Console) -> None:
    if before is None:
        return
    now = {(f.entry, f.question) for f in found.failures}
    old = {(f["entry"], f["question"]) for f in before.get("failures", ())}
    for title, changed in (("Right since the run before", old - now), ("Wrong since the run before", now - old)):
        if changed:
            console.print(f"[bold]{title}[/bold]")
            for entry, question in sorted(changed):
                console.print(f"  {entry} · {question}", markup=False)


def _closing(found: Figures, console: Console) -> None:
    if found.findings:
        said = ", ".join(f"{name} {n}" for name, n in sorted(found.findings.items(), key=lambda item: -item[1]))
        console.print(f"Findings: {said}", markup=False, soft_wrap=True)
    if found.drafted.of:
        console.print(f"Drafted: {found.drafted.right} of {found.drafted.of}; the others got a brief.", markup=False)
    cost = f"{_money(found.spent)}. {found.spent.basis}" if found.spent else "no model"
    console.print(f"{found.seconds:.1f} s · {cost}", style="dim", soft_wrap=True)
