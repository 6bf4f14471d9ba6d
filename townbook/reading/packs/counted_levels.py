"""The words for a plan's levels as they stand after a number, by Unicode CLDR's plural categories.

A level keeps the name its document gives it; these are the names a language pack knows. Hebrew has the
form after a number in digits, singular for one; Persian keeps the singular after any number.
"""

from __future__ import annotations

CATEGORIES: dict[str, tuple[str, ...]] = {
    "uk": ("one", "few", "many", "other"),
    "he": ("one", "other"),
    "fa": ("other",),
    "en": ("one", "other"),
}
"""Which category each form of a line below is for; "other" also stands for what is not listed."""

_UKRAINIAN = """
розділ, розділи, розділів, розділу
підрозділ, підрозділи, підрозділів, підрозділу
пріоритет, пріоритети, пріоритетів, пріоритету
стратегічний пріоритет, стратегічні пріоритети, стратегічних пріоритетів, стратегічного пріоритету
стратегічна ціль, стратегічні цілі, стратегічних цілей, стратегічної цілі
оперативна ціль, оперативні цілі, оперативних цілей, оперативної цілі
операційна ціль, операційні цілі, операційних цілей, операційної цілі
напрям, напрями, напрямів, напряму
стратегічний напрям, стратегічні напрями, стратегічних напрямів, стратегічного напряму
ціль, цілі, цілей, цілі
завдання, завдання, завдань, завдання
захід, заходи, заходів, заходу
проєкт, проєкти, проєктів, проєкту
програма, програми, програм, програми
доручення, доручення, доручень, доручення
рішення, рішення, рішень, рішення
об’єкт, об’єкти, об’єктів, об’єкта
пункт, пункти, пунктів, пункту
тема, теми, тем, теми
показник, показники, показників, показника
"""

_HEBREW = """
פרק, פרקים
עדיפות, עדיפויות
מטרת על, מטרות על
מטרה אסטרטגית, מטרות אסטרטגיות
יעד אסטרטגי, יעדים אסטרטגיים
תחום, תחומים
נושא, נושאים
מטרה, מטרות
יעד, יעדים
משימה, משימות
פעולה, פעולות
פרויקט, פרויקטים
תכנית, תכניות
תוכנית, תוכניות
החלטה, החלטות
מטלה, מטלות
סעיף, סעיפים
מדד, מדדים
"""

_PERSIAN = """
بخش
فصل
اولویت
محور
هدف
هدف راهبردی
هدف کلان
هدف عملیاتی
راهبرد
برنامه
وظیفه
اقدام
فعالیت
پروژه
طرح
مصوبه
مورد
شاخص
"""

_ENGLISH = """
section, sections
chapter, chapters
priority, priorities
strategic goal, strategic goals
strategic objective, strategic objectives
operational goal, operational goals
operational objective, operational objectives
theme, themes
direction, directions
pillar, pillars
focus area, focus areas
goal, goals
aim, aims
objective, objectives
outcome, outcomes
strategy, strategies
programme, programmes
program, programs
task, tasks
action, actions
measure, measures
initiative, initiatives
project, projects
milestone, milestones
deliverable, deliverables
decision, decisions
resolution, resolutions
recommendation, recommendations
commitment, commitments
item, items
"""


def _forms(lines: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split(", ")) for line in lines.strip().splitlines())


COUNTED_LEVELS: dict[str, tuple[tuple[str, ...], ...]] = {
    "uk": _forms(_UKRAINIAN),
    "he": _forms(_HEBREW),
    "fa": _forms(_PERSIAN),
    "en": _forms(_ENGLISH),
}
"""By language, the forms of each word, one for each of its categories; the first is the singular."""
