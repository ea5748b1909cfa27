"""A parser for the command line that says what was probably meant, where a word is no option or command."""

import argparse
import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, NoReturn

_ALIKE = 0.65
_TEXTS = {"message", "text", "question"}
"""Arguments that are somebody's words; others are files, cases or days."""
_CHOICE = re.compile(r"(argument \S+: invalid choice: '(.*)') \(choose from (.*)\)", re.DOTALL)
_VALUE = re.compile(r"argument (--\S+): ignored explicit argument '.*'", re.DOTALL)
_JOINED = re.compile(r"argument (-\w)\S*: ignored explicit argument '(.*)'", re.DOTALL)


class CommandParser(argparse.ArgumentParser):
    """Names the nearest option or command for an unknown word, or says how to give it as a text."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Leaves no words to the parent parser, which doesn't know this command's options."""
        found, left = super().parse_known_args(args, namespace)
        if left:
            self.error(f"unrecognized arguments: {' '.join(left)}{self._meant(left)}")
        return found, left

    def error(self, message: str) -> NoReturn:
        if found := _CHOICE.fullmatch(message):
            near = _nearest(found[2], re.findall(r"[\w-]+", found[3]))
            message = f"{found[1]}; did you mean {near}?" if near else message
        elif found := _VALUE.fullmatch(message):
            message = f"{found[1]} takes no value"
        elif found := _JOINED.fullmatch(message):
            message += _as_text(found[1] + found[2])
        super().error(message)

    def _meant(self, left: list[str]) -> str:
        """What to do about words that nothing takes."""
        takes_text = any(action.dest in _TEXTS for action in self._actions)
        wrong = next((word for word in left if word.startswith("-")), None)
        if wrong is None:
            return "; put your text in quotes" if takes_text else ""
        named = (name for action in self._actions for name in action.option_strings if name.startswith("--"))
        if near := _nearest(wrong.partition("=")[0].lstrip("-"), (name.lstrip("-") for name in named)):
            return f"; did you mean --{near}?"
        return _as_text(wrong) if takes_text and len(left) == 1 else ""


def _nearest(word: str, known: Iterable[str]) -> str | None:
    return next(iter(get_close_matches(word.lower(), list(known), 1, _ALIKE)), None)


def _as_text(word: str) -> str:
    return f"; if it is your text, put it last, after two hyphens: -- {word}"
