"""Numbers, units and the words around them."""

from townbook.text.packs.numbers import NumberPack

PACK = NumberPack(language="he", comma_groups=True, words={}, multipliers={})
