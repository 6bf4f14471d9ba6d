from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.cities.enums import PlaceKind
from townbook.cities.gazetteer import KINDS, LARGEST_FILE, MOST_PLACES, MOST_POINTS, read_gazetteer
from townbook.cities.gazetteer_problems import SENTENCES, Problem, WrongGazetteer
from townbook.text.languages import LANGUAGES

RING = [[28.0, 50.0], [28.1, 50.0], [28.1, 50.1], [28.0, 50.0]]


def feature(
    name: object = "Парк", kind: object = "area", geometry: object = None, **properties: object
) -> dict[str, Any]:
    shape = {"type": "Point", "coordinates": [28.05, 50.02]} if geometry is None else geometry
    return {"type": "Feature", "properties": {"name": name, "kind": kind, **properties}, "geometry": shape}


def polygon(*rings: object) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def point(x: object, y: object) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [x, y]}


def file_of(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def wrong(data: bytes) -> WrongGazetteer:
    with pytest.raises(WrongGazetteer) as raised:
        read_gazetteer(data)
    return raised.value


def test_places_are_read_with_the_points_that_stand_for_them() -> None:
    district, park = read_gazetteer(
        file_of(
            feature("Центральний  район", "district", polygon(RING), key="centre", names={"en": "Centre"}),
            feature(geometry={"type": "Point", "coordinates": [28.05, 50.02, 210.5]}),
        )
    )
    assert (district.key, district.kind, district.name) == ("centre", "district", "Центральний район")
    assert district.names == {"en": "Centre"}
    assert district.point == (28.066667, 50.033333)
    assert (park.key, park.names, park.point) == ("", {}, (28.05, 50.02))
    assert park.geometry == {"type": "Point", "coordinates": [28.05, 50.02]}


NESTED = b"[" * 100_000


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", Problem.NOT_JSON),
        (b"{", Problem.NOT_JSON),
        ("Парк".encode("cp1251"), Problem.NOT_JSON),
        (NESTED, Problem.NOT_JSON),
        (b"[]", Problem.NOT_GEOJSON),
        (b'{"type": "FeatureCollection"}', Problem.NOT_GEOJSON),
        (
            b'{"type": "FeatureCollection", "features": [], "crs": {"properties": {"name": "EPSG:2039"}}}',
            Problem.NOT_GEOJSON,
        ),
        (file_of(), Problem.NO_PLACES),
        (file_of("x"), Problem.NOT_GEOJSON),
        (file_of(feature(name=" ")), Problem.NO_NAME),
        (file_of(feature(name=5)), Problem.NO_NAME),
        (file_of(feature(name="а" * 301)), Problem.NO_NAME),
        (file_of({"type": "Feature", "properties": None, "geometry": None}), Problem.NO_NAME),
        (file_of(feature(kind="planet")), Problem.UNKNOWN_KIND),
        (file_of(feature(kind=["area"])), Problem.UNKNOWN_KIND),
        (file_of(feature(key="Парк")), Problem.WRONG_KEY),
        (file_of(feature(key="a/b")), Problem.WRONG_KEY),
        (file_of(feature(key="a" * 65)), Problem.WRONG_KEY),
        (file_of(feature(key="a"), feature(key="a")), Problem.DUPLICATE_KEY),
        (file_of(feature(), feature(name="ПАРК")), Problem.DUPLICATE_NAME),
        (file_of(feature(names=["Park"])), Problem.WRONG_NAMES),
        (file_of(feature(names={"xx": "Park"})), Problem.WRONG_NAMES),
        (file_of(feature(names={"en": ""})), Problem.WRONG_NAMES),
        (file_of(feature(geometry="x")), Problem.NO_GEOMETRY),
        (file_of(feature(geometry={"type": "GeometryCollection"})), Problem.NO_GEOMETRY),
        (file_of(feature(geometry={"type": "Point"})), Problem.WRONG_COORDINATES),
        (file_of(feature(geometry=point("28", "50"))), Problem.WRONG_COORDINATES),
        (file_of(feature(geometry=point(True, 50))), Problem.WRONG_COORDINATES),
        (file_of(feature(geometry=point(10**400, 50))), Problem.WRONG_COORDINATES),
        (file_of(feature(geometry=point(float("nan"), 50))), Problem.WRONG_COORDINATES),
        (
            file_of(feature(geometry={"type": "LineString", "coordinates": [[28, 50]]})),
            Problem.WRONG_COORDINATES,
        ),
        (file_of(feature(geometry=polygon())), Problem.WRONG_COORDINATES),
        (file_of(feature(geometry=point(200, 200))), Problem.OUT_OF_RANGE),
        (file_of(feature(geometry=point(45, -122))), Problem.SWAPPED),
        (file_of(feature(), feature("Б"), feature("В", geometry=point(50.02, 28.05))), Problem.SWAPPED),
        (file_of(feature(), feature("Б"), feature("В", geometry=point(35, 50))), Problem.FAR_APART),
        (file_of(feature(geometry=polygon(RING[:3]))), Problem.UNCLOSED_RING),
        (file_of(feature(geometry=polygon([*RING[:3], [28.0, 50.01]]))), Problem.UNCLOSED_RING),
        (file_of(feature(geometry=polygon([RING[0]] * 4))), Problem.UNCLOSED_RING),
        (file_of(feature(kind="district")), Problem.DISTRICT_WITHOUT_AREA),
        (
            file_of(feature(geometry={"type": "LineString", "coordinates": [[28, 50]] * (MOST_POINTS + 1)})),
            Problem.TOO_MANY_POINTS,
        ),
        (
            b'{"type": "FeatureCollection", "features": [' + b"1," * MOST_PLACES + b"1]}",
            Problem.TOO_MANY_PLACES,
        ),
        (b" " * (LARGEST_FILE + 1), Problem.TOO_LARGE),
    ],
)
def test_what_is_wrong_is_said(data: bytes, problem: Problem) -> None:
    assert wrong(data).problem is problem


def test_sentence_names_the_place_and_what_to_do() -> None:
    error = wrong(file_of(feature(), feature("Сквер", key="Сквер")))
    assert error.sentence("en") == (
        "Place 2 (Сквер): the key “Сквер” cannot stand in an address. Use a–z, 0–9 and hyphens, at most 64."
    )
    assert error.sentence("fa").startswith("مکان ۲ (Сквер)")


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_has_a_sentence_in_every_language(problem: Problem) -> None:
    assert set(SENTENCES[problem]) == set(LANGUAGES)
    said = {WrongGazetteer(problem, number=3, name="Ж").sentence(language) for language in LANGUAGES}
    assert len(said) == len(LANGUAGES)
    assert not any("{" in sentence for sentence in said)


def test_kinds_are_those_of_places() -> None:
    assert set(PlaceKind.values) == KINDS


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(JSON, JSON, JSON, st.sampled_from(["Point", "LineString", "Polygon", "MultiPolygon"]))
def test_any_json_is_read_or_refused(name: object, key: object, coordinates: object, kind: str) -> None:
    data = file_of(feature(name, geometry={"type": kind, "coordinates": coordinates}, key=key))
    with suppress(WrongGazetteer):
        assert len(read_gazetteer(data)) == 1
