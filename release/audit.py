"""`make audit`: known vulnerabilities of the locked dependencies. Exit status 1 where there are any.

Where nobody can be asked, or hardly anything was answered, it says so loudly and ends well: no answer is no finding.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

LOCKED = Path(__file__).parent.parent / "requirements" / "dev.txt"
PATIENCE = 60
"""Seconds for each service."""
SKIPPED = "AUDIT SKIPPED: {why}. Nothing was found out; run `make audit` where {where} can be reached."


def asked(tool: Path, service: str) -> list[dict[str, Any]] | str:
    """What the service says of each dependency; in words why it said nothing."""
    words = [str(tool), "--requirement", str(LOCKED), "--disable-pip", "--require-hashes", "--format", "json"]
    words += ["--progress-spinner", "off", "--vulnerability-service", service]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE)
        return list(json.loads(done.stdout)["dependencies"])
    except subprocess.TimeoutExpired:
        return f"it said nothing in {PATIENCE} seconds"
    except (ValueError, KeyError):
        return (done.stderr.strip().splitlines() or ["it said nothing"])[-1][:200]


def told(found: Iterable[dict[str, Any]]) -> tuple[list[str], list[str], int]:
    """The vulnerabilities as lines, the dependencies of which nothing is known, and how many were looked at."""
    found = list(found)
    unknown = [d["name"] for d in found if "skip_reason" in d]
    lines = [
        f"{d['name']} {d['version']}: {v['id']}, mended in {', '.join(v['fix_versions']) or 'no version yet'}"
        for d in found
        for v in d.get("vulns", ())
    ]
    return lines, unknown, len(found) - len(unknown)


def main(tool: Path) -> int:
    """PyPI is asked, then OSV for the same."""
    why = ""
    for service, where in (("pypi", "pypi.org"), ("osv", "api.osv.dev")):
        answer = asked(tool, service)
        if isinstance(answer, str):
            why = why or f"{where} gave no answer ({answer})"
            continue
        lines, unknown, looked = told(answer)
        print("\n".join(lines), end="\n" if lines else "")
        if looked:
            print(f"{looked} dependencies looked at, {len(lines)} vulnerabilities.", end="")
            print(f" NOT LOOKED AT, unknown there: {', '.join(unknown)}." if unknown else "")
            return int(bool(lines))
        why = why or f"{where} knows none of the {len(unknown)} dependencies"
    print(SKIPPED.format(why=why, where="pypi.org or api.osv.dev"), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
