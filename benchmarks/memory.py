"""What a bot's process holds in memory before its first message, step by step: `python -m benchmarks.memory`.

Resident megabytes of this process, which loads what `levelhead run` loads, in its order. Linux only.
"""

import gc
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOADED = (
    ("Python and its library", ("asyncio", "email", "json", "logging", "ssl")),
    ("pydantic", ("pydantic", "pydantic_settings")),
    ("SQLAlchemy", ("sqlalchemy.ext.asyncio",)),
    ("aiohttp", ("aiohttp",)),
    ("slack_bolt and slack_sdk", ("slack_bolt.async_app",)),
    ("anthropic, with the types of every beta", ("anthropic",)),
    (
        "our own code, with the smaller libraries",
        (
            *(f"bot.{name}" for name in ("commands.run", "lifecycle", "writers.claude.writer")),
            *(f"bot.slack.{name}" for name in ("announcer", "connection", "directory", "downloads", "pictures")),
        ),
    ),
)


def main() -> None:
    before = 0.0
    for name in taken():
        gc.collect()
        now = resident()
        print(f"{now - before:6.1f} MB  {name}")
        before = now
    print(f"{before:6.1f} MB  together")


def taken() -> Iterator[str]:
    """Takes what a bot takes, and tells after each step what it was."""
    for name, modules in LOADED:
        for module in modules:
            import_module(module)
        yield name
    from bot.adapters.language_detection import tell
    from bot.commands.service.memory import give_back, large_apart
    from bot.knowledge.recalled import learn
    from bot.loading.sources import read_policies
    from bot.loading.training import FirstAside

    large_apart()
    policies = read_policies(ROOT / "policies", ROOT / "prompts")
    yield "the policies, read and checked"
    learn(policies.book, FirstAside(policies.files, None))
    give_back()
    yield "what is learned from them"
    tell("Where is the parcel that you sent a week ago?")
    yield "telling languages"
    style = policies.book.style
    held = (style.phrases, style.acknowledgement, policies.book.message_rules.phrases)
    yield f"phrases that the first draft is checked for ({len(held)} sets)"


def resident() -> float:
    """Megabytes of this process that are in memory."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


if __name__ == "__main__":
    main()
