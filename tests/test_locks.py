"""The lock: what pyproject.toml wants is in it, within its bounds, each with hashes, from nowhere but the index."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.settings import PROJECT
from release.audit import told

FILES = {"run.txt": ("charts", "encryption", "telemetry"), "dev.txt": ("charts", "encryption", "telemetry", "dev")}
PIN = re.compile(
    r"^(?P<name>[\w.-]+)(?:\[[\w,-]+\])?==(?P<version>\S+)[^\\\n]*(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)$",
    re.M,
)


def _locked(file: str) -> tuple[str, dict[str, list[str]]]:
    words = (PROJECT / "requirements" / file).read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for pin in PIN.finditer(words):
        found.setdefault(canonicalize_name(pin["name"]), []).append(pin["version"])
    return PIN.sub("", words), found


def _wanted(extras: tuple[str, ...]) -> Iterator[Requirement]:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    lines += [line for extra in extras for line in project["project"]["optional-dependencies"][extra]]
    return (Requirement(line) for line in lines if not line.startswith("levelhead["))


@pytest.mark.parametrize("file", FILES)
def test_the_lock_has_all_that_is_wanted_within_its_bounds_by_hash(file: str) -> None:
    rest, locked = _locked(file)
    assert rest.strip() == "", "nothing without a hash, and no address"
    wrong = [
        f"{wanted}: {locked.get(canonicalize_name(wanted.name))}; say `make lock`"
        for wanted in _wanted(FILES[file])
        if not all(map(wanted.specifier.contains, locked.get(canonicalize_name(wanted.name), ["0"])))
    ]
    assert wrong == [] and len(locked) > 60


def test_both_locks_name_the_same_versions() -> None:
    run, dev = (_locked(file)[1] for file in FILES)
    assert {name: (found, dev.get(name)) for name, found in run.items() if dev.get(name) != found} == {}


def test_an_audit_tells_vulnerabilities_from_what_nobody_knows() -> None:
    bad = {"name": "jinja2", "version": "2.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1", "3.0"]}]}
    fine, unknown = {"name": "six", "version": "1", "vulns": []}, {"name": "ours", "skip_reason": "not found"}
    assert told([bad, fine, unknown]) == (["jinja2 2.0: PYSEC-1, mended in 2.1, 3.0"], ["ours"], 2)
