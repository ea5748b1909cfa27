"""A storm over the real bot: commands at a steady rate in many channels, with faults on all sides.

`python -m benchmarks.storm [--seconds 600] [--rate 3] [--channels 40] [--database sqlite|postgres|URL] [--seed 1]`

Slack's Web API answers errors, 429 and 5xx, and cuts connections before and after it took a call; Claude answers 429,
529, 500, half answers, nothing, and nonsense; the socket is closed or asked to connect anew, envelopes come twice; the
database is locked, restarted, or ends its connections; with `--kill-every` the bot is killed and started again. Then
it waits until nothing is left to do, at most `--rest` seconds, and checks that nothing is lost and nothing there twice.
The table goes to docs/benchmarks.md. Exit code 1 where something is lost, twice or stuck.
"""

import argparse
import asyncio
import os
import sys
from dataclasses import fields

from benchmarks.storm.report import write
from benchmarks.storm.run import Storm, blown

HELP = {
    "seconds": "how long it lasts",
    "rate": "commands a second",
    "channels": "in how many channels",
    "database": "sqlite, postgres (one of its own), or the URL of an empty database",
    "seed": "of the faults",
    "kill_every": "seconds between two kills of the bot, about; 0 for never",
    "rest": "seconds that it may take afterwards until nothing is left to do, less what the bot waits for a processor",
    "sides": "it goes on until faults came from so many sides, Claude's not counted",
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.storm", description=__doc__.partition("\n")[0])
    for option in fields(Storm):
        name = f"--{option.name.replace('_', '-')}"
        parser.add_argument(name, type=type(option.default), default=option.default, help=HELP[option.name])
    parser.add_argument("--print-only", action="store_true", help="leave docs/benchmarks.md as it is")
    options = vars(parser.parse_args())
    print_only, load = options.pop("print_only"), os.getloadavg()[0]
    found = asyncio.run(blown(Storm(**options)))
    write(found, load, keep=not print_only)
    for words, times in found.logged.most_common(25):
        print(f"{times:5} {words}", file=sys.stderr)
    for sentence in found.verdict.problems[:50]:
        print(sentence)
    return 1 if found.verdict.problems else 0


if __name__ == "__main__":
    sys.exit(main())
