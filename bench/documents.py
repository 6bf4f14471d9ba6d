"""The document the budgets speak of, longer ones, and the same as a Word file."""

from __future__ import annotations

from pathlib import Path

from tests.reading.documents import make_docx

ROOT = Path(__file__).parents[1]
REAL_REPORT = ROOT.parent / "shared" / "documents" / "zhytomyr-2022-execution-report.uk.txt"


def report() -> Path:
    """The 146,000-character execution report where it is at hand, else the largest example."""
    if REAL_REPORT.exists():
        return REAL_REPORT
    return max((ROOT / "examples").glob("*.txt"), key=lambda path: path.stat().st_size)


def repeated(document: Path, times: int, folder: Path) -> Path:
    """The document so many times over, in one file of ``folder``."""
    longer = folder / f"{times}-{document.name}"
    text = document.read_text(encoding="utf-8").rstrip("\n")
    longer.write_text("\n".join([text] * times) + "\n", encoding="utf-8")
    return longer


def as_word(document: Path, folder: Path) -> Path:
    """The document as a Word file with headings, paragraphs and tables, in ``folder``."""
    path = folder / f"{document.stem}.docx"
    path.write_bytes(make_docx(document))
    return path
