"""Why a gazetteer cannot be taken in: what is wrong with it and what to do, in the reader's language."""

from __future__ import annotations

from enum import StrEnum

from townbook.text.formatting import format_number


class Problem(StrEnum):
    """What is wrong with a file of places."""

    MISSING = "missing"
    TOO_LARGE = "too large"
    NOT_JSON = "not JSON"
    NOT_GEOJSON = "not GeoJSON"
    NO_PLACES = "no places"
    TOO_MANY_PLACES = "too many places"
    TOO_MANY_POINTS = "too many points"
    NO_NAME = "no name"
    WRONG_NAMES = "wrong names"
    UNKNOWN_KIND = "unknown kind"
    WRONG_KEY = "wrong key"
    DUPLICATE_KEY = "duplicate key"
    DUPLICATE_NAME = "duplicate name"
    NO_GEOMETRY = "no geometry"
    WRONG_COORDINATES = "wrong coordinates"
    OUT_OF_RANGE = "out of range"
    SWAPPED = "swapped"
    FAR_APART = "far apart"
    UNCLOSED_RING = "unclosed ring"
    DISTRICT_WITHOUT_AREA = "district without area"


SENTENCES: dict[Problem, dict[str, str]] = {
    Problem.MISSING: {
        "uk": "Файл не вдалося прочитати. Перевірте його назву та доступ до нього.",
        "he": "לא ניתן לקרוא את הקובץ. יש לבדוק את שמו ואת הרשאת הגישה אליו.",
        "fa": "فایل خوانده نشد. نام فایل و اجازهٔ دسترسی به آن را بررسی کنید.",
        "en": "The file cannot be read. Check its name and whether you may read it.",
    },
    Problem.TOO_LARGE: {
        "uk": "Файл завеликий: приймаються переліки місць до {most}\u00a0МБ. Спростіть контури або "
        "приберіть зайве.",
        "he": "הקובץ גדול מדי: אפשר לקלוט רשימת מקומות עד {most}\u00a0מ״ב. יש לפשט את קווי המתאר או "
        "להסיר את המיותר.",
        "fa": "فایل بزرگ است: فهرست مکان‌ها تا {most}\u00a0مگابایت پذیرفته می‌شود. مرزها را ساده‌تر کنید "
        "یا اضافه‌ها را بردارید.",
        "en": "The file is too large: lists of places of up to {most} MB are taken. Simplify the "
        "outlines or leave things out.",
    },
    Problem.NOT_JSON: {
        "uk": "Це не JSON у кодуванні UTF-8 (рядок {line}). Збережіть перелік місць як GeoJSON.",
        "he": "זה אינו JSON בקידוד UTF-8 (שורה {line}). יש לשמור את רשימת המקומות כ־GeoJSON.",
        "fa": "این فایل JSON با کدگذاری UTF-8 نیست (سطر {line}). فهرست مکان‌ها را به صورت GeoJSON ذخیره کنید.",
        "en": "This is not JSON in UTF-8 (line {line}). Save the list of places as GeoJSON.",
    },
    Problem.NOT_GEOJSON: {
        "uk": "Це не GeoJSON: потрібна FeatureCollection (RFC 7946) у координатах WGS\u00a084.",
        "he": "זה אינו GeoJSON: נדרש FeatureCollection (RFC 7946) בקואורדינטות WGS\u00a084.",
        "fa": "این فایل GeoJSON نیست: یک FeatureCollection (RFC 7946) با مختصات WGS\u00a084 لازم است.",
        "en": "This is not GeoJSON: a FeatureCollection (RFC 7946) in WGS 84 coordinates is needed.",
    },
    Problem.NO_PLACES: {
        "uk": "У файлі немає жодного місця. Перевірте, чи його збережено повністю.",
        "he": "אין בקובץ אף מקום. יש לבדוק אם הוא נשמר במלואו.",
        "fa": "در فایل هیچ مکانی نیست. بررسی کنید که کامل ذخیره شده باشد.",
        "en": "The file has no place in it. Check that it was saved completely.",
    },
    Problem.TOO_MANY_PLACES: {
        "uk": "Місць забагато: приймається не більше ніж {most}. Залиште ті, які місто називає у своїх "
        "документах.",
        "he": "יש יותר מדי מקומות: אפשר לקלוט עד {most}. יש להשאיר את המקומות שהעיר מזכירה במסמכיה.",
        "fa": "شمار مکان‌ها زیاد است: تا {most} مکان پذیرفته می‌شود. آن‌هایی را نگه دارید که شهر در "
        "سندهایش نام می‌برد.",
        "en": "There are too many places: at most {most} are taken. Keep those the city names in its "
        "documents.",
    },
    Problem.TOO_MANY_POINTS: {
        "uk": "Місце {number} ({name}): у контурі понад {most} точок. Спростіть його: для карти міста "
        "досить кількох десятків.",
        "he": "מקום {number} ({name}): בקו המתאר יותר מ־{most} נקודות. יש לפשט אותו: למפת העיר די בכמה "
        "עשרות.",
        "fa": "مکان {number} ({name}): مرز آن بیش از {most} نقطه دارد. آن را ساده کنید؛ برای نقشهٔ شهر "
        "چند ده نقطه بس است.",
        "en": "Place {number} ({name}) has more than {most} points. Simplify it: a map of a city needs a "
        "few dozen.",
    },
    Problem.NO_NAME: {
        "uk": "Місце {number} не має назви. Додайте властивість «name» (не довшу за {most} знаків).",
        "he": "למקום {number} אין שם. יש להוסיף את המאפיין name (עד {most} תווים).",
        "fa": "مکان {number} نام ندارد. ویژگی name را اضافه کنید (حداکثر {most} نویسه).",
        "en": "Place {number} has no name. Give it a property “name” of at most {most} characters.",
    },
    Problem.WRONG_NAMES: {
        "uk": "Місце {number} ({name}): властивість «names» має бути об’єктом із назвами за кодом мови "
        "(uk, he, fa, en).",
        "he": "מקום {number} ({name}): המאפיין names צריך להיות אובייקט של שמות לפי קוד שפה (uk, he, fa, "
        "en).",
        "fa": "مکان {number} ({name}): ویژگی names باید شیئی از نام‌ها بر پایهٔ کد زبان باشد (uk، he، fa، en).",
        "en": "Place {number} ({name}): the property “names” must be an object of names by language code "
        "(uk, he, fa, en).",
    },
    Problem.UNKNOWN_KIND: {
        "uk": "Місце {number} ({name}): невідомий вид «{found}». Виберіть: district, street, area або site.",
        "he": "מקום {number} ({name}): הסוג ״{found}״ אינו מוכר. יש לבחור district, street, area או site.",
        "fa": "مکان {number} ({name}): نوع «{found}» شناخته نیست. یکی از district، street، area یا site "
        "را بنویسید.",
        "en": "Place {number} ({name}): the kind “{found}” is unknown. Choose district, street, area or "
        "site.",
    },
    Problem.WRONG_KEY: {
        "uk": "Місце {number} ({name}): ключ «{found}» не годиться для адреси. Лише a–z, 0–9 і дефіс, до "
        "{most} знаків.",
        "he": "מקום {number} ({name}): המפתח ״{found}״ אינו מתאים לכתובת. רק a–z, 0–9 ומקף, עד {most} תווים.",
        "fa": "مکان {number} ({name}): کلید «{found}» برای نشانی مناسب نیست. فقط a–z، 0–9 و خط تیره، تا "
        "{most} نویسه.",
        "en": "Place {number} ({name}): the key “{found}” cannot stand in an address. Use a–z, 0–9 and "
        "hyphens, at most {most}.",
    },
    Problem.DUPLICATE_KEY: {
        "uk": "Місця {other} і {number} мають однаковий ключ «{found}». Дайте кожному свій.",
        "he": "למקומות {other} ו־{number} אותו מפתח ״{found}״. יש לתת לכל אחד מפתח משלו.",
        "fa": "مکان‌های {other} و {number} یک کلید دارند: «{found}». به هر کدام کلید جداگانه بدهید.",
        "en": "Places {other} and {number} have the same key “{found}”. Give each its own.",
    },
    Problem.DUPLICATE_NAME: {
        "uk": "Місця {other} і {number} однакового виду мають одну назву «{name}». Дайте їм різні ключі "
        "(«key») або об’єднайте.",
        "he": "למקומות {other} ו־{number} מאותו סוג אותו שם ״{name}״. יש לתת להם מפתחות (key) שונים או "
        "לאחד אותם.",
        "fa": "مکان‌های {other} و {number} از یک نوع و با یک نام‌اند: «{name}». به آن‌ها کلید (key) "
        "جداگانه بدهید یا یکی‌شان کنید.",
        "en": "Places {other} and {number} of one kind have the same name “{name}”. Give them keys "
        "(“key”) or make them one.",
    },
    Problem.NO_GEOMETRY: {
        "uk": "Місце {number} ({name}) не має геометрії, яку можна показати. Потрібна точка, лінія або "
        "многокутник.",
        "he": "למקום {number} ({name}) אין גאומטריה שאפשר להציג. נדרשת נקודה, קו או מצולע.",
        "fa": "مکان {number} ({name}) هندسه‌ای ندارد که بتوان نشان داد. نقطه، خط یا چندضلعی لازم است.",
        "en": "Place {number} ({name}) has no geometry that can be shown. A point, line or polygon is "
        "needed.",
    },
    Problem.WRONG_COORDINATES: {
        "uk": "Місце {number} ({name}): координати мають бути парами чисел «довгота, широта»; у лінії їх "
        "щонайменше дві.",
        "he": "מקום {number} ({name}): הקואורדינטות צריכות להיות זוגות מספרים – אורך ואז רוחב; בקו לפחות "
        "שתיים.",
        "fa": "مکان {number} ({name}): مختصات باید جفت عدد باشد، اول طول و بعد عرض؛ خط دست‌کم دو نقطه دارد.",
        "en": "Place {number} ({name}): coordinates must be pairs of numbers, longitude before latitude; "
        "a line has two or more.",
    },
    Problem.OUT_OF_RANGE: {
        "uk": "Місце {number} ({name}): точки {found} немає на Землі. Потрібні градуси WGS\u00a084, "
        "спершу довгота, потім широта.",
        "he": "מקום {number} ({name}): הנקודה {found} אינה על פני כדור הארץ. נדרשות מעלות WGS\u00a084, "
        "אורך לפני רוחב.",
        "fa": "مکان {number} ({name}): نقطهٔ {found} روی زمین نیست. درجهٔ WGS\u00a084 لازم است، اول طول "
        "و بعد عرض.",
        "en": "Place {number} ({name}): the point {found} is not on Earth. Degrees of WGS 84 are needed, "
        "longitude before latitude.",
    },
    Problem.SWAPPED: {
        "uk": "Місце {number} ({name}): довготу й широту в точці {found} переставлено. У GeoJSON спершу "
        "довгота.",
        "he": "מקום {number} ({name}): האורך והרוחב בנקודה {found} הוחלפו. ב־GeoJSON האורך תחילה.",
        "fa": "مکان {number} ({name}): طول و عرض نقطهٔ {found} جابه‌جا شده است. در GeoJSON اول طول می‌آید.",
        "en": "Place {number} ({name}): longitude and latitude of the point {found} are swapped. In "
        "GeoJSON longitude comes first.",
    },
    Problem.FAR_APART: {
        "uk": "Місце {number} ({name}) лежить надто далеко від інших. Перевірте його координати.",
        "he": "מקום {number} ({name}) רחוק מדי מן האחרים. יש לבדוק את הקואורדינטות שלו.",
        "fa": "مکان {number} ({name}) از بقیه بسیار دور است. مختصات آن را بررسی کنید.",
        "en": "Place {number} ({name}) lies too far from the others. Check its coordinates.",
    },
    Problem.UNCLOSED_RING: {
        "uk": "Місце {number} ({name}): контур не замкнено. Остання точка має збігатися з першою, а всіх "
        "точок – щонайменше чотири.",
        "he": "מקום {number} ({name}): קו המתאר אינו סגור. הנקודה האחרונה צריכה להיות זהה לראשונה, ובסך "
        "הכול לפחות ארבע.",
        "fa": "مکان {number} ({name}): مرز بسته نیست. نقطهٔ آخر باید همان نقطهٔ اول باشد و دست‌کم چهار "
        "نقطه لازم است.",
        "en": "Place {number} ({name}): its outline is not closed. The last point must be the first "
        "again, four points at least.",
    },
    Problem.DISTRICT_WITHOUT_AREA: {
        "uk": "Місце {number} ({name}): район має бути многокутником, щоб знати, що в ньому лежить.",
        "he": "מקום {number} ({name}): רובע צריך להיות מצולע, כדי לדעת מה נמצא בתוכו.",
        "fa": "مکان {number} ({name}): منطقه باید چندضلعی باشد تا معلوم شود چه چیزی درون آن است.",
        "en": "Place {number} ({name}): a district must be a polygon, so that one knows what lies in it.",
    },
}


class WrongGazetteer(ValueError):
    """A file of places that cannot be taken in.

    ``number`` is the place's in the file, from 1, ``other`` that of the one it disagrees with, 0 for none;
    ``most`` is the limit it passes.
    """

    def __init__(
        self,
        problem: Problem,
        *,
        number: int = 0,
        other: int = 0,
        name: str = "",
        found: str = "",
        most: int = 0,
        line: int = 0,
    ) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.number, self.other, self.most, self.line = number, other, most, line
        self.name, self.found = name, found

    def sentence(self, language: str) -> str:
        """What is wrong and what to do. ``KeyError`` for a language without sentences."""
        return SENTENCES[self.problem][language].format(
            number=format_number(self.number, language),
            other=format_number(self.other, language),
            most=format_number(self.most, language),
            line=format_number(self.line, language),
            name=self.name,
            found=self.found,
        )
