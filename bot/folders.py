"""The folders of policies and prompts on disk: texts by their path within the folder, read and saved."""

from pathlib import Path

from bot.errors import PolicyError

POLICY_SUFFIXES = (".yaml", ".yml")
PROMPT_SUFFIXES = (".md", ".j2")


def read_texts(folder: Path, suffixes: tuple[str, ...]) -> dict[str, str]:
    """Every file of these kinds. Raises PolicyError when the folder or a file can't be read."""
    if not folder.is_dir():
        raise PolicyError(f"{folder}: there is no such folder; set LEVELHEAD_POLICIES or LEVELHEAD_PROMPTS to one")
    paths = sorted(p for p in folder.rglob("*") if p.suffix in suffixes and p.is_file())
    return {path.relative_to(folder).as_posix(): read_text(path) for path in paths}


def save_text(folder: Path, name: str, text: str) -> Path:
    """Write a new file. Raises PolicyError when it is there already or the folder can't be written."""
    path = folder / name
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise PolicyError(f"{path} is there already; choose another name") from error
    except OSError as error:
        raise PolicyError(f"{path}: {error.strerror}; check its permissions") from error
    return path


def read_text(path: Path) -> str:
    """A file's text. Raises PolicyError with what to do."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PolicyError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise PolicyError(f"{path}: {error.strerror}; check its permissions") from error
