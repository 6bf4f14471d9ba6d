"""Hebrew words: letters written onto the front, plural and feminine endings, spellings with more letters.

Final forms of letters are folded into the usual ones, so endings here have none: "ימ" for "ים".
"""

from __future__ import annotations

from townbook.text.packs.search import Ending, SearchPack

_FINALS = {"ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ"}

# Stems that begin with a letter that could be a prefix, and are common in what a city writes.
_WHOLE = """
    מועצ מחלק מינהל מנהל מרכז מבנ מכרז מטר משימ משרד מסגר מתחמ מתקנ מקור מקלט מסמכ מערכ מענק
    מיזמ ממשל מגרש מדרכ מוסד מוקד מים מימונ מיפוי מניע מספר מפגש מצלמ מקומ מרחב משאב משפח משתתפ מתנדב
    כביש כית כיכר ככר כנס כסף כספ כללי כלכל כניס כח כוח
    בית בניינ ביטחונ ביטוח בטיחות ביקורת ביקור בריאות ביוב ברכ בקש בעל בדיק בחיר בוגר
    שירות שכונ שדרוג שדרות שטח שיפוצ שיפור שיתופ שיקומ שביל שעה שבוע שוק שלט שמור שילוט שוטר שנתי
    הנדס הסדר הקמ הכנס הסכמ החלט הוצא הדרכ הכשר העצמ הנגש הנחות הצע השקע התחדש התייעל הסע הפעל הפרד
    לימוד לשכ לקוח לוח לוגיסט
    ועד ותיק אחריות עדיפות תרבות איכות
""".split()

PACK = SearchPack(
    language="he",
    letters="א-תװ-ײ",
    folds=_FINALS | {"װ": "ו", "ױ": "וי", "ײ": "י"},
    prefixes="ובהלכמש",
    endings=(Ending("ות"), Ending("ימ"), Ending("ה"), Ending("ת"), Ending("י", 4)),
    doubled="וי",
    whole=frozenset("".join(_FINALS.get(letter, letter) for letter in word) for word in _WHOLE),
    short=frozenset({"גנ", "עצ", "ימ", "גג", "חג", "לב", "קו"}),
    irregular={"תוכני": "תכני", "ערימ": "עיר", "בתימ": "בית", "בתי": "בית", "שנימ": "שנה", "שנת": "שנה"},
)
