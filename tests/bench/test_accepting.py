from pathlib import Path

import pytest
from django.db import connection

from bench.accepting import insert_rows, rows_of_accepting

GOALS = Path(__file__).parents[2] / "examples" / "izadshahr-goals.fa.txt"


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the bench measures on SQLite")
def test_baseline_inserts_the_rows_that_accepting_adds(tmp_path: Path) -> None:
    rows = rows_of_accepting(GOALS)
    assert len(rows["plans_item"]) == 21
    insert_rows(rows, tmp_path / "bare.sqlite3")()
