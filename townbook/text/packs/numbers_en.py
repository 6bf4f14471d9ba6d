"""Numbers, units and the words around them."""

from townbook.text.packs.numbers import NumberPack

PACK = NumberPack(language="en", comma_groups=True, words={}, multipliers={})
