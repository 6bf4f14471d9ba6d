"""Numbers, units and the words around them."""

from townbook.text.packs.numbers import NumberPack

PACK = NumberPack(language="fa", comma_groups=True, words={}, multipliers={})
