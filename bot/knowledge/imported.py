"""Proposed clauses as a new policy file. Pure."""

from collections.abc import Iterable, Mapping

import yaml

from bot.knowledge.proposing import Proposed, slug
from bot.knowledge.schema.clauses import ANY_MARKETPLACE
from bot.knowledge.schema.sheets import read_sheet
from bot.language.normalization.unbroken import unbroken_json

WIDTH = 118


def as_yaml(name: str, clauses: Iterable[Proposed], marketplace: str, source: str) -> str:
    """The file, laid out for people to edit."""
    entries = [clause.entry(source) for clause in clauses]
    title = name.replace("_", " ").replace("-", " ").strip().capitalize() or "Imported"
    policy = {"policy": slug(name), "title": title, "marketplace": marketplace or ANY_MARKETPLACE, "clauses": entries}
    return yaml.safe_dump(unbroken_json(policy), sort_keys=False, allow_unicode=True, width=WIDTH)


def taken(files: Mapping[str, str], clauses: Iterable[Proposed]) -> list[str]:
    """Ids that another file has already."""
    there: set[str] = set()
    for name, text in files.items():
        data = read_sheet(name, text).data
        entries = data.get("clauses") if isinstance(data, dict) else None
        there |= {str(e.get("id")) for e in entries or () if isinstance(e, dict)}
    return sorted(c.id for c in clauses if c.id in there)
