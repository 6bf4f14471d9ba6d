"""Numbers and units in English."""

from __future__ import annotations

from decimal import Decimal

from townbook.text.packs.formatting import (
    NO_BREAK_SPACE,
    FormatPack,
    after_number,
    plurals_after_number,
)

PACK = FormatPack(
    language="en",
    decimal=".",
    group=",",
    least_grouped=4,
    minus="−",
    share="{}%",
    plural_rules={"one": "i = 1 and v = 0"},
    magnitudes=(
        (Decimal(10**12), "trillion"),
        (Decimal(10**9), "billion"),
        (Decimal(10**6), "million"),
    ),
    units={
        "USD": "${}",
        "EUR": "€{}",
        "GBP": "£{}",
        "ILS": "₪{}",
        **{code: f"{code}{NO_BREAK_SPACE}{{}}" for code in ("UAH", "IRR", "PLN", "CHF", "AED", "JPY")},
        **after_number(
            {
                "IRT": "toman",
                "m": "m",
                "km": "km",
                "cm": "cm",
                "mm": "mm",
                "m2": "m²",
                "km2": "km²",
                "ha": "ha",
                "m3": "m³",
                "L": "L",
                "t": "t",
                "kg": "kg",
                "kW": "kW",
                "MW": "MW",
                "kV.A": "kVA",
                "MV.A": "MVA",
                "Gcal/h": "Gcal/h",
                "kW.h": "kWh",
                "MW.h": "MWh",
                "Gcal": "Gcal",
                "km/h": "km/h",
                "[mi_i]/h": "mph",
                "[ft_i]": "ft",
                "[sft_i]": "sq ft",
            }
        ),
        **plurals_after_number(
            "one other", min="minute, minutes", h="hour, hours", d="day, days", wk="week, weeks"
        ),
        **plurals_after_number("one other", mo="month, months", a="year, years"),
        **{
            code: after_number({"one": one, "other": other})
            for code, one, other in (
                ("[mi_i]", "mile", "miles"),
                ("[acr_us]", "acre", "acres"),
                ("[gal_us]", "gallon", "gallons"),
            )
        },
    },
)
