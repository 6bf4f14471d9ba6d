"""What was measured by hand stays when the bench writes its table."""

from __future__ import annotations

from pathlib import Path

from bench.__main__ import keep


def test_table_is_replaced_and_what_stands_below_it_kept(tmp_path: Path) -> None:
    file = tmp_path / "measurements.md"
    keep("old table\n", file)
    assert file.read_text() == "# Measurements\n\nMade by `script/bench`.\n\nold table\n"
    file.write_text(f"{file.read_text()}\n## By hand\n\nSlow.\n\n## More\n")
    keep("new table\n", file)
    assert file.read_text() == (
        "# Measurements\n\nMade by `script/bench`.\n\nnew table\n\n## By hand\n\nSlow.\n\n## More\n"
    )
