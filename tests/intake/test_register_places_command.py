from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cast import verbivka
from townbook.__main__ import main
from townbook.cities.models import Place

pytestmark = pytest.mark.django_db

PARK = {
    "type": "Feature",
    "properties": {"name": "парк Вербовий", "kind": "area"},
    "geometry": {"type": "Point", "coordinates": [28.0, 50.0]},
}


def run(path: Path, city: str = "verbivka") -> int:
    try:
        return main(["places", str(path), "--city", city, "--language", "uk"])
    except SystemExit as left:
        return int(left.code or 0)


def gazetteer(folder: Path, *features: object) -> Path:
    path = folder / "places.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def test_places_are_taken_in_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verbivka()
    assert run(gazetteer(tmp_path, PARK)) == 0
    assert Place.objects.get().name == "парк Вербовий"
    assert ": 1" in capsys.readouterr().out


def test_wrong_file_is_refused_with_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verbivka()
    nameless = {**PARK, "properties": {"kind": "area"}}
    assert run(gazetteer(tmp_path, PARK, nameless)) == 2
    assert capsys.readouterr().err.startswith("Місце 2 не має назви.")
    assert Place.objects.count() == 0


def test_missing_file_and_city_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verbivka()
    assert run(tmp_path / "none.geojson") == 2
    assert run(tmp_path) == 2
    assert run(gazetteer(tmp_path, PARK), "nowhere") == 2
    assert capsys.readouterr().err.count("\n") == 3
