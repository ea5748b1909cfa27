"""Reading the folders of policies and prompts from disk: texts by their path within the folder."""

from pathlib import Path

from bot.errors import PolicyError

POLICY_SUFFIXES = (".yaml", ".yml")
PROMPT_SUFFIXES = (".md", ".j2")


def read_texts(folder: Path, suffixes: tuple[str, ...]) -> dict[str, str]:
    """Every file of these kinds. Raises PolicyError when the folder or a file can't be read."""
    if not folder.is_dir():
        raise PolicyError(f"{folder}: there is no such folder; set LEVELHEAD_POLICIES or LEVELHEAD_PROMPTS to one")
    paths = sorted(p for p in folder.rglob("*") if p.suffix in suffixes and p.is_file())
    return {path.relative_to(folder).as_posix(): _read(path) for path in paths}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PolicyError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise PolicyError(f"{path}: {error.strerror}; check its permissions") from error
