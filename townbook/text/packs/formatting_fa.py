"""Numbers and units in Persian; a noun after a number stays singular."""

from __future__ import annotations

from decimal import Decimal

from townbook.text.packs.formatting import FormatPack, after_number

PACK = FormatPack(
    language="fa",
    decimal="٫",
    group="٬",
    least_grouped=4,
    minus="\u200e−",
    share="{}٪",
    plural_rules={"one": "i = 0 or n = 1"},
    # A thousand milliard is said so, not "trillion".
    magnitudes=(
        (Decimal(10**9), "میلیارد"),
        (Decimal(10**6), "میلیون"),
    ),
    units=after_number(
        {
            "IRR": "ریال",
            "IRT": "تومان",
            "USD": "دلار",
            "EUR": "یورو",
            "GBP": "پوند",
            "CHF": "فرانک سوئیس",
            "AED": "درهم",
            "JPY": "ین",
            "PLN": "زلوتی",
            "UAH": "هریونا",
            "ILS": "شِکِل",
            "m": "متر",
            "km": "کیلومتر",
            "cm": "سانتی‌متر",
            "mm": "میلی‌متر",
            "m2": "مترمربع",
            "km2": "کیلومترمربع",
            "ha": "هکتار",
            "m3": "مترمکعب",
            "L": "لیتر",
            "t": "تن",
            "kg": "کیلوگرم",
            "kW": "کیلووات",
            "MW": "مگاوات",
            "kV.A": "کیلوولت‌آمپر",
            "kW.h": "کیلووات‌ساعت",
            "MW.h": "مگاوات‌ساعت",
            "km/h": "کیلومتر بر ساعت",
            "MV.A": "مگاولت‌آمپر",
            "Gcal": "گیگاکالری",
            "Gcal/h": "گیگاکالری بر ساعت",
            "[mi_i]": "مایل",
            "[mi_i]/h": "مایل بر ساعت",
            "[ft_i]": "فوت",
            "[sft_i]": "فوت مربع",
            "[acr_us]": "ایکر",
            "[gal_us]": "گالن",
            "min": "دقیقه",
            "h": "ساعت",
            "d": "روز",
            "wk": "هفته",
            "mo": "ماه",
            "a": "سال",
        }
    ),
)
