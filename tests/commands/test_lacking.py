"""Commands on a machine that lacks something: no folder to work in, no stream to speak into."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.settings import PROJECT
from tests.command_line import CLEAN, HUNG

pytestmark = pytest.mark.usefixtures("learned")


def test_what_the_machine_lacks_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(SystemExit) as ended:
        main(["tone", "Hello."])
    told = capsys.readouterr().err
    assert ended.value.code == 1 and told.startswith(str(tmp_path)) and told.endswith("No such file or directory.\n")


CLOSED = """\
import os, sys
for number in range(3):
    os.close(number)
sys.stdin = sys.stdout = sys.stderr = None
from bot.__main__ import main
main()
"""


@pytest.mark.deep
@pytest.mark.parametrize(("word", "status"), [("status", 0), ("tone", 1)])
def test_where_all_streams_are_closed_a_command_ends_as_it_would(
    tmp_path: Path, sqlite_file: Path, word: str, status: int
) -> None:
    settings = CLEAN | {"PYTHONPATH": str(PROJECT), "DATABASE_URL": f"sqlite:///{sqlite_file}"}
    said = tmp_path / "said.txt"
    with said.open("w") as file:
        command = [sys.executable, "-c", CLOSED, word]
        ended = subprocess.run(command, cwd=tmp_path, env=settings, stdout=file, timeout=HUNG, check=False)
    assert ended.returncode == status and said.read_text() == ""
