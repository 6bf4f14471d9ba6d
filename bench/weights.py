"""What a first visit to each kind of page of the example cities loads, in the city's own language.

Run as ``python -m bench.weights FOLDER``: cuts the fonts, collects and compresses the static files and reads
the examples in, all in the folder, as ``script/setup`` does; prints one line of JSON.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import resolve
from lxml import html

from bench.probe import open_database
from house.fonts import CUTS, write_fonts

MOST_OF_A_KIND = 8
"""Pages of one kind that are weighed in a city; the heaviest stands for them."""

WITHOUT_THE_MAP = ("/static/leaflet/",)
"""The budget is for pages without the map's own library."""

READS_BROTLI = {"accept-encoding": "br, gzip"}


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes of the heaviest page of a kind in a city, as they are sent, without headers."""

    city: str
    kind: str
    path: str
    html: int
    sheets: int
    scripts: int
    pictures: int
    fonts: int

    @property
    def total(self) -> int:
        """All a browser that was never here loads."""
        return self.html + self.sheets + self.scripts + self.pictures + self.fonts


def weigh_all(folder: Path) -> Iterator[Weight]:
    """The heaviest page of each kind in each example city, and those over all cities."""
    write_fonts(folder / "fonts", CUTS)
    open_database(folder)
    call_command("load_examples", stdout=StringIO())
    from townbook.cities.models import City  # noqa: PLC0415 - models are there once Django has started

    for city in City.objects.order_by("slug"):
        yield from _heaviest(city.slug, city.language, [f"/{city.slug}/"])
    yield from _heaviest("", "en", ["/", "/search/", "/compare/"])


def _heaviest(city: str, language: str, first: list[str]) -> Iterator[Weight]:
    """By the name of its address, the heaviest of a city's pages that links lead to."""
    client = Client(headers={"host": "localhost", "cookie": f"language={language}"})
    waiting, known = deque(first), set(first)
    seen, weights = Counter[str](), dict[str, Weight]()
    while waiting:
        path = waiting.popleft()
        kind = resolve(path).view_name or ""
        if seen[kind] >= MOST_OF_A_KIND:
            continue
        response = client.get(path)
        if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
            continue
        seen[kind] += 1
        page: Any = html.document_fromstring(response.content.decode())
        weight = _weight(client, city, kind, path, page)
        weights[kind] = max(weights.get(kind, weight), weight, key=lambda each: each.total)
        for link in (urlsplit(urljoin(path, href)) for href in page.xpath("//a/@href")):
            if city and not link.query and link.path.startswith(f"/{city}/") and link.path not in known:
                known.add(link.path)
                waiting.append(link.path)
    yield from weights.values()


def _weight(client: Any, city: str, kind: str, path: str, page: Any) -> Weight:
    def sent(query: str) -> int:
        addresses = dict.fromkeys(urlsplit(urljoin(path, each)).path for each in page.xpath(query))
        return sum(_sent(client, each) for each in addresses if not each.startswith(WITHOUT_THE_MAP))

    return Weight(
        city=city,
        kind=kind.removeprefix("portal:"),
        path=path,
        html=_sent(client, path),
        sheets=sent("//link[@rel='stylesheet']/@href"),
        scripts=sent("//script/@src"),
        pictures=sent("//link[@rel='icon']/@href | //img/@src"),
        fonts=sent("//link[@rel='preload'][@as='font']/@href") + _fonts_of_rare_letters(page),
    )


def _sent(client: Any, path: str) -> int:
    """Bytes of the body for a browser that reads Brotli."""
    if path.startswith("/static/"):
        file = Path(settings.STATIC_ROOT) / path.removeprefix("/static/")
        small = file.with_name(f"{file.name}.br")
        return (small if small.exists() else file).stat().st_size
    response = client.get(path, headers=READS_BROTLI)
    return len(b"".join(response) if response.streaming else response.content)


def _fonts_of_rare_letters(page: Any) -> int:
    """Files a page needs besides those of its language: for letters those lack.

    Runs in another language are looked at on a city's pages alone; elsewhere the machine's fonts set them.
    """
    unseen = "self::option or contains(@class, 'languages')"
    if page.xpath("boolean(/html/body[@class='of-all-cities'])"):
        unseen += f" or self::*[@lang][not(@lang='{page.get('lang')}')]"
    letters = set("".join(page.xpath(f"/html/body//text()[not(ancestor::*[{unseen}])]")))
    for cut in CUTS:
        if page.get("lang") in cut.languages:
            letters -= set(cut.letters)
    size = 0
    for cut in CUTS:
        if not cut.is_serif and letters & set(cut.letters):
            letters -= set(cut.letters)
            size += (settings.FONTS_DIR / f"{cut.name}.woff2").stat().st_size
    return size


def main() -> None:
    """Print the weights."""
    print(json.dumps([asdict(weight) for weight in weigh_all(Path(sys.argv[1]))]))


if __name__ == "__main__":
    main()
