"""English numbers, units and the words around them."""

from __future__ import annotations

from decimal import Decimal

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

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_MONTHS = "january february march april may june july august september october november december"
_SHORT_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec"

NUMBERS = NumberWords(
    words={word: Decimal(value) for value, word in enumerate(_WORDS.split())}
    | {word: Decimal(20 + 10 * index) for index, word in enumerate(_TENS.split())},
    multipliers=by_word(
        {
            "12": "dozen",
            "100": "hundred",
            "1000": "thousand",
            "1000000": "million mln",
            "1000000000": "billion bn",
            "1000000000000": "trillion",
        }
    ),
    lone_multipliers=words("dozen hundred thousand million billion"),
    money_multipliers=by_word({"1000": "k", "1000000": "m mm", "1000000000": "b"}),
    halves=words("half"),
    conjunctions=words("and"),
    half_conjunctions=words("and a"),
    articles=words("zero one half"),
    unmaking=words(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth",
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth",
        "fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth thirds quarters fifths st nd",
        "rd th",
    ),
    approximations=phrases(
        "about, approximately, around, over, more than, nearly, almost, at least, at most, up to, roughly,"
        " under, less than, fewer than, some, an estimated, close to, as many as, no more than, no less than,"
        " no fewer than, above, below, approx, circa"
    ),
    range_words=words("to through"),
    range_openers=words("from"),
    range_pairs=frozenset({("between", "and")}),
)

UNITS = (
    unit("USD", "money", "dollar, dollars, us dollar~, usd, $"),
    unit("EUR", "money", "euro, euros, eur, €"),
    unit("GBP", "money", "pound~ sterling, gbp, £"),
    unit("CHF", "money", "swiss franc~, franc~, chf"),
    unit("UAH", "money", "hryvnia~, hryvnya~, uah"),
    unit("ILS", "money", "shekel~, nis, ils, ₪"),
    unit("IRR", "money", "rial~, irr"),
    unit("IRT", "money", "toman~, tuman~"),
    unit("%", "share", "%, percent, per cent, pct, percentage point~"),
    unit("m", "length", "m, metre, metres, meter, meters, linear metre~, linear meter~"),
    unit("km", "length", "km, kilometre, kilometres, kilometer, kilometers"),
    unit("cm", "length", "cm, centimetre~, centimeter~"),
    unit("mm", "length", "mm, millimetre~, millimeter~"),
    unit("[mi_i]", "length", "mile, miles"),
    unit("[ft_i]", "length", "ft, foot, feet, linear feet, linear foot"),
    unit("m2", "area", "m2, m², sq m, sqm, square metre~, square meter~"),
    unit("km2", "area", "km2, km², sq km, square kilomet~"),
    unit("[sft_i]", "area", "sq ft, square feet, square foot"),
    unit("ha", "area", "ha, hectare~"),
    unit("[acr_us]", "area", "acre, acres"),
    unit("m3", "volume", "m3, m³, cubic metre~, cubic meter~"),
    unit("L", "volume", "litre, litres, liter, liters"),
    unit("[gal_us]", "volume", "gallon, gallons"),
    unit("t", "mass", "t, tonne, tonnes, ton, tons, metric ton~"),
    unit("kg", "mass", "kg, kilogram~, kilo, kilos"),
    unit("kW", "power", "kw, kilowatt, kilowatts"),
    unit("MW", "power", "mw, megawatt, megawatts"),
    unit("kV.A", "power", "kva"),
    unit("kW.h", "energy", "kwh, kw h, kilowatt-hour~, kilowatt hour~"),
    unit("MW.h", "energy", "mwh, mw h, megawatt-hour~, megawatt hour~"),
    unit("Gcal", "energy", "gcal"),
    unit("km/h", "speed", "km/h, kmh, kph, kilometres per hour, kilometers per hour"),
    unit("[mi_i]/h", "speed", "mph, miles per hour"),
    unit("a", "duration", "year, years"),
    unit("mo", "duration", "month, months"),
    unit("wk", "duration", "week, weeks"),
    unit("d", "duration", "day, days"),
    unit("h", "duration", "hour, hours, hrs"),
    unit("min", "duration", "minute, minutes, min"),
)

COUNTS = CountWords(
    noun_comes_last=True,
    of_words=words("of"),
    heads=words(
        "grant cost costs budget revenue revenues fees amount area length value price funding fund loan bond",
        "capacity speed share rate level expenses",
    ),
    count_heads=words("number total"),
    copulas=words(
        "is are was were at of in to the amount totals totaling reached be by a an for anticipated",
        "budgeted projected estimated",
    ),
    divisible=words("times fte ftes posts positions"),
    joiners=words("and or"),
    stops=words(
        "the a an of in on at to for from by with without into onto over under about after before since",
        "until",
        "and or but nor so yet as if than that this these those which who whom whose what when where while",
        "because is are was were be been being am has have had do does did will would shall should can could",
        "may might must not no yes it its he she they them we us you i his her their our your my per each",
        "every",
        "all both less most least only just also then there here now up down out off again very",
        "pm p ne nw se sw n s e w roll each through during against between within upon per via vs",
        "took take takes made make makes said says went got gave come came attended visited voted",
        _MONTHS,
    ),
    nouns=words("people men women children staff police fte youth families feet percent"),
    partitives_before=phrases("of them, of these, of which, of whom, including"),
    partitives_after=phrases("of them, of these, of which, of whom"),
)

NAMES = NameWords(
    labels=words(
        "no nos number numbers item items section sections chapter title article clause page pages agenda",
        "ordinance resolution contract route line bus school district ward position phase level grade grades",
        "room suite apartment apt unit floor building block lot figure table appendix annex version v tel",
        "phone fax zip code rule form class category zone highway interstate state exhibit part step volume",
        "fy area local precinct engine station bill act measure",
    ),
    determiners=words("these those the other"),
    months=words(_MONTHS, _SHORT_MONTHS),
    month_first=True,
    years=words("year years fy"),
    prepositions=words("in since by until from during after before of for to through"),
    streets_after=words(
        "street st avenue ave boulevard blvd road rd drive dr lane ln way court ct place pl square sq",
        "parkway highway hwy terrace",
    ),
)

PACK = NumberPack(
    language="en",
    numbers=NUMBERS,
    units=UNITS,
    counts=COUNTS,
    names=NAMES,
    leading_currencies={
        "$": "USD", "us$": "USD", "usd": "USD", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP",
        "₪": "ILS", "nis": "ILS", "₴": "UAH", "uah": "UAH", "chf": "CHF",
    },
)  # fmt: skip
