"""The figures as tables, printed and written into their part of docs/benchmarks.md."""

import os
import platform
import subprocess
from pathlib import Path
from typing import Any

from benchmarks.load.bots import ROOT

DOC = ROOT / "docs" / "benchmarks.md"
WORKERS = {
    "workers": "Claude at once",
    "workers, held": "Claude at once, each worker held to 30 % of a processor",
    "workers, 20 each": "20 in flight each, Claude 1 s",
}
SLOW_SECONDS = 1.0
"""What a call to Claude takes where the bot's own work beside it counts for nothing."""
BEGINS, ENDS = "<!-- written by benchmarks.load -->", "<!-- to here -->"


def write(found: dict[str, dict[str, Any]], load: float, past: int, clauses: int) -> None:
    """Prints the tables and keeps them, with the machine they were measured on."""
    words = "\n\n".join([_head(load), *_tables(found, past, clauses)])
    print(words)
    DOC.write_text(in_its_part(DOC.read_text(encoding="utf-8"), (BEGINS, ENDS), words), encoding="utf-8")


def in_its_part(page: str, lines: tuple[str, str], words: str) -> str:
    """The page with these words in the part between these two lines; a part that isn't there yet comes last."""
    begins, ends = lines
    before, _, rest = page.partition(begins)
    after = rest.partition(ends)[2] if rest else "\n"
    return f"{before.rstrip()}\n\n{begins}\n{words}\n{ends}{after}"


def _head(load: float) -> str:
    return (
        "## Load\n\n"
        "`python -m benchmarks.load` runs the bot's own processes against the local workspace (rate limits off) and a "
        "Claude on loopback, all on one machine, and writes this part. No two cases have the same text.\n\n"
        f"Machine: {machine()}. The load average before the run was {load:.1f}; the workspace, the Claude and "
        "the database share the processors with the bot, so what else ran then made these figures worse. Where one "
        "case follows another, the bot has a processor to itself."
    )


def machine() -> str:
    model = next(
        (x.split(":")[1].strip() for x in Path("/proc/cpuinfo").read_text().splitlines() if x.startswith("model name")),
        platform.processor(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    kernel = subprocess.run(["uname", "-r"], capture_output=True, text=True, check=True).stdout.strip()
    return f"{os.cpu_count()} processors ({model}), {memory:.0f} GB, Linux {kernel}, Python {platform.python_version()}"


def _tables(found: dict[str, dict[str, Any]], past: int, clauses: int) -> list[str]:
    titles = {name: _title(name, past, clauses) for name in found}
    parts = [f"### {titles[name]}\n\n{_table(figures)}" for name, figures in found.items()]
    pairs = [(n, f"{n} large") for n in found if f"{n} large" in found]
    return [*parts, *(_compared(small, found[small], found[large]) for small, large in pairs)]


def _title(name: str, past: int, clauses: int) -> str:
    base = {"sqlite": "SQLite, one process", "postgres": "PostgreSQL"}[name.split()[0]]
    return f"{base}, {past:,} past cases, {clauses:,} more clauses" if name.endswith("large") else base


def _table(f: dict[str, Any]) -> str:
    alone, commands, flight = f["alone"], f["commands"], f["in flight"]
    rows = [
        ("ack, one case after another", f"{alone['ack']['median']:.1f} ms median", "", None),
        ("the case's message is posted", f"{alone['message']['median']:.1f} ms median", "", None),
        ("processor time of a case", f"{alone['processor']:.0f} ms", "", None),
        _judged("own share of a draft", alone["own share"]["median"], "ms median", 40),
        (
            f"own share where a call takes {SLOW_SECONDS:g} s",
            f"{f['slow']['own share']['median']:.1f} ms median",
            "",
            None,
        ),
        _judged("ack at 100 commands a second", commands["ack"]["p99"], "ms p99", 25),
        ("not acknowledged in three seconds", f"{commands['missed']} of 1,000", "", None),
        ("drafts, Claude answering at once", f"{commands['drafts a second']:.1f} a second", "", None),
        _judged("500 in flight, above the ideal", max(0.0, flight["over"]) * 100, "%", 10),
        ("500 in flight", f"{flight['seconds']:.1f} s, ideal {flight['ideal']:.1f} s", "", None),
        ("most calls to Claude at once", f"{flight['most']}", "", None),
        _judged("memory of the bot's process", max(x["memory"] for x in (alone, commands, flight)), "MB at most", 300),
    ]
    for name, words in WORKERS.items():
        if w := f.get(name):
            said = f"{w['one']:.1f} and {w['two']:.1f} a second: {w['times']:.2f} times"
            rows.append((f"one worker and two ({words})", said, "at least 1.8 times", w["times"] >= 1.8))
    lines = [f"| {what} | {value} | {goal} | {_met(met)} |" for what, value, goal, met in rows]
    return "\n".join(["| what | measured | goal | |", "|---|---|---|---|", *lines])


def _judged(what: str, value: float, unit: str, most: float) -> tuple[str, str, str, bool | None]:
    return what, f"{value:.1f} {unit}", f"at most {most:g}", value <= most


def _met(met: bool | None) -> str:
    return "" if met is None else "met" if met else "**missed**"


def _compared(name: str, small: dict[str, Any], large: dict[str, Any]) -> str:
    pairs = [
        ("ack, one case after another", "alone", "ack", "median"),
        ("own share of a draft", "alone", "own share", "median"),
        ("ack at 100 commands a second, p99", "commands", "ack", "p99"),
    ]
    lines = []
    for what, scenario, figure, part in pairs:
        times = large[scenario][figure][part] / small[scenario][figure][part]
        lines.append(f"| {what} | {times:.2f} times | at most 2 | {_met(times <= 2)} |")
    head = f"### {_title(name, 0, 0)}: the large history against the small one"
    return "\n".join([f"{head}\n", "| what | large to small | goal | |", "|---|---|---|---|", *lines])
