"""The command line: `levelhead <command>`, or `python -m bot <command>`."""

import argparse
import sys
from collections.abc import Sequence

from bot import __version__
from bot.commands import (
    ask,
    backup,
    check,
    compare,
    draft,
    evaluate,
    export,
    forget,
    import_reports,
    migrate,
    policies,
    retry,
    review,
    run,
    status,
    tone,
    try_local,
    work,
)
from bot.errors import LevelheadError

COMMANDS = {
    "run": run,
    "work": work,
    "try": try_local,
    "check": check,
    "draft": draft,
    "review": review,
    "tone": tone,
    "compare": compare,
    "evaluate": evaluate,
    "policies": policies,
    "import": import_reports,
    "ask": ask,
    "migrate": migrate,
    "status": status,
    "retry": retry,
    "forget": forget,
    "export": export,
    "backup": backup,
}


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    made = argparse.ArgumentParser(
        prog="levelhead", description="Calm, policy-grounded replies that your team approves."
    )
    made.add_argument("--version", action="version", version=f"levelhead {__version__}")
    commands = made.add_subparsers(dest="command", required=True, metavar="command")
    for name, command in COMMANDS.items():
        command.add_options(commands.add_parser(name, help=command.HELP, description=command.HELP))
    return made


def main(argv: Sequence[str] | None = None) -> None:
    """Run a command; exit 0 when it went well, 1 with a sentence when it didn't, 2 for a wrong call."""
    options = parser().parse_args(argv)
    try:
        status = COMMANDS[options.command].main(options)
    except LevelheadError as error:
        print(error, file=sys.stderr)
        status = 1
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    main()
