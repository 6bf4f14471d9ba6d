from __future__ import annotations

from pathlib import Path

import pytest

from townbook.text.languages import LANGUAGES, detect_language, direction

DOCUMENTS = {
    "zhytomyr-2022-execution-report.uk.txt": "uk",
    "kiryat-yam-2019-ceo-review.he.txt": "he",
    "izadshahr-goals.fa.txt": "fa",
    "khorramabad-council-news.fa.txt": "fa",
    "tehran-mayor-police-meeting.fa.txt": "fa",
    "more/uk_ivano-frankivsk_program_tabbed.txt": "uk",
    "more/uk_drabiv_outage_roadmap_2022.txt": "uk",
    "more/he_yehud_council_8-20.txt": "he",
    "more/fa_tehran_council_budget_1383.txt": "fa",
    "more/fa_tehran_resalat_tunnel_85pct.txt": "fa",
    "more/en_portland_council_minutes_2011-01-12.txt": "en",
}


@pytest.mark.parametrize(("name", "language"), DOCUMENTS.items())
def test_detect_language_knows_every_real_document(real_documents: Path, name: str, language: str) -> None:
    text = (real_documents / name).read_text(encoding="utf-8")
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("name", "language"), [(name, code) for name, code in DOCUMENTS.items() if code in {"uk", "fa"}]
)
def test_detect_language_knows_every_long_line(real_documents: Path, name: str, language: str) -> None:
    lines = (real_documents / name).read_text(encoding="utf-8").splitlines()
    told = {detect_language(line) for line in lines if len(line.split()) > 7}
    assert told == {language}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("У місті відремонтовано дороги та тротуари.", "uk"),
        ("העירייה פתחה גן ילדים חדש בשכונה.", "he"),
        ("شهرداری در این محله یک پارک ساخت.", "fa"),
        ("The council approved the budget for the new library.", "en"),
        ("Вулиця Київська", "uk"),
        ("Парк", "uk"),
        ("Library", "en"),
        ("خیابان", "fa"),
        ("תקציב", "he"),
    ],
)
def test_detect_language_knows_short_texts(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Город отчитался о выполнении плана за прошлый год, и все работы были завершены.",
        "Горад справаздаўся аб выкананні плана, і ўсе працы былі скончаны.",
        "Градът отчете изпълнението на плана за годината и всички дейности са завършени.",
        "Град је објавио извештај о раду за прошлу годину и сви послови су завршени.",
        "أعلنت بلدية المدينة عن الانتهاء من أعمال صيانة الطرق في هذا العام.",
        "شہر کے میئر نے کہا کہ یہ منصوبہ اس سال مکمل ہو جائے گا۔",
        "شارەوانی شار بڕیاری دا لەسەر دروستکردنی پارکێکی نوێ بۆ خەڵک.",
        "د ښار ښاروالۍ په دې کال کې نوې لارې جوړې کړې.",
        "די שטאָט האָט געבויט א נייע שול און א גאָרטן פאר די קינדער.",
        "Der Stadtrat hat den Haushalt für das kommende Jahr beschlossen.",
        "Le conseil municipal a adopté le budget de la ville pour cette année.",
        "El ayuntamiento aprobó el presupuesto de la ciudad para este año.",
        "Il consiglio comunale ha approvato il bilancio della città per quest'anno.",
        "O conselho aprovou o orçamento da cidade para o próximo ano.",
        "Rada miasta przyjęła budżet na przyszły rok oraz plan remontów dróg.",
        "Městská rada schválila rozpočet na příští rok a plán oprav silnic.",
        "De gemeenteraad heeft de begroting voor het komende jaar goedgekeurd.",
        "Kaupunginvaltuusto hyväksyi ensi vuoden talousarvion ja tiet korjataan.",
        "A városi tanács elfogadta a jövő évi költségvetést és az utak felújítását.",
        "Belediye meclisi bu yıl için bütçeyi kabul etti ve yollar yapılacak.",
        "北京市政府今年完成了道路维修工程。",
        "Η πόλη ολοκλήρωσε τα έργα οδοποιίας.",
        "",
        "2022 15.4 % ***",
    ],
)
def test_detect_language_tells_nothing_of_a_language_without_a_pack(text: str) -> None:
    assert detect_language(text) is None


def test_detect_language_of_a_mixed_text_is_the_one_most_is_written_in() -> None:
    hebrew = "העירייה השלימה את עבודות הכביש בשכונה החדשה ופתחה את הפארק לתושבים. "
    english = "The city finished the road. "
    assert detect_language(hebrew * 3 + english) == "he"
    assert detect_language(hebrew + english * 6) == "en"


def test_detect_language_knows_persian_typed_with_arabic_letters() -> None:
    assert detect_language("شهردار گفت كه اين طرح تا پايان سال اجرا مي شود") == "fa"


def test_detect_language_looks_no_further_than_a_sample() -> None:
    ukrainian = "Місто звітує про виконання завдань за рік. "
    short, long = ukrainian * 400, ukrainian * 4_000
    assert detect_language(short) == detect_language(long) == "uk"


def test_direction_is_right_to_left_for_hebrew_and_persian_only() -> None:
    assert [direction(language) for language in LANGUAGES] == ["ltr", "rtl", "rtl", "ltr"]
