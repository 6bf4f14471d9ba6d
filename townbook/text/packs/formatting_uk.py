"""Numbers and units in Ukrainian."""

from __future__ import annotations

from decimal import Decimal

from townbook.text.packs.formatting import (
    NO_BREAK_SPACE,
    FormatPack,
    after_number,
    plurals_after_number,
)

PACK = FormatPack(
    language="uk",
    decimal=",",
    group=NO_BREAK_SPACE,
    least_grouped=5,
    minus="−",
    share=f"{{}}{NO_BREAK_SPACE}%",
    plural_rules={
        "one": "v = 0 and i % 10 = 1 and i % 100 != 11",
        "few": "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
        "many": "v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14",
    },
    magnitudes=(
        (Decimal(10**12), "трлн"),
        (Decimal(10**9), "млрд"),
        (Decimal(10**6), "млн"),
    ),
    units={
        **after_number(
            {
                "UAH": "грн",
                "USD": "дол. США",
                "EUR": "євро",
                "ILS": "шек.",
                "PLN": "зл.",
                "GBP": "ф. ст.",
                "CHF": "шв. фр.",
                "AED": "дирх. ОАЕ",
                "JPY": "єн",
                "[mi_i]/h": "миль/год",
                "m": "м",
                "km": "км",
                "cm": "см",
                "mm": "мм",
                "m2": "м²",
                "km2": "км²",
                "ha": "га",
                "m3": "м³",
                "L": "л",
                "t": "т",
                "kg": "кг",
                "kW": "кВт",
                "MW": "МВт",
                "kV.A": "кВА",
                "MV.A": "МВА",
                "Gcal/h": "Гкал/год",
                "kW.h": "кВт·год",
                "MW.h": "МВт·год",
                "Gcal": "Гкал",
                "km/h": "км/год",
                "min": "хв",
            }
        ),
        **plurals_after_number(
            "one few many other",
            a="рік, роки, років, року",
            mo="місяць, місяці, місяців, місяця",
            wk="тиждень, тижні, тижнів, тижня",
            d="день, дні, днів, дня",
            h="година, години, годин, години",
            IRR="іранський ріал, іранські ріали, іранських ріалів, іранського ріалу",
            IRT="туман, тумани, туманів, тумана",
            **{
                "[mi_i]": "миля, милі, миль, милі",
                "[acr_us]": "акр, акри, акрів, акра",
                "[gal_us]": "галон, галони, галонів, галона",
                "[ft_i]": "фут, фути, футів, фута",
                "[sft_i]": "кв. фут, кв. фути, кв. футів, кв. фута",
            },
        ),
    },
)
