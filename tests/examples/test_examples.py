"""The example documents are there, are large enough to look like a city, and copy nobody's sentences."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"

ORIGINALS = {
    "zhytomyr-2022.uk.txt": ("zhytomyr-2022-execution-report.uk.txt",),
    "zhytomyr-2023.uk.txt": ("zhytomyr-2022-execution-report.uk.txt",),
    "kiryat-yam-2019.he.txt": ("kiryat-yam-2019-ceo-review.he.txt",),
    "kiryat-yam-workplan-2020.he.txt": ("kiryat-yam-2019-ceo-review.he.txt",),
    "izadshahr-goals.fa.txt": ("izadshahr-goals.fa.txt",),
    "izadshahr-execution-1402.fa.txt": ("izadshahr-goals.fa.txt",),
    "khorramabad-news.fa.txt": ("khorramabad-council-news.fa.txt",),
    "tehran-meeting.fa.txt": ("tehran-mayor-police-meeting.fa.txt",),
    "tehran-1383.fa.txt": (
        "more/fa_tehran_council_budget_1383.txt",
        "more/fa_tehran_resalat_tunnel_85pct.txt",
    ),
    "tehran-plan-1402.fa.txt": ("tehran-mayor-police-meeting.fa.txt",),
    "portland-2011.en.txt": ("more/en_portland_council_minutes_2011-01-12.txt",),
    "portland-plan-2011.en.txt": ("more/en_portland_council_minutes_2011-01-12.txt",),
}

DEMONSTRATIONS = {
    "zhytomyr-2023.uk.txt": "Демонстраційний приклад",
    "kiryat-yam-workplan-2020.he.txt": "לדוגמה בלבד",
    "izadshahr-execution-1402.fa.txt": "نمونهٔ نمایشی",
    "tehran-plan-1402.fa.txt": "نمونهٔ نمایشی",
    "portland-plan-2011.en.txt": "Demonstration only",
}

COPIED_WORDS = 8
"""So many words of an original in a row are a copied sentence; fewer may be a name or a set phrase."""


def words(text: str) -> list[str]:
    """The words of a text, without its numbers (facts), joiners and markup."""
    text = re.sub(r"</?\w+>", " ", text.replace("\u200c", " "))
    return re.findall(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*", text.casefold())


def free_texts(document: str) -> list[str]:
    """The sentences somebody had to word: a table's last cells, or each line where there is no table.

    A table's titles and bodies are official names, and so is a last cell's paragraph without a full
    stop: the bodies that a merged cell holds before its report.
    """
    rows = [line for line in document.splitlines() if "\t" in line]
    if not rows:
        return document.splitlines()
    cells = [row.rstrip("\t").split("\t")[-1] for row in rows]
    return [piece for cell in cells for piece in re.split(r"</?p>", cell) if "." in piece]


def copied_runs(document: str, original: str) -> list[str]:
    """Each run of :data:`COPIED_WORDS` words of a document's free texts that the original has too."""
    source = words(original)
    runs = set(zip(*(source[start:] for start in range(COPIED_WORDS)), strict=False))
    return [
        " ".join(run)
        for text in free_texts(document)
        for run in zip(*(words(text)[start:] for start in range(COPIED_WORDS)), strict=False)
        if run in runs
    ]


def example(name: str) -> str:
    return (EXAMPLES / name).read_text(encoding="utf-8")


def test_cities_list_every_document_once() -> None:
    cities = json.loads(example("cities.json"))
    listed = [document for city in cities for document in city["documents"]]
    assert sorted(listed) == sorted(path.name for path in EXAMPLES.glob("*.txt"))


def test_cities_have_their_names_in_four_languages() -> None:
    cities = json.loads(example("cities.json"))
    assert [city["slug"] for city in cities if set(city["name"]) != {"uk", "he", "fa", "en"}] == []


def test_readme_says_of_every_document_what_is_fact() -> None:
    readme = example("README.md")
    assert [path.name for path in EXAMPLES.glob("*.txt") if f"| `{path.name}` |" not in readme] == []


@pytest.mark.parametrize("name", DEMONSTRATIONS)
def test_demonstration_says_so_in_its_title(name: str) -> None:
    assert DEMONSTRATIONS[name] in example(name).splitlines()[0]


@pytest.mark.parametrize("name", ["zhytomyr-2022.uk.txt", "zhytomyr-2023.uk.txt"])
def test_zhytomyr_has_six_priorities(name: str) -> None:
    assert re.findall(r'пріоритету "(\w+) місто"', example(name)) == [
        "Ефективне",
        "Інноваційне",
        "Комфортне",
        "Активне",
        "Зелене",
        "Інклюзивне",
    ]


@pytest.mark.parametrize("name", ["zhytomyr-2022.uk.txt", "zhytomyr-2023.uk.txt"])
def test_zhytomyr_has_a_real_citys_projects(name: str) -> None:
    rows = [line.split("\t") for line in example(name).splitlines() if line.count("\t") == 4]
    projects = {row[2] for row in rows if row[2] and row[2] not in {"Проєкт", "Проект"}}
    assert len(projects) >= 80


def test_copied_runs_finds_a_planted_sentence() -> None:
    original = "1\tTask\tBody\tThe council has built two new schools and one library in the north this year."
    planted = "1\tTask\tBody\tIn short: the council has built 2 two new schools and one library. So it is."
    assert copied_runs(planted, original) == [
        "the council has built two new schools and",
        "council has built two new schools and one",
        "has built two new schools and one library",
    ]


def test_copied_runs_lets_titles_and_bodies_be() -> None:
    row = "1\tBuild two schools and a library for the north\tOffice of schools and libraries of the city\t"
    assert copied_runs(row + "Done in May.", row + "Begun in April.") == []


@pytest.mark.parametrize("name", ORIGINALS)
def test_example_copies_no_sentence(name: str, real_documents: Path) -> None:
    originals = "\n".join((real_documents / path).read_text(encoding="utf-8") for path in ORIGINALS[name])
    assert copied_runs(example(name), originals) == []


def test_every_document_is_held_against_its_original() -> None:
    assert sorted(ORIGINALS) == sorted(path.name for path in EXAMPLES.glob("*.txt"))
