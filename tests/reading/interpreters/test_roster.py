"""Tables with a column for each body."""

from __future__ import annotations

import pytest

from townbook.reading.draft import DraftDue
from townbook.reading.interpreters import roster
from townbook.reading.readers import read_bytes
from townbook.reading.source import Source

ROSTERS = {
    "uk": (
        "№ п/п\tТополівська селищна рада\tКомунальне підприємство «Тополівські мережі»\tВідділ освіти",
        "1.\tОповіщає мешканців;\tПереходить на запасну лінію\t",
        "2.\tПризначає керівника робіт протягом 20 днів\t\tГотує школи",
    ),
    "he": (
        "מס'\tאגף התפעול\tמחלקת הרווחה\tאגף החינוך",
        "1.\tמודיע לתושבים\tפותחת מרכז חם\t",
        "2.\tממנה אחראי בתוך 20 ימים\t\tמכין את בתי הספר",
    ),
    "fa": (
        "ردیف\tشهرداری سروستان\tسازمان آب و برق\tاداره آموزش",
        "1.\tبه شهروندان خبر می‌دهد\tبه خط دوم می‌رود\t",
        "2.\tظرف ۲۰ روز مسئول کار را تعیین می‌کند\t\tمدرسه‌ها را آماده می‌کند",
    ),
    "en": (
        "No.\tTown council\tWater company\tEducation department",
        "1.\tTells the residents\tChanges to the second line\t",
        "2.\tNames a person in charge within 20 days\t\tPrepares the schools",
    ),
}


def read(language: str) -> Source:
    return read_bytes("\n".join(ROSTERS[language]).encode(), "roster.txt", language)


@pytest.mark.parametrize("language", sorted(ROSTERS))
def test_roster_gives_each_cell_to_the_body_of_its_column(language: str) -> None:
    source = read(language)
    part = roster.interpret(source)
    _, *bodies = ROSTERS[language][0].split("\t")
    assert roster.recognise(source) > 0.8
    assert [body.name for body in part.bodies] == bodies
    assert [(each.text, each.bodies) for each in part.assignments] == [
        (ROSTERS[language][1].split("\t")[1], ("b1",)),
        (ROSTERS[language][1].split("\t")[2], ("b2",)),
        (ROSTERS[language][2].split("\t")[1], ("b1",)),
        (ROSTERS[language][2].split("\t")[3], ("b3",)),
    ]
    assert [source.passage_text(each.passage) for each in part.assignments] == [
        e.text for e in part.assignments
    ]


@pytest.mark.parametrize("language", sorted(ROSTERS))
def test_roster_reads_the_deadline_of_a_cell(language: str) -> None:
    assert [each.due for each in roster.interpret(read(language)).assignments] == [
        None,
        None,
        DraftDue("P20D", "P20D", "meeting"),
        None,
    ]


def test_roster_is_not_seen_in_a_table_with_one_column_of_bodies() -> None:
    text = (
        "№\tЗавдання\tВідповідальний відділ\tЗвіт\n1\tПарк\tВідділ "
        "освіти\tЗроблено\n2\tСквер\tВідділ доріг\tТак\n"
    )
    assert roster.recognise(read_bytes(text.encode(), "table.txt", "uk")) == 0
