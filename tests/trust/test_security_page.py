"""The page on security names tests that exist, and every scope of the manifest with its reason."""

import ast
import json
import re

from bot.settings import PROJECT

PAGE = (PROJECT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)


def test_every_test_that_is_named_as_a_proof_exists() -> None:
    assert len(NAMED) >= 30
    for file, name in NAMED:
        tree = ast.parse((PROJECT / file).read_text(encoding="utf-8"))
        there = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
        assert name in there, f"{file}::{name}"


def test_every_threat_has_a_proof() -> None:
    rows = [line for line in PAGE.partition("## What is left")[0].splitlines() if line.startswith("| ")][1:]
    assert len(rows) >= 10 and [row for row in rows if not re.search(r"`tests/[\w/]+\.py::\w+`", row)] == []


def test_every_scope_of_the_manifest_is_explained_and_no_other() -> None:
    table = PAGE.partition("## Scopes")[2]
    told = dict(re.findall(r"^\| `([\w:]+)` \| (.+) \|$", table, re.M))
    manifest = json.loads((PROJECT / "manifest.json").read_text(encoding="utf-8"))
    assert sorted(told) == sorted(manifest["oauth_config"]["scopes"]["bot"])
    assert all(len(why.split()) > 2 or why == "reactions decide" for why in told.values())
