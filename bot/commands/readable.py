"""An outcome as a person reads it in a terminal."""

from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel


def show(outcome: dict[str, Any], console: Console) -> None:
    """The draft or the brief, its sources, what to check, what was found, and who decides."""
    about = f"{outcome['situation']} · {outcome['lane']} · needs: {outcome['approver']}"
    console.print(f"[bold]{escape(about)}[/bold]")
    if outcome["notice"]:
        console.print(f"[yellow]{escape(outcome['notice'])}[/yellow]")
    if outcome["text"]:
        console.print(Panel(escape(outcome["text"]), title="Draft", title_align="left", width=88))
        _list(console, "Stands on", [f"{c['clause']}: {c['quote']}" for c in outcome["citations"]])
        _list(console, "Check before it goes out", outcome["checks"])
        _list(console, "Findings", [f"{f['severity']}: {f['reason']}" for f in outcome["findings"]])
    brief = outcome["brief"]
    if brief:
        console.print(Panel(escape(brief["why"]), title="Brief", title_align="left", width=88))
        _list(console, "Check first", brief["checks"])
        _list(
            console, "What the clauses offer", [f"{o['title']} ({o['clause']}): {o['quote']}" for o in brief["offers"]]
        )
        _list(console, "How to say it", brief["advice"])
    console.print(
        f"Written by {outcome['writer']} · policies {outcome['policy_version'][:8]}", style="dim", markup=False
    )


def _list(console: Console, title: str, lines: list[str]) -> None:
    if lines:
        console.print(f"[bold]{title}[/bold]")
        for line in lines:
            console.print(f"  - {line}", markup=False, soft_wrap=True)
