"""Numbers and units in Hebrew."""

from __future__ import annotations

from decimal import Decimal

from townbook.text.packs.formatting import FormatPack, after_number, plurals

PACK = FormatPack(
    language="he",
    decimal=".",
    group=",",
    least_grouped=4,
    minus="\u200e−",
    share="{}%",
    plural_rules={"one": "i = 1 and v = 0", "two": "i = 2 and v = 0"},
    magnitudes=(
        (Decimal(10**12), "טריליון"),
        (Decimal(10**9), "מיליארד"),
        (Decimal(10**6), "מיליון"),
    ),
    units={
        **after_number(
            {
                "ILS": "ש״ח",
                "USD": "דולר",
                "EUR": "אירו",
                "GBP": "ליש״ט",
                "CHF": "פרנק שוויצרי",
                "UAH": "הריבניה",
                "IRR": "ריאל",
                "IRT": "תומאן",
                "AED": "דירהם",
                "JPY": "ין",
                "PLN": "זלוטי",
                "m": "מ׳",
                "km": "ק״מ",
                "cm": "ס״מ",
                "mm": "מ״מ",
                "m2": "מ״ר",
                "km2": "קמ״ר",
                "m3": "מ״ק",
                "L": "ליטר",
                "t": "טון",
                "kg": "ק״ג",
                "kW": "קו״ט",
                "MW": "מגה־ואט",
                "kV.A": "קו״א",
                "kW.h": "קוט״ש",
                "MW.h": "מגה־ואט־שעה",
                "km/h": "קמ״ש",
                "MV.A": "מגה־וולט־אמפר",
                "Gcal": "גיגה־קלוריה",
                "Gcal/h": "גיגה־קלוריה לשעה",
                "[mi_i]": "מייל",
                "[mi_i]/h": "מייל לשעה",
                "[ft_i]": "רגל",
                "[sft_i]": "רגל רבועה",
                "[acr_us]": "אקר",
                "[gal_us]": "גלון",
            }
        ),
        **plurals(
            "one two other",
            ha="הקטר אחד, שני הקטרים, {} הקטרים",
            a="שנה אחת, שנתיים, {} שנים",
            mo="חודש אחד, חודשיים, {} חודשים",
            wk="שבוע אחד, שבועיים, {} שבועות",
            d="יום אחד, יומיים, {} ימים",
            h="שעה אחת, שעתיים, {} שעות",
            min="דקה אחת, שתי דקות, {} דקות",
        ),
    },
)
