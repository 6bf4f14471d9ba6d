"""Why a file cannot be read: what is wrong with it and what to do, in the reader's language."""

from __future__ import annotations

from enum import StrEnum

from townbook.text.formatting import format_number


class Problem(StrEnum):
    """What is wrong with a file."""

    MISSING = "missing"
    NOT_A_FILE = "not a file"
    FORBIDDEN = "forbidden"
    EMPTY = "empty"
    TOO_LARGE = "too large"
    PICTURE = "picture"
    RECORDING = "recording"
    ARCHIVE = "archive"
    PROGRAM = "program"
    PRESENTATION = "presentation"
    OLD_FORMAT = "old format"
    NOT_TEXT = "not text"
    BROKEN_PDF = "broken PDF"
    PROTECTED_PDF = "protected PDF"
    SCANNED = "scanned"
    UNKNOWN_LETTERS = "unknown letters"
    """The PDF's fonts draw letters without saying which they are."""
    BROKEN_OFFICE = "broken office file"
    PROTECTED_OFFICE = "protected office file"
    SWELLING = "swelling"
    """A zip bomb: the file unpacks to far more than it says anything with."""
    TOO_WIDE = "too wide"
    TOO_LONG = "too long"
    TOO_MANY_BLOCKS = "too many blocks"
    NO_WORDS = "no words"
    UNKNOWN_LANGUAGE = "unknown language"


SENTENCES: dict[Problem, dict[str, str]] = {
    Problem.MISSING: {
        "uk": "Файл не знайдено. Перевірте назву файлу та теку, у якій він лежить.",
        "he": "הקובץ לא נמצא. יש לבדוק את שם הקובץ ואת התיקייה שבה הוא שמור.",
        "fa": "فایل پیدا نشد. نام فایل و پوشه‌ای را که در آن است بررسی کنید.",
        "en": "The file was not found. Check its name and the folder it is in.",
    },
    Problem.NOT_A_FILE: {
        "uk": "Це не файл, а тека або пристрій. Вкажіть сам документ.",
        "he": "זו תיקייה או התקן ולא קובץ. יש לבחור את המסמך עצמו.",
        "fa": "این یک پوشه یا دستگاه است، نه فایل. خود سند را انتخاب کنید.",
        "en": "This is a folder or a device, not a file. Choose the document itself.",
    },
    Problem.FORBIDDEN: {
        "uk": "Немає дозволу на читання цього файлу. Попросіть його власника відкрити вам доступ "
        "або надіслати копію.",
        "he": "אין הרשאה לקרוא את הקובץ. יש לבקש מבעל הקובץ הרשאת קריאה או עותק.",
        "fa": "اجازهٔ خواندن این فایل را ندارید. از صاحب فایل بخواهید دسترسی بدهد یا رونوشتی بفرستد.",
        "en": "You are not allowed to read this file. Ask its owner for access or for a copy.",
    },
    Problem.EMPTY: {
        "uk": "Файл порожній. Перевірте, чи документ було збережено, і надішліть його ще раз.",
        "he": "הקובץ ריק. יש לוודא שהמסמך נשמר ולשלוח אותו שוב.",
        "fa": "فایل خالی است. مطمئن شوید سند ذخیره شده است و آن را دوباره بفرستید.",
        "en": "The file is empty. Make sure the document was saved, and send it again.",
    },
    Problem.TOO_LARGE: {
        "uk": "Файл завеликий: приймаються документи до {megabytes}\u00a0МБ. Приберіть із нього зображення "
        "або поділіть документ на частини.",
        "he": "הקובץ גדול מדי: אפשר לקלוט מסמכים עד {megabytes}\u00a0מ״ב. יש להסיר ממנו תמונות או לחלק אותו "
        "לכמה קבצים.",
        "fa": "حجم فایل زیاد است: سند تا {megabytes}\u00a0مگابایت پذیرفته می‌شود. تصویرهای آن را بردارید "
        "یا سند را به چند بخش تقسیم کنید.",
        "en": "The file is too large: documents of up to {megabytes} MB are taken. Remove its pictures, "
        "or split the document.",
    },
    Problem.PICTURE: {
        "uk": "Це зображення, а не текстовий документ. Надішліть документ, з якого його зроблено "
        "(.docx, .pdf із текстом, .xlsx), або розпізнайте в ньому текст.",
        "he": "זו תמונה ולא מסמך טקסט. יש לשלוח את המסמך שממנו הופקה (‎.docx‎, ‎.pdf‎ עם טקסט, ‎.xlsx‎) "
        "או להמיר אותה לטקסט בזיהוי תווים (OCR).",
        "fa": "این فایل تصویر است، نه سند متنی. سند اصلی را (‎.docx‎، ‎.pdf‎ دارای متن یا ‎.xlsx‎) بفرستید "
        "یا متن تصویر را با نویسه‌خوان (OCR) استخراج کنید.",
        "en": "This is a picture, not a text document. Send the document it was made from "
        "(.docx, .pdf with text, .xlsx), or have its text recognised.",
    },
    Problem.RECORDING: {
        "uk": "Це аудіо- чи відеозапис, а не текстовий документ. Надішліть його стенограму або протокол.",
        "he": "זו הקלטת שמע או וידאו ולא מסמך טקסט. יש לשלוח את התמליל או את הפרוטוקול שלה.",
        "fa": "این فایل صوتی یا تصویری است، نه سند متنی. متن پیاده‌شده یا صورت‌جلسهٔ آن را بفرستید.",
        "en": "This is a sound or video recording, not a text document. Send its transcript or minutes.",
    },
    Problem.ARCHIVE: {
        "uk": "Це архів. Розпакуйте його і надішліть кожен документ окремо.",
        "he": "זהו קובץ ארכיון דחוס. יש לחלץ אותו ולשלוח כל מסמך בנפרד.",
        "fa": "این یک فایل فشرده است. آن را باز کنید و هر سند را جداگانه بفرستید.",
        "en": "This is an archive. Unpack it and send each document by itself.",
    },
    Problem.PROGRAM: {
        "uk": "Це програма, а не документ. Не відкривайте її, якщо не знаєте, звідки вона, "
        "і надішліть сам документ.",
        "he": "זו תוכנה ולא מסמך. אין לפתוח אותה אם מקורה אינו ידוע; יש לשלוח את המסמך עצמו.",
        "fa": "این یک برنامه است، نه سند. اگر منبع آن را نمی‌شناسید بازش نکنید و خود سند را بفرستید.",
        "en": "This is a program, not a document. Do not open it unless you know where it came from; "
        "send the document itself.",
    },
    Problem.PRESENTATION: {
        "uk": "Це презентація або інший файл офісного пакета, який не читається. Збережіть її текст "
        "як документ .docx або .pdf і надішліть його.",
        "he": "זו מצגת או קובץ משרדי אחר שאינו נקרא כאן. יש לשמור את תוכנו כמסמך ‎.docx‎ או ‎.pdf‎ ולשלוח אותו.",
        "fa": "این فایل ارائه یا نوع دیگری از فایل‌های اداری است که خوانده نمی‌شود. محتوای آن را با قالب "
        "‎.docx‎ یا ‎.pdf‎ ذخیره کنید و بفرستید.",
        "en": "This is a presentation or another office file that is not read here. Save its text as a "
        ".docx or .pdf document and send that.",
    },
    Problem.OLD_FORMAT: {
        "uk": "Документ збережено у старому форматі (.doc, .xls, .rtf). Відкрийте його у програмі, де його "
        "створено, виберіть «Зберегти як» → .docx або .xlsx і надішліть новий файл.",
        "he": "המסמך שמור בתבנית ישנה (‎.doc‎, ‎.xls‎, ‎.rtf‎). יש לפתוח אותו בתוכנה שבה נוצר, לבחור "
        "״שמירה בשם״ ← ‎.docx‎ או ‎.xlsx‎ ולשלוח את הקובץ החדש.",
        "fa": "سند با قالب قدیمی (‎.doc‎، ‎.xls‎ یا ‎.rtf‎) ذخیره شده است. آن را در برنامهٔ خودش باز کنید، با "
        "«ذخیره با نام» به ‎.docx‎ یا ‎.xlsx‎ تبدیل کنید و فایل جدید را بفرستید.",
        "en": "The document is saved in an old format (.doc, .xls, .rtf). Open it in the program it was "
        "written with, choose “Save as” → .docx or .xlsx and send the new file.",
    },
    Problem.NOT_TEXT: {
        "uk": "Файл не вдалося розпізнати: це не текст і не один із відомих типів документів. Збережіть "
        "документ як .docx, .pdf, .xlsx або .txt (UTF-8) і надішліть знову.",
        "he": "הקובץ לא זוהה: אין זה טקסט ואין זה סוג מסמך מוכר. יש לשמור את המסמך כ־‎.docx‎, ‎.pdf‎, ‎.xlsx‎ או "
        "‎.txt‎ (UTF-8) ולשלוח שוב.",
        "fa": "فایل شناخته نشد: نه متن است و نه یکی از انواع سند. سند را با قالب ‎.docx‎، ‎.pdf‎، ‎.xlsx‎ یا ‎.txt‎ "
        "(UTF-8) ذخیره کنید و دوباره بفرستید.",
        "en": "The file was not recognised: it is neither text nor a known type of document. Save the "
        "document as .docx, .pdf, .xlsx or .txt (UTF-8) and send it again.",
    },
    Problem.BROKEN_PDF: {
        "uk": "Файл PDF пошкоджено або завантажено не до кінця. Завантажте його ще раз або збережіть "
        "документ у PDF наново.",
        "he": "קובץ ה־PDF פגום או שלא הורד במלואו. יש להוריד אותו שוב או לייצא את המסמך ל־PDF מחדש.",
        "fa": "فایل PDF خراب است یا کامل دریافت نشده است. آن را دوباره دریافت کنید یا از سند اصلی دوباره "
        "PDF بگیرید.",
        "en": "The PDF is damaged or was not downloaded to its end. Download it again, or export the "
        "document to PDF anew.",
    },
    Problem.PROTECTED_PDF: {
        "uk": "Файл PDF захищено паролем. Збережіть його копію без пароля і надішліть її.",
        "he": "קובץ ה־PDF מוגן בסיסמה. יש לשמור עותק ללא סיסמה ולשלוח אותו.",
        "fa": "فایل PDF رمز دارد. نسخه‌ای بدون رمز ذخیره کنید و بفرستید.",
        "en": "The PDF is protected by a password. Save a copy without the password and send that.",
    },
    Problem.SCANNED: {
        "uk": "У цьому PDF лише зображення сторінок, тексту в ньому немає. Надішліть документ, з якого "
        "його надруковано, або розпізнайте текст і збережіть PDF із текстом.",
        "he": "בקובץ ה־PDF יש רק תמונות של עמודים ואין בו טקסט. יש לשלוח את המסמך המקורי או לבצע זיהוי תווים "
        "(OCR) ולשמור PDF עם טקסט.",
        "fa": "این PDF فقط تصویر صفحه‌هاست و متن ندارد. سند اصلی را بفرستید یا متن آن را با نویسه‌خوان (OCR) "
        "استخراج و PDF دارای متن ذخیره کنید.",
        "en": "This PDF holds only pictures of pages and no text. Send the document it was printed from, "
        "or have the text recognised and save a PDF with text.",
    },
    Problem.UNKNOWN_LETTERS: {
        "uk": "Шрифти цього PDF не містять відомостей про літери, тому прочитати текст неможливо. Надішліть "
        "документ, з якого його створено (.docx, .xlsx).",
        "he": "הגופנים בקובץ ה־PDF אינם מציינים אילו אותיות הם מציירים, ולכן אי אפשר לקרוא את הטקסט. "
        "יש לשלוח את המסמך שממנו הופק (‎.docx‎, ‎.xlsx‎).",
        "fa": "قلم‌های این PDF مشخص نمی‌کنند چه حرف‌هایی را نشان می‌دهند و متن آن خواندنی نیست. سند اصلی "
        "(‎.docx‎ یا ‎.xlsx‎) را بفرستید.",
        "en": "The fonts of this PDF do not say which letters they draw, so its text cannot be read. Send "
        "the document it was made from (.docx, .xlsx).",
    },
    Problem.BROKEN_OFFICE: {
        "uk": "Документ пошкоджено або завантажено не до кінця. Відкрийте його у програмі, де його створено, "
        "збережіть копію і надішліть її.",
        "he": "המסמך פגום או שלא הורד במלואו. יש לפתוח אותו בתוכנה שבה נוצר, לשמור עותק ולשלוח את העותק.",
        "fa": "سند خراب است یا کامل دریافت نشده است. آن را در برنامه‌ای که با آن ساخته شده باز کنید، نسخه‌ای "
        "از آن ذخیره کنید و بفرستید.",
        "en": "The document is damaged or was not downloaded to its end. Open it in the program it was "
        "written with, save a copy and send that.",
    },
    Problem.PROTECTED_OFFICE: {
        "uk": "Документ захищено паролем. Відкрийте його, зніміть пароль, збережіть і надішліть знову.",
        "he": "המסמך מוגן בסיסמה. יש לפתוח אותו, להסיר את הסיסמה, לשמור ולשלוח שוב.",
        "fa": "سند رمز دارد. آن را باز کنید، رمز را بردارید، ذخیره کنید و دوباره بفرستید.",
        "en": "The document is protected by a password. Open it, remove the password, save it and send it "
        "again.",
    },
    Problem.SWELLING: {
        "uk": "Розпакований документ займає набагато більше місця, ніж звичайний текст: таким файлом можна "
        "зупинити сервер, тому його не прочитано. Створіть новий документ і скопіюйте текст у нього.",
        "he": "לאחר פתיחת הדחיסה המסמך תופס הרבה יותר מקום ממסמך רגיל. קובץ כזה עלול להשבית את השרת, ולכן "
        "לא נקרא. יש ליצור מסמך חדש ולהעתיק אליו את הטקסט.",
        "fa": "این سند پس از باز شدن از فشردگی بسیار بزرگ‌تر از سند معمولی می‌شود. چنین فایلی می‌تواند "
        "سرور را از کار بیندازد و برای همین خوانده نشد. سند جدیدی بسازید و متن را به آن منتقل کنید.",
        "en": "Unpacked, the document takes far more room than a text does. Such a file can stop a server, "
        "so it was not read. Make a new document and copy the text into it.",
    },
    Problem.TOO_WIDE: {
        "uk": "У таблиці документа забагато стовпців: допускається не більше {columns}. Поділіть її або "
        "приберіть зайві стовпці й надішліть документ знову.",
        "he": "במסמך יש טבלה שבה יותר מ־{columns} עמודות. יש לחלק אותה או להסיר עמודות מיותרות ולשלוח שוב.",
        "fa": "در سند جدولی با بیش از {columns} ستون هست. جدول را تقسیم کنید یا ستون‌های اضافی را بردارید "
        "و سند را دوباره بفرستید.",
        "en": "The document has a table of more than {columns} columns. Split the table or remove the "
        "columns it does not need, and send the document again.",
    },
    Problem.TOO_LONG: {
        "uk": "У документі забагато сторінок: допускається не більше {pages}. Поділіть його на частини "
        "й надішліть їх окремо.",
        "he": "במסמך יותר מ־{pages} עמודים. יש לחלק אותו לכמה קבצים ולשלוח כל אחד בנפרד.",
        "fa": "سند بیش از {pages} صفحه دارد. آن را به چند بخش تقسیم کنید و جداگانه بفرستید.",
        "en": "The document has more than {pages} pages. Split it and send the parts one by one.",
    },
    Problem.TOO_MANY_BLOCKS: {
        "uk": "У документі забагато абзаців і рядків таблиць: допускається не більше {blocks}. Поділіть "
        "його на частини й надішліть їх окремо.",
        "he": "במסמך יותר מ־{blocks} פסקאות ושורות טבלה. יש לחלק אותו לכמה קבצים ולשלוח כל אחד בנפרד.",
        "fa": "سند بیش از {blocks} پاراگراف و سطر جدول دارد. آن را به چند بخش تقسیم کنید و جداگانه بفرستید.",
        "en": "The document has more than {blocks} paragraphs and table rows. Split it and send the parts "
        "one by one.",
    },
    Problem.NO_WORDS: {
        "uk": "У документі немає тексту. Якщо текст у ньому вставлено як зображення, надішліть документ "
        "із самим текстом.",
        "he": "אין במסמך טקסט. אם הטקסט הוטמע בו כתמונה, יש לשלוח מסמך שבו הטקסט עצמו.",
        "fa": "در سند متنی نیست. اگر متن به‌صورت تصویر در آن گذاشته شده است، سندی بفرستید "
        "که خود متن را داشته باشد.",
        "en": "There are no words in the document. If its text was inserted as a picture, send a document "
        "with the text itself.",
    },
    Problem.UNKNOWN_LANGUAGE: {
        "uk": "Мову документа не розпізнано. Читаються документи українською мовою, івритом, перською та "
        "англійською; якщо це одна з них, вкажіть її під час завантаження.",
        "he": "שפת המסמך לא זוהתה. אפשר לקרוא מסמכים באוקראינית, בעברית, בפרסית ובאנגלית; אם זו אחת מהן, "
        "יש לציין אותה בעת הטעינה.",
        "fa": "زبان سند شناخته نشد. سندهای اوکراینی، عبری، فارسی و انگلیسی خوانده می‌شوند؛ اگر زبان سند یکی "
        "از این‌هاست، هنگام بارگذاری آن را مشخص کنید.",
        "en": "The language of the document was not recognised. Documents in Ukrainian, Hebrew, Persian and "
        "English are read; if it is one of these, name it when you hand the document in.",
    },
}


class UnreadableDocument(Exception):
    """A file that no reader can make a Source of.

    ``kind`` says why; ``values`` fill its sentence (counts, as whole numbers).
    """

    def __init__(self, kind: Problem, **values: int) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = values

    def __str__(self) -> str:
        return self.sentence("en")

    def sentence(self, language: str) -> str:
        """What is wrong and what to do; in English where ``language`` is none of ours."""
        sentences = SENTENCES[self.kind]
        known = language if language in sentences else "en"
        values = {name: format_number(value, known) for name, value in self.values.items()}
        return sentences[known].format(**values)
