"""Persian numbers, units and the words around them.

The toman is ten rials. ISO 4217 knows the rial only, but prices are said in either, often both in one
text; a toman told as ten rials would be a number nobody finds in the passage. Its unit is the market's
own code, IRT.
"""

from __future__ import annotations

from townbook.text.packs.numbers import (
    CountWords,
    NameWords,
    NumberPack,
    NumberWords,
    by_word,
    phrases,
    unit,
    words,
)

_ONES = {
    "1": "یک", "2": "دو", "3": "سه", "4": "چهار", "5": "پنج",
    "6": "شش شیش", "7": "هفت", "8": "هشت", "9": "نه",
}  # fmt: skip
_TENS = {
    "20": "بیست", "30": "سی", "40": "چهل", "50": "پنجاه",
    "60": "شصت", "70": "هفتاد", "80": "هشتاد", "90": "نود",
}  # fmt: skip
_OTHERS = {
    "0": "صفر", "10": "ده", "11": "یازده", "12": "دوازده", "13": "سیزده", "14": "چهارده",
    "15": "پانزده", "16": "شانزده", "17": "هفده", "18": "هجده هیجده", "19": "نوزده",
    "100": "صد یکصد", "200": "دویست", "300": "سیصد", "400": "چهارصد", "500": "پانصد پونصد",
    "600": "ششصد شیشصد", "700": "هفتصد", "800": "هشتصد", "900": "نهصد",
}  # fmt: skip
# Where the joiner is lost, twenty-five is one word: بیستوپنج.
_GLUED = {
    str(int(tens) + int(ones)): " ".join(
        f"{ten}و{one}" for ten in ten_words.split() for one in one_words.split()
    )
    for tens, ten_words in _TENS.items()
    for ones, one_words in _ONES.items()
}
_MULTIPLIERS = {
    "1000": "هزار",
    "1000000": "میلیون ملیون",
    "1000000000": "میلیارد ملیارد",
    "1000000000000": "تریلیون",
}
_MONTHS = (
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند ژانویه فوریه مارس آوریل مه می ژوئن"
    " ژوئیه جولای اوت آگوست سپتامبر اکتبر نوامبر دسامبر"
)
_ALL_WORDS = " ".join(
    (*_ONES.values(), *_TENS.values(), *_OTHERS.values(), *_GLUED.values(), *_MULTIPLIERS.values())
)

NUMBERS = NumberWords(
    words=by_word(_ONES | _TENS | _OTHERS | _GLUED),
    multipliers=by_word(_MULTIPLIERS),
    lone_multipliers=words("هزار میلیون میلیارد"),
    halves=words("نیم"),
    conjunctions=words("و"),
    half_conjunctions=words("و"),
    glued_conjunction="و",
    joins_digits=True,
    articles=words("یک نه نیم"),
    unmaking=frozenset(word + ending for word in _ALL_WORDS.split() for ending in ("م", "مین"))
    .union(words("اول سوم سومین ام امین نخست آخر پایانی شنبه راه راهی گانه"))
    .difference(words("سهم سیم")),
    slash_decimals=True,
    approximations=phrases(
        "حدود, حدودا, در حدود, نزدیک به, نزدیک, قریب به, بیش از, بیشتر از, افزون بر, بالغ بر, تقریبا, تقریباً,"
        " کمتر از, کم تر از, حداقل, حداکثر, دست کم, بالای, تا سقف, بالاتر از, زیر"
    ),
    range_words=words("تا الی"),
    range_openers=words("از بین"),
    range_pairs=frozenset({("بین", "و")}),
)

UNITS = (
    unit("IRR", "money", "ریال~, rial~, irr"),
    unit("IRT", "money", "تومان~, تومن~, irt"),
    unit("USD", "money", "دلار~, $, usd"),
    unit("EUR", "money", "یورو~, €, eur"),
    unit("CHF", "money", "فرانک~"),
    unit("GBP", "money", "پوند~"),
    unit("AED", "money", "درهم~"),
    unit("%", "share", "درصد~, %"),
    unit("m", "length", "متر طول, متر, متری, مترطول"),
    unit("km", "length", "کیلومتر, کیلومتری, کیلو متر"),
    unit("cm", "length", "سانتیمتر~, سانتی متر~, سانت"),
    unit("mm", "length", "میلیمتر~, میلی متر~"),
    unit("m2", "area", "متر مربع~, مترمربع~, m2, m²"),
    unit("km2", "area", "کیلومتر مربع~, کیلومترمربع~"),
    unit("ha", "area", "هکتار~"),
    unit("m3", "volume", "متر مکعب~, مترمکعب~, m3, m³"),
    unit("L", "volume", "لیتر~"),
    unit("t", "mass", "تن, تنی"),
    unit("kg", "mass", "کیلوگرم~, کیلو گرم~, کیلو"),
    unit("kW", "power", "کیلووات, کیلو وات, کیلوواتی"),
    unit("MW", "power", "مگاوات, مگا وات, مگاواتی"),
    unit("kV.A", "power", "کیلوولت آمپر"),
    unit("kW.h", "energy", "کیلووات ساعت, کیلو وات ساعت"),
    unit("MW.h", "energy", "مگاوات ساعت, مگا وات ساعت"),
    unit("km/h", "speed", "کیلومتر در ساعت, کیلومتر بر ساعت"),
    unit("a", "duration", "سال, ساله, سالگی"),
    unit("mo", "duration", "ماه, ماهه"),
    unit("wk", "duration", "هفته, هفته ای"),
    unit("d", "duration", "روز, روزه, شبانه روز"),
    unit("h", "duration", "ساعت, ساعته"),
    unit("min", "duration", "دقیقه, دقیقه ای"),
)

COUNTS = CountWords(
    bound_endings=("ی",),
    classifiers=words("دستگاه نفر مورد فقره باب راس قطعه واحد عدد تن رشته اصله جلد حلقه دستگاهی بخش"),
    heads=words(
        "هزینه مبلغ طول عرض ارتفاع ظرفیت مساحت بودجه درآمد درآمدهای اعتبار اعتبارات ارزش سرعت سهم میزان",
        "عوارض پیشرفت قیمت متوسط مصرف حجم",
    ),
    count_heads=words("تعداد شمار"),
    copulas=words("کل به بر با تا را از است مبلغ معادل برابر طول امروز در محل"),
    divisible=words("برابر"),
    joiners=words("و"),
    stops=words(
        "و در از به با تا که را است بود شد می برای بر هم نیز یا این آن هر اما ولی پس نه چه چون اگر همه هیچ",
        "دیگر شده کرد کرده گفت دارد داشت دارند داشتند باشد باشند خواهد خواهند باید شود شوند شدند هستند هست",
        "بودند افزود اظهار بیان تومان ریال ام امین اول دوم سوم چهارم پنجم برابر طی پیش بعد قبل الی فقط مین",
        "میان بین روی زیر بالای نفره بانده طبقه بخشی طرفه جانبه توسط فعلی برسد رسید رسیده افزایش کاهش رشد",
        "موازی داریم ادامه تکمیل اجرا انجام ایجاد نصب برگزار کاشته احداث آغاز تامین تأمین توزیع خریداری",
        _MONTHS,
    )
    - words("برابر"),
    partitives_after=phrases("از آنها, از آن ها, از این تعداد"),
    partitives_before=phrases("از این تعداد, از این میان"),
)

NAMES = NameWords(
    labels=words(
        "سال سالهای های شماره ش پلاک منطقه ناحیه خیابان کوچه کد بند ماده تبصره اصل بخش فاز طبقه واحد ردیف",
        "جلسه دوره صفحه فصل خط مدرسه تلفن ساعت کدپستی مورخ تاریخ کانال قانون مصوبه محله هر",
    )
    - words("بخش محله"),
    determiners=words("هر این آن همین همان"),
    months=words(_MONTHS),
    years=words("سال سالهای"),
    year_ranges=((1900, 2100), (1300, 1450)),
)

PACK = NumberPack(
    language="fa",
    numbers=NUMBERS,
    units=UNITS,
    counts=COUNTS,
    names=NAMES,
    leading_currencies={"$": "USD", "€": "EUR", "£": "GBP"},
)
