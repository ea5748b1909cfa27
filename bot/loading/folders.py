"""Folders of policies and prompts on disk, as texts by relative path."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import FileIO
from pathlib import Path

from bot.errors import PolicyError
from bot.knowledge.guidance import FILE, TEAM

POLICY_SUFFIXES = (".yaml", ".yml")
PROMPT_SUFFIXES = (".md", ".j2")


def read_texts(folder: Path, suffixes: tuple[str, ...]) -> dict[str, str]:
    """Every file of these kinds. Raises PolicyError where the folder or a file can't be read."""
    if not folder.is_dir():
        raise PolicyError(f"{folder}: there is no such folder; set LEVELHEAD_POLICIES or LEVELHEAD_PROMPTS to one")
    files = sorted(_files(str(folder), suffixes), key=lambda file: file[0].split("/"))
    return {name: _text(path) for name, path in files}


def _files(folder: str, suffixes: tuple[str, ...], within: str = "") -> Iterator[tuple[str, str]]:
    """Relative and whole paths of files of these kinds, without those in linked folders.

    A folder that may not be read counts as empty.
    """
    with suppress(PermissionError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, suffixes, f"{within}{entry.name}/")
            elif entry.name.endswith(suffixes) and entry.name not in suffixes and entry.is_file():
                yield f"{within}{entry.name}", entry.path


def save_text(folder: Path, name: str, text: str) -> Path:
    """Write a new file. Raises PolicyError where it exists or the folder can't be written."""
    path = folder / name
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise PolicyError(f"{path} is there already; choose another name") from error
    except OSError as error:
        raise PolicyError(f"{path}: {error.strerror}; check its permissions") from error
    return path


def policy_texts(policies: Path, prompts: Path | None = None) -> dict[str, str]:
    """All files of a version of the policies, with the team's part of the drafting prompt. Raises PolicyError."""
    texts, team = read_texts(policies, POLICY_SUFFIXES), prompts / FILE if prompts else None
    return texts | ({TEAM: read_text(team)} if team and team.is_file() else {})


class PolicyFolder:
    """The policy files, changed in place: each completely or not at all, with its line ends kept."""

    def __init__(self, folder: Path, prompts: Path | None = None) -> None:
        self._folder, self._prompts = folder, prompts

    def texts(self) -> dict[str, str]:
        """Raises PolicyError."""
        return policy_texts(self._folder, self._prompts)

    def _path(self, name: str) -> Path:
        return self._prompts / FILE if name == TEAM and self._prompts else self._folder / name

    def replace(self, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        """Write the files of `after`. Raises PolicyError, and writes none, where one differs from `before`."""
        for name in after:
            path = self._path(name)
            if (read_text(path) if path.exists() else None) != before.get(name):
                raise PolicyError(f"{path} has changed meanwhile, so nothing was written. Please look at it again.")
        for name, text in after.items():
            _write_whole(self._path(name).resolve(), text)


def _write_whole(path: Path, text: str) -> None:
    """So that nobody reads half of it. Raises PolicyError."""
    beside = path.with_name(f".{path.name}.new")
    try:
        raw = path.read_bytes() if path.exists() else b""
        begins = "\ufeff" if raw.startswith(b"\xef\xbb\xbf") else ""
        beside.write_text(begins + text, encoding="utf-8", newline="\r\n" if b"\r\n" in raw else "\n")
        if raw:
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):  # of a folder that can't be written
            beside.unlink()
        raise PolicyError(f"{path}: {error.strerror}; check its permissions") from error


def read_text(path: Path) -> str:
    """A file's text without a byte order mark, with uniform line ends. Raises PolicyError with what to do."""
    return _text(str(path))


def _text(path: str) -> str:
    """By the shortest way: a start, and each look for changes, reads more than a hundred files."""
    try:
        with FileIO(path) as file:
            text = file.readall().decode().removeprefix("\ufeff")
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    except UnicodeDecodeError as error:
        raise PolicyError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise PolicyError(f"{path}: {error.strerror}; check its permissions") from error
