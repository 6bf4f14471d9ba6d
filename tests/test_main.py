"""The command line, run as people run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from townbook.reading.serialise import draft_from_json
from townbook.reading.terminal import language_of_terminal

ROOT = Path(__file__).parents[1]
GOALS = ROOT / "examples" / "izadshahr-goals.fa.txt"


def townbook(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "townbook", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "TOWNBOOK_LANGUAGE": "en", **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_read_prints_an_outline_in_the_persons_language() -> None:
    done = townbook("read", GOALS, TOWNBOOK_LANGUAGE="uk")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1:3] == [f"Документ: {GOALS.name} (fa)", "Вид: перелік цілей"]


def test_read_answers_in_the_documents_language_where_the_machine_speaks_none_of_ours() -> None:
    assert "گونه: فهرست اهداف" in townbook("read", GOALS, TOWNBOOK_LANGUAGE="de").stdout


def test_read_as_json_gives_the_draft_with_the_text_where_asked() -> None:
    plain = json.loads(townbook("read", GOALS, "--json").stdout)
    assert "text" not in plain["source"]
    values = json.loads(townbook("read", GOALS, "--json", "--with-text").stdout)
    text = values["source"].pop("text")
    assert values == plain
    assert len(text) == values["source"]["characters"]
    draft = draft_from_json(values)
    assert [item.title in text[item.passage[0] : item.passage[1]] for item in draft.items] == [True] * 21


def test_read_does_not_load_django() -> None:
    code = (
        "import sys; from townbook.__main__ import main; "
        f"main(['read', {str(GOALS)!r}]); print('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize("language", ["uk", "he", "fa", "en"])
def test_file_that_cannot_be_read_is_a_sentence_and_status_2(language: str, tmp_path: Path) -> None:
    (tmp_path / "звіт.txt").write_bytes(b"")
    done = townbook("read", tmp_path / "звіт.txt", TOWNBOOK_LANGUAGE=language)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "Traceback" not in done.stderr


def test_output_nobody_reads_to_the_end_is_no_error() -> None:
    reading = subprocess.Popen(
        [sys.executable, "-m", "townbook", "read", str(ROOT / "examples" / "zhytomyr-2022.uk.txt")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert reading.stdout is not None
    assert reading.stderr is not None
    reading.stdout.readline()
    reading.stdout.close()
    assert (reading.wait(timeout=60), reading.stderr.read()) == (0, b"")
    reading.stderr.close()


def test_terminal_language_is_the_first_variable_that_is_set() -> None:
    assert language_of_terminal({"LC_ALL": "he_IL.UTF-8", "LANG": "uk_UA.UTF-8"}) == "he"
    assert language_of_terminal({"LC_ALL": "C", "LANG": "uk_UA.UTF-8"}) is None
    assert language_of_terminal({"LANG": "uk_UA.UTF-8"}) == "uk"
    assert language_of_terminal({}) is None
