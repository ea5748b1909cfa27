"""The container: an ordinary user runs it, only what is named comes in, and no secret can."""

import re

from bot.settings import PROJECT, Settings

LINES = (PROJECT / "Containerfile").read_text(encoding="utf-8").splitlines()
STEPS = [line.split() for line in LINES if line and not line.startswith("#")]
COPIED = {
    "requirements/run.txt",
    "pyproject.toml",
    "README.md",
    "manifest.json",
    "prices.yaml",
    "bot",
    "prompts",
    "policies",
}


def test_it_runs_as_an_ordinary_user_from_then_on() -> None:
    users = [place for place, step in enumerate(STEPS) if step[0] == "USER"]
    made = next(step for step in STEPS if "useradd" in step)
    named = made[made.index("10001") + 1]
    assert [STEPS[place][1] for place in users] == [named] == ["levelhead"], "made with a number, and never root again"
    assert made[made.index("10001") - 1] == "--uid" and [step[0] for step in STEPS[users[0] + 1 :]] == [
        "ENV",
        "VOLUME",
        "STOPSIGNAL",
        "CMD",
    ]


def test_only_what_is_named_is_copied_and_each_of_it_is_there() -> None:
    copied = {name for step in STEPS if step[0] == "COPY" for name in step[1:-1]}
    assert copied == COPIED and not [step for step in STEPS if step[0] == "ADD"]
    assert [name for name in copied if not (PROJECT / name).exists()] == []


def test_no_secret_is_set_in_it_or_comes_with_what_is_copied() -> None:
    secret = {name.upper() for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)}
    assert len(secret) >= 5 and not [name for name in secret if name in "\n".join(LINES)]
    assert not [step for step in STEPS if step[0] == "ARG"]
    kept_out = (PROJECT / ".containerignore").read_text(encoding="utf-8").split()
    assert {".env", ".env.*", ".git", "**/*.db*"} <= set(kept_out)
    assert (PROJECT / ".dockerignore").read_text(encoding="utf-8").split() == kept_out, "Docker reads its own"


def test_what_is_installed_is_locked_by_hash() -> None:
    installs = [line for line in LINES if re.search(r"\bpip install\b", line)]
    assert len(installs) == 2 and "--require-hashes --requirement requirements/run.txt" in installs[0]
    assert "--no-deps" in installs[1] and "--no-build-isolation" in installs[1]
