"""Cut the fonts of the pages out of the font packages: one small WOFF2 file a family and script.

A page fetches only the files of the scripts it shows (``unicode-range``). Nothing of the fonts is in
the repository: ``script/setup`` writes the files, their stylesheet and a list of what each language
needs first to ``var/fonts/``, from where they are served like any other static file.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib import instancer

ROOT = Path(__file__).parents[1]

LAYOUT_FEATURES = (
    # What Arabic and Hebrew letters need to join and to carry marks; ligatures, local forms.
    *("ccmp", "locl", "isol", "init", "medi", "fina", "rlig", "liga", "calt", "curs", "mark", "mkmk"),
    # Figures that stand below each other in tables.
    *("tnum", "lnum"),
)

UNITS_PER_EM = 500
"""How finely letters are drawn: a unit is a thirtieth of a pixel of text, and half the packages' own."""

COPYRIGHT, FAMILY, STYLE, LICENCE, LICENCE_ADDRESS = 0, 1, 2, 13, 14
"""Entries of a font's name table that stay in it, as its licence asks."""

SIGNS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0«»·¶×°±²³§©–—‘’‚“”„†•…‰′″\u202f€₪₴№←→−≈≤≥"
"""ASCII with its letters, and signs: in the file of every script, so that one file sets most pages."""

CYRILLIC_RARE = "ЁЪЫЭёъыэ"
"""Not of Ukrainian: fetched only where another language is quoted."""
CYRILLIC = "".join(map(chr, (*range(0x410, 0x450), 0x2BC))).translate(dict.fromkeys(map(ord, CYRILLIC_RARE)))
CYRILLIC += "ҐґЄєІіЇї"
HEBREW = "".join(map(chr, (*range(0x5D0, 0x5EB), 0x5BE, 0x5F3, 0x5F4)))
ARABIC = (
    "".join(map(chr, (*range(0x621, 0x63B), *range(0x640, 0x656), *range(0x660, 0x66D))))
    + "ٰپچژکگۀۂیەۆ۰۱۲۳۴۵۶۷۸۹،؛؟\u200c\u200d"
)
LATIN_WITH_MARKS = "".join(map(chr, range(0xC0, 0x180)))
SIGNS_ALONE = "".join(sign for sign in SIGNS if not sign.isalpha())
"""Without the Latin letters, which stand rarely in titles of other scripts and are then the sans's."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A variable font: a file of an installed package."""

    package: str
    file: str


@dataclass(frozen=True, slots=True)
class Cut:
    """One file, named "sans-cyrillic": which letters of which typeface at which weights, and the
    languages whose pages fetch it before anything else.

    ``weights`` are the lightest and the boldest; between them the file is variable. ``stand_in`` are
    fonts found on most machines, shown until the file is there, and ``stretch`` is how much wider than
    theirs the letters run on average over the example documents: with it few lines break elsewhere when
    the font comes.
    """

    name: str
    typeface: Typeface
    letters: str
    weights: tuple[int, int]
    languages: tuple[str, ...] = ()
    stand_in: tuple[str, ...] = ()
    stretch: float = 1.0

    @property
    def family(self) -> str:
        """The family's name in stylesheets: "Townbook Sans Cyrillic"."""
        kind, script = self.name.split("-")[:2]
        return f"Townbook {kind.title()} {script.title()}"

    @property
    def is_serif(self) -> bool:
        """Whether it sets titles and the words of documents."""
        return self.name.startswith("serif-")


ARIAL = ("Arial", "Liberation Sans", "Arimo")
TIMES = ("Times New Roman", "Liberation Serif", "Tinos")

NOTO_SANS = Typeface("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf")
NOTO_SANS_HEBREW = Typeface("pylopdf_fonts_he", "NotoSansHebrew-Variable.ttf")
NOTO_SANS_ARABIC = Typeface("pylopdf_fonts_ar", "NotoSansArabic-Variable.ttf")
NOTO_SERIF = Typeface("fontpkg_noto_serif", "files/NotoSerif[wdth,wght].ttf")
FRANK_RUHL = Typeface("fontpkg_frank_ruhl_libre", "files/FrankRuhlLibre[wght].ttf")
NOTO_NASKH = Typeface("pylopdf_fonts_ar", "NotoNaskhArabic-Variable.ttf")

SANS_WEIGHTS = (400, 600)
"""The text's, and the boldest the stylesheets ask for."""
SERIF_WEIGHT = (500, 500)
"""Titles and words of documents share one weight between their two: half the bytes."""

CUTS = (
    Cut("sans-cyrillic", NOTO_SANS, SIGNS + CYRILLIC, SANS_WEIGHTS, ("uk",), ARIAL, 1.053),
    Cut("sans-cyrillic-rare", NOTO_SANS, CYRILLIC_RARE, SANS_WEIGHTS),
    Cut("sans-latin", NOTO_SANS, SIGNS, SANS_WEIGHTS, ("en",), ARIAL, 1.046),
    Cut("sans-latin-marks", NOTO_SANS, LATIN_WITH_MARKS, SANS_WEIGHTS),
    Cut("sans-hebrew", NOTO_SANS_HEBREW, SIGNS + HEBREW, SANS_WEIGHTS, ("he",)),
    Cut("sans-arabic", NOTO_SANS_ARABIC, SIGNS + ARABIC, SANS_WEIGHTS, ("fa",)),
    Cut("serif-cyrillic", NOTO_SERIF, SIGNS_ALONE + CYRILLIC, SERIF_WEIGHT, ("uk",), TIMES, 1.204),
    Cut("serif-cyrillic-rare", NOTO_SERIF, CYRILLIC_RARE, SERIF_WEIGHT),
    Cut("serif-latin", NOTO_SERIF, SIGNS, SERIF_WEIGHT, ("en",), TIMES, 1.181),
    Cut("serif-latin-marks", NOTO_SERIF, LATIN_WITH_MARKS, SERIF_WEIGHT),
    Cut("serif-hebrew", FRANK_RUHL, SIGNS_ALONE + HEBREW, SERIF_WEIGHT, ("he",)),
    Cut("serif-arabic", NOTO_NASKH, SIGNS_ALONE + ARABIC, SERIF_WEIGHT, ("fa",)),
)


def main() -> int:
    """Write all files; says how large they are."""
    folder = Path(os.environ.get("TOWNBOOK_VAR", ROOT / "var")) / "fonts"
    print("Cutting the fonts …", end=" ", flush=True)
    written = write_fonts(folder, CUTS)
    print(f"{len(CUTS)} files, {written / 1000:.0f} KB", flush=True)
    return 0


def write_fonts(folder: Path, cuts: Iterable[Cut]) -> int:
    """Write the cuts, ``fonts.css`` and ``fonts.json`` to the folder; the bytes of the fonts."""
    folder.mkdir(parents=True, exist_ok=True)
    rules: list[str] = []
    first: dict[str, list[str]] = {}
    written = 0
    for cut in cuts:
        font = cut_out(cut)
        data = as_woff2(font)
        (folder / f"{cut.name}.woff2").write_bytes(data)
        written += len(data)
        rules += font_faces(cut, font)
        for language in cut.languages:
            first.setdefault(language, []).append(f"{cut.name}.woff2")
    (folder / "fonts.css").write_text("\n".join(rules) + "\n", encoding="utf-8")
    (folder / "fonts.json").write_text(json.dumps(first, indent=1) + "\n", encoding="utf-8")
    return written


def cut_out(cut: Cut) -> TTFont:
    """The cut's letters at its weights, without hints, of usual width.

    Pairs of letters are brought together (kerning) in the serif alone, which sets the large words.
    """
    font = TTFont(source_of(cut.typeface), recalcTimestamp=False)
    options = subset.Options(
        hinting=False,
        layout_features=[*LAYOUT_FEATURES, "kern"] if cut.is_serif else [*LAYOUT_FEATURES],
        name_IDs=[COPYRIGHT, FAMILY, STYLE, LICENCE, LICENCE_ADDRESS],
        notdef_outline=False,
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=cut.letters)
    subsetter.subset(font)
    lightest, boldest = cut.weights
    limits = {
        axis.axisTag: 100.0 if axis.axisTag == "wdth" else axis.defaultValue for axis in font["fvar"].axes
    }
    weight = float(lightest) if lightest == boldest else (float(lightest), float(boldest))
    made = instancer.instantiateVariableFont(font, {**limits, "wght": weight})
    scale_upem(made, UNITS_PER_EM)
    return made


def source_of(typeface: Typeface) -> Path:
    """The typeface's file in its package. Raises :class:`FileNotFoundError`."""
    package = find_spec(typeface.package)
    if package is None or package.origin is None:
        raise FileNotFoundError(f"The package {typeface.package} is not installed. Run script/setup.")
    return Path(package.origin).parent / typeface.file


def as_woff2(font: TTFont) -> bytes:
    """The font's bytes, compressed."""
    font.flavor = "woff2"
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def font_faces(cut: Cut, font: TTFont) -> Iterator[str]:
    """The rule for the file, and for the stand-in shown until it is there."""
    characters = ",".join(ranges(font.getBestCmap()))
    yield (
        f'@font-face{{font-family:"{cut.family}";src:url("{cut.name}.woff2") format("woff2");'
        f"font-weight:400 700;font-display:swap;unicode-range:{characters}}}"
    )
    if cut.stand_in:
        ascent, descent = vertical_metrics(font)
        local = ",".join(f'local("{name}")' for name in cut.stand_in)
        # Where the file has one weight, the browser must not embolden what stands in for it either.
        weight = "font-weight:400 700;" if cut.weights[0] == cut.weights[1] else ""
        yield (
            f'@font-face{{font-family:"{cut.family} Stand-in";src:{local};{weight}'
            f"size-adjust:{cut.stretch:.1%};"
            f"ascent-override:{ascent / cut.stretch:.1%};descent-override:{descent / cut.stretch:.1%};"
            f"line-gap-override:0%;unicode-range:{characters}}}"
        )


def vertical_metrics(font: TTFont) -> tuple[float, float]:
    """How far the font reaches above and below its line, as parts of its size."""
    size = font["head"].unitsPerEm
    return font["hhea"].ascent / size, -font["hhea"].descent / size


def ranges(characters: Iterable[int]) -> Iterator[str]:
    """Code points as CSS writes them: "U+41-5A", "U+A0"."""
    for _, run in groupby(enumerate(sorted(characters)), key=lambda pair: pair[1] - pair[0]):
        points = [point for _, point in run]
        yield f"U+{points[0]:X}" if len(points) == 1 else f"U+{points[0]:X}-{points[-1]:X}"


if __name__ == "__main__":
    sys.exit(main())
