"""`levelhead policies import`: clauses proposed from a text, confirmed by a person, saved as YAML.

`confirm` is in policies_confirm.py, `diff` and `show` in policies_versions.py.
"""

import argparse
import asyncio
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from rich.markup import escape
from rich.panel import Panel
from rich.prompt import Prompt
from rich.text import Text

from bot.app import make_writer
from bot.commands.policies_confirm import add_confirm, confirm
from bot.commands.policies_noting import note_imported
from bot.commands.policies_versions import VERBS, add_versions
from bot.commands.terminal.console import Console
from bot.commands.terminal.given_texts import piped_text, text_of
from bot.desk.policies.importing import proposed, rules_of
from bot.errors import LevelheadError, PolicyError
from bot.knowledge.files import read_book
from bot.knowledge.imported import as_yaml, taken
from bot.knowledge.proposing import Proposal, Proposed, slug
from bot.knowledge.schema.clauses import ANY_MARKETPLACE
from bot.lifecycle import close_writer
from bot.loading.folders import POLICY_SUFFIXES, read_texts, save_text
from bot.loading.sources import read_policies
from bot.settings import read_settings
from bot.writers.composer.writer import Composer

CHOICES = ("y", "n", "t", "a", "q")
ASK = "Keep it? [y]es, [n]o, change the [t]itle, keep [a]ll that follow, [q]uit"


def add_options(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    made = verbs.add_parser("import", help="propose clauses from a text file, and save what you confirm")
    made.add_argument("file", help="plain text, Markdown, or an assistant's instructions; - for standard input")
    made.add_argument("--name", help="the name of the policy; the file's name if left out")
    made.add_argument("--marketplace", default=ANY_MARKETPLACE, help="where it holds: amazon.com, shopify, ...")
    made.add_argument("--policies", type=Path, metavar="DIR", help="the folder of policies")
    made.add_argument("--yes", action="store_true", help="keep every clause without asking")
    made.add_argument("--show", action="store_true", help="only show what would be saved")
    add_confirm(verbs)
    add_versions(verbs)


def main(options: argparse.Namespace) -> int:
    if options.verb == "confirm":
        return confirm(options)
    if options.verb in VERBS:
        return VERBS[options.verb](options)
    name, text = _text(options)
    proposal = proposed(name, text, asyncio.run(_rules(options.policies, text)))
    if not proposal.clauses:
        raise LevelheadError(f"{options.file}: no rule was found. Write one rule a paragraph, in whole sentences.")
    console = Console()
    _manners(proposal, console)
    kept = proposal.clauses if options.yes or options.show else _confirmed(proposal, console)
    made = as_yaml(name, kept, options.marketplace, f"{options.file}, imported {date.today().isoformat()}")
    if options.show or not kept:
        print(made if kept else "Nothing was kept, so nothing is saved.")
        return 0
    settings = read_settings()
    folder = options.policies or settings.levelhead_policies
    was = _version(folder, settings.levelhead_prompts)
    path = save(folder, name, made, kept)
    if folder.resolve() == settings.levelhead_policies.resolve():
        note_imported(settings, was, str(_version(folder, settings.levelhead_prompts)), path.name, len(kept))
    console.print(
        f"Saved {len(kept)} clauses in {path}. Each is marked `status: confirm` until somebody has read it: "
        f"`levelhead policies confirm {path.name}`."
    )
    return 0


async def _rules(folder: Path | None, text: str) -> list[tuple[str, str]]:
    """The rules that the configured writer finds in the text."""
    settings = read_settings(**({"levelhead_policies": folder} if folder else {}))
    if settings.anthropic_api_key is None:
        return []
    writer = make_writer(settings, read_policies(settings.levelhead_policies).book, Composer())
    try:
        return await rules_of(writer, text, [])
    finally:
        await close_writer(writer)


def _text(options: argparse.Namespace) -> tuple[str, str]:
    if options.file == "-":
        return options.name or "imported", piped_text()
    path = Path(options.file)
    return options.name or path.stem, text_of(path)


def _manners(proposal: Proposal, console: Console) -> None:
    if proposal.manners:
        console.print(
            "[bold]Left out: how an assistant should write. Put what you want of it in policies/style.yaml.[/bold]"
        )
        for line in proposal.manners:
            console.print(f"  - {line}", markup=False, soft_wrap=True)


def _confirmed(proposal: Proposal, console: Console) -> tuple[Proposed, ...]:
    """The clauses that a person confirms one by one. Raises LevelheadError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise LevelheadError("Nobody can be asked here. Add --show to see the clauses, or --yes to keep them all.")
    kept: list[Proposed] = []
    for number, clause in enumerate(proposal.clauses, 1):
        title = Text(f"{number} of {len(proposal.clauses)} · {clause.title} · {clause.id}")
        console.print(Panel(Text(clause.text), title=title))
        answer = Prompt.ask(escape(ASK), choices=list(CHOICES), default="y", console=console)
        if answer == "q":
            break
        if answer == "a":
            return (*kept, *proposal.clauses[number - 1 :])
        if answer == "t":
            clause = replace(clause, title=Prompt.ask("Title", default=clause.title, console=console))
        if answer != "n":
            kept.append(clause)
    return tuple(kept)


def _version(folder: Path, prompts: Path) -> str | None:
    """None where there are no valid policies yet."""
    try:
        return read_policies(folder, prompts).book.version
    except PolicyError:
        return None


def save(folder: Path, name: str, made: str, kept: tuple[Proposed, ...]) -> Path:
    """Write the clauses as a new file, once the whole folder is valid. Raises PolicyError."""
    file = f"{slug(name)}.yaml"
    files = read_texts(folder, POLICY_SUFFIXES)
    if twice := taken(files, kept):
        raise PolicyError(f"These clauses are there already: {', '.join(twice)}. Choose another name with --name.")
    read_book({**files, file: made}, folder=folder.resolve().name)
    return save_text(folder, file, made)
