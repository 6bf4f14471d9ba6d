"""What stands on a page of a PDF: its glyphs and its ruling lines, with their places.

pdfminer's own layout analysis is left out: it takes most of the time, does not know right-to-left text,
and does not see ActualText, with which a PDF says what letters a glyph stands for where its font cannot.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFStackT
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import Matrix, PathSegment, Point, apply_matrix_pt, decode_text

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import MOST_PAGES
from townbook.reading.readers.markers import BULLET

_MOST_RULES = 20_000
"""Lines taken of one page: a page with more is a map or a drawing, not a table."""
_MOST_GLYPHS = 4_000_000
_MOST_GLYPHS_OF_PAGE = 200_000
"""A report of 160 pages has some 190,000 in all."""
_THICKEST_RULE = 3.0
"""Points: a filled rectangle no thicker than this is a line."""
_SLANT = 0.5
"""Points that a straight line may be off."""
_SMALLEST_BULLET = 2.0
_LARGEST_BULLET = 7.0
"""Points."""
_BULLET_WIDTH = 0.37
_BULLET_HEIGHT = 0.33
"""Shares of the letters' size: a browser's bullet's width, and its middle's height above the baseline."""
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_PRESENTATION_FORMS = (("\ufb1d", "\ufdff"), ("\ufe70", "\ufefc"))


@dataclass(slots=True)
class Glyph:
    """Letters drawn at one place; ``y`` is the baseline's distance from the page's top, in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool

    @property
    def middle(self) -> float:
        """The middle of its width."""
        return (self.x0 + self.x1) / 2


@dataclass(slots=True)
class _Said:
    """What marked content says that its glyphs are, however many they are; ``None`` where it says
    nothing. ``glyph`` is what they were put together to."""

    text: str | None
    glyph: Glyph | None = None
    is_furniture: bool = False
    """A running head or a page number, which the program that wrote the file tells apart from its text."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, across the page or down it: ``at`` is its place on the other axis."""

    at: float
    start: float
    end: float
    across: bool


@dataclass(slots=True)
class Page:
    """One page; places are in points from its upper left corner."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: int = 0
    unknown: int = 0
    """Glyphs of which the file does not say what letters they are."""


class PageDevice(PDFTextDevice):
    """Takes what pdfminer draws, page by page, into :attr:`page`."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.page = Page(0, 0, 0)
        self._glyphs = 0
        self._marked: list[_Said] = []
        self._bold_fonts: dict[int, bool] = {}

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Begin with an empty page; pdfminer has turned and moved it upright."""
        x0, y0, x1, y1 = page.mediabox
        corners = [apply_matrix_pt(ctm, corner) for corner in ((x0, y0), (x1, y1))]
        width, height = abs(corners[1][0] - corners[0][0]), abs(corners[1][1] - corners[0][1])
        number = self.page.number + 1
        if number > MOST_PAGES:
            raise UnreadableDocument(Problem.TOO_LONG, pages=MOST_PAGES)
        self.page = Page(number, width, height)
        self._marked = []

    def begin_tag(self, tag: PSLiteral, props: PDFStackT | None = None) -> None:
        """Begin marked content: its ActualText stands for whatever glyphs are in it."""
        properties = props if isinstance(props, dict) else {}
        actual = properties.get("ActualText")
        is_furniture = tag.name == "Artifact" and literal_name(properties.get("Type")) == "Pagination"
        text = decode_text(actual) if isinstance(actual, bytes) else None
        self._marked.append(_Said(text, is_furniture=is_furniture))

    def end_tag(self) -> None:
        """End marked content."""
        if self._marked:
            self._marked.pop()

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Count a picture."""
        self.page.pictures += 1

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Take one glyph; returns how far the next one stands from it, as pdfminer asks."""
        advance = font.char_width(cid) * fontsize * scaling
        a, b, c, d, x, y = matrix
        if abs(b) > abs(a) or a < 0:
            return advance  # written up, down or upside down the page: a stamp or a margin's note
        if any(said.is_furniture for said in self._marked):
            return advance
        width = advance * a
        x0, x1 = (x, x + width) if width >= 0 else (x + width, x)
        said = next((said for said in reversed(self._marked) if said.text is not None), None)
        if said is not None and said.glyph is not None:
            said.glyph.x0, said.glyph.x1 = min(said.glyph.x0, x0), max(said.glyph.x1, x1)
            return advance
        text = self._font_text(font, cid) if said is None else _plain_letters(said.text or "")
        if text:
            size = abs(fontsize) * hypot(c, d)
            glyph = Glyph(text, x0, x1, self.page.height - y - rise * d, size, self._is_bold(font))
            self._take(glyph)
            if said is not None:
                said.glyph = glyph
        return advance

    def _take(self, glyph: Glyph) -> None:
        self._glyphs += 1
        if self._glyphs > _MOST_GLYPHS or len(self.page.glyphs) >= _MOST_GLYPHS_OF_PAGE:
            raise UnreadableDocument(Problem.SWELLING)
        if glyph.size > 0:
            self.page.glyphs.append(glyph)

    def _font_text(self, font: PDFFont, cid: int) -> str:
        """The letters that the font says a glyph stands for."""
        try:
            return _plain_letters(font.to_unichr(cid))
        except PDFUnicodeNotDefined:
            self.page.unknown += 1
            return ""

    def _is_bold(self, font: PDFFont) -> bool:
        key = id(font)
        if key not in self._bold_fonts:
            name = str(font.fontname).lower()
            self._bold_fonts[key] = any(word in name for word in _BOLD_NAMES)
        return self._bold_fonts[key]

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        """Take the straight lines of a path: drawn ones, and rectangles as thin as a line."""
        if self.ctm is None or len(self.page.rules) > _MOST_RULES:
            return
        self._take_bullet([self._place(point, self.ctm) for point in _all_points(path)])
        for points in _outlines(path):
            places = [self._place(point, self.ctm) for point in points]
            if stroke:
                for start, end in pairwise(places):
                    self._take_line(start, end)
            elif fill:
                self._take_thin_rectangle(places)

    def _place(self, point: Point, ctm: Matrix) -> Point:
        x, y = apply_matrix_pt(ctm, point)
        return x, self.page.height - y

    def _take_bullet(self, places: list[Point]) -> None:
        """Take a small round or square path for the bullet of a list: browsers draw them so."""
        if not places:
            return
        xs, ys = [x for x, _ in places], [y for _, y in places]
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        if _SMALLEST_BULLET <= width <= _LARGEST_BULLET and abs(width - height) <= _SLANT:
            size = width / _BULLET_WIDTH
            baseline = (min(ys) + max(ys)) / 2 + _BULLET_HEIGHT * size
            self._take(Glyph(BULLET, min(xs), max(xs), baseline, size, bold=False))

    def _take_line(self, start: Point, end: Point) -> None:
        (x0, y0), (x1, y1) = start, end
        if abs(y0 - y1) <= _SLANT < abs(x0 - x1):
            self.page.rules.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1), across=True))
        elif abs(x0 - x1) <= _SLANT < abs(y0 - y1):
            self.page.rules.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1), across=False))

    def _take_thin_rectangle(self, places: list[Point]) -> None:
        xs, ys = [x for x, _ in places], [y for _, y in places]
        left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
        if bottom - top <= _THICKEST_RULE < right - left:
            self.page.rules.append(Rule((top + bottom) / 2, left, right, across=True))
        elif right - left <= _THICKEST_RULE < bottom - top:
            self.page.rules.append(Rule((left + right) / 2, top, bottom, across=False))


def _all_points(path: Sequence[PathSegment]) -> list[Point]:
    """The points a path goes through, without those that only bend it."""
    return [_end_of(segment) for segment in path if segment[0] != "h"]


def _end_of(segment: PathSegment) -> Point:
    """Where a part of a path ends: its last two numbers (ISO 32000-1, table 59)."""
    numbers: Sequence[float | str] = segment[1:]
    return float(numbers[-2]), float(numbers[-1])


def _outlines(path: Sequence[PathSegment]) -> list[list[Point]]:
    """The corners of each part of a path; a part with a curve in it is none."""
    outlines: list[list[Point]] = []
    curved = False
    for segment in path:
        operator = segment[0]
        if operator == "m":
            outlines.append([])
            curved = False
        if operator in ("m", "l") and outlines and not curved:
            outlines[-1].append(_end_of(segment))
        elif operator == "h" and outlines and outlines[-1]:
            outlines[-1].append(outlines[-1][0])
        elif operator in ("c", "v", "y") and outlines:
            outlines[-1] = []
            curved = True
    return [points for points in outlines if len(points) > 1]


def _plain_letters(text: str) -> str:
    """Letters as they are typed: shapes that a letter takes within a word, and ligatures, undone."""
    if text.isascii():
        return text if text.isprintable() else ""
    if any(first <= letter <= last for letter in text for first, last in _PRESENTATION_FORMS):
        return unicodedata.normalize("NFKC", text)
    return {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}.get(text, text)
