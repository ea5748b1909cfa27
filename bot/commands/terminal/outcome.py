"""An outcome, as printed in a terminal."""

import json
from collections.abc import Iterable
from typing import Any

from rich.markup import escape
from rich.panel import Panel

from bot.commands.terminal.console import Console
from bot.domain.languages import name_of

WIDTH = 88
COLOURS = {"stop": "red", "warn": "yellow", "note": "dim"}
SO_FAR = {
    "done": "They did",
    "others": "Others",
    "contacts": "They wrote before",
    "promised": "They were told",
    "told": "We wrote",
    "wants": "They want",
}
VERDICTS = {
    "ok": "[green]Reads well.[/green]",
    "revise": "[yellow]Worth another look before it goes out.[/yellow]",
    "stop": "[red]Not ready: it must not go out like this.[/red]",
}


def print_outcome(outcome: dict[str, Any], as_json: bool) -> None:
    """To standard output: one JSON object, or as people read it."""
    if as_json:
        print(json.dumps(outcome, ensure_ascii=False, indent=2))
    else:
        show(outcome, Console())


def show(outcome: dict[str, Any], console: Console) -> None:
    """The draft, the brief or the review, its sources, what to check, what was found, and who decides."""
    if outcome["situation"]:
        about = f"{outcome['situation']} · {outcome['lane']} · needs: {outcome['approver']}"
        console.print(f"[bold]{escape(about)}[/bold]")
    if read := outcome["conversation"]:
        console.print(f"Read as a conversation of {read['messages']} messages, {read['ours']} of them ours.")
    for n, found in enumerate(outcome.get("matters") or (), 1):
        words = f"{n}. {found['situation']}: “{found['words']}” ({', '.join(found['clauses'])})"
        console.print(words, markup=False, soft_wrap=True)
    if outcome["notice"]:
        console.print(f"[yellow]{escape(outcome['notice'])}[/yellow]")
    _records(outcome.get("records") or {}, console)
    if outcome["text"]:
        _text(outcome, console)
    if outcome["brief"]:
        console.print(Panel(escape(outcome["brief"]["why"]), title="Brief", title_align="left", width=WIDTH))
    _so_far(outcome["so_far"] or {}, console)
    if outcome["brief"]:
        _brief(outcome["brief"], console)
    by = f"Written by {outcome['writer']} · " if outcome["writer"] else ""
    console.print(f"{by}policies {outcome['policy_version'][:8]}", style="dim", markup=False)


def _records(found: dict[str, Any], console: Console) -> None:
    """What only the team is told, differences between words and records first."""
    for line in (*found.get("differs", ()), *found.get("unknown", ())):
        console.print(f"[yellow]{escape(line)}[/yellow]", soft_wrap=True)
    _list(console, "From the company's records", found.get("told", ()))


def _text(outcome: dict[str, Any], console: Console) -> None:
    if outcome.get("outgoing"):
        named = f"In {name_of(outcome['language'])}, as the customer gets it"
        console.print(Panel(escape(outcome["outgoing"]), title=named, title_align="left", width=WIDTH))
    title = "Draft" if outcome["writer"] else "Your text"
    console.print(Panel(escape(outcome["text"]), title=title, title_align="left", width=WIDTH))
    if outcome["verdict"] and not (outcome["writer"] and outcome["verdict"] == "ok"):
        console.print(VERDICTS[outcome["verdict"]])
    _findings(outcome["findings"] or (), console)
    if outcome["rewrite"]:
        console.print(Panel(escape(outcome["rewrite"]), title="Without these", title_align="left", width=WIDTH))
    _list(console, "Stands on", [f"{c['clause']}: {c['quote']}" for c in outcome["citations"] or ()])
    _list(console, "Check before it goes out", outcome["checks"] or ())


def _findings(findings: Iterable[dict[str, Any]], console: Console) -> None:
    for finding in findings:
        colour = COLOURS[finding["severity"]]
        quote = f" [italic]“{escape(finding['quote'])}”[/italic]" if finding["quote"] else ""
        console.print(
            f"  [{colour}]{finding['severity']}[/{colour}]{quote} {escape(finding['reason'])}", soft_wrap=True
        )
        if finding["against"]:
            label = "Compare: " if finding["quote"] else ""
            console.print(f"       {label}[italic]“{escape(finding['against'])}”[/italic]", soft_wrap=True)
        if finding["replacement"] == "":
            console.print("       Best left out.")
        elif finding["replacement"]:
            console.print(f"       Instead: [italic]“{escape(finding['replacement'])}”[/italic]", soft_wrap=True)


def _brief(brief: dict[str, Any], console: Console) -> None:
    _list(console, "What is known", brief["known"])
    _list(console, "Check first", brief["checks"])
    _list(console, "What the clauses offer", _offers(brief["offers"]))
    _list(console, "Options and their risks", [f"{o['what']} Risk: {o['risk']}" for o in brief["options"]])
    _list(console, "How to say it", brief["advice"])


def _offers(offers: Iterable[dict[str, Any]]) -> list[str]:
    """Those that matter most in their own words, the rest by name."""
    whole = [f"{o['title']} ({o['clause']}): {o['quote']}" for o in offers if not o.get("named_only")]
    named = ", ".join(f"{o['title']} ({o['clause']})" for o in offers if o.get("named_only"))
    return [*whole, *([f"Also: {named}"] if named else [])]


def _so_far(told: dict[str, Any], console: Console) -> None:
    lines = [f"They gave: {', '.join(told['given'])} (don't ask for it again)"] if told.get("given") else []
    for key, name in SO_FAR.items():
        quotes = " ".join(f"“{sentence}”" for sentence in told.get(key, ()))
        lines += [f"{name}: {quotes}"] if quotes else []
    lines += [f"They need it by: {told['needed']}"] if told.get("needed") else []
    _list(console, "So far", lines)


def _list(console: Console, title: str, lines: Iterable[str]) -> None:
    lines = tuple(lines)
    if lines:
        console.print(f"[bold]{title}[/bold]")
        for line in lines:
            console.print(f"  - {line}", markup=False, soft_wrap=True)
