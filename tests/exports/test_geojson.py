"""GeoJSON, read by GDAL."""

import io
import json

import pyogrio
import pytest

from waqai.exports import Material, format_named


@pytest.fixture(scope="module")
def path(exported, tmp_path_factory):
    out = tmp_path_factory.mktemp("map") / "incidents.geojson"
    out.write_bytes(exported("geojson").content)
    return out


def test_gdal_reads_a_point_for_every_incident_with_coordinates(path, happenings):
    located = [one.incident for one in happenings if one.incident.site and one.incident.site.lat is not None]
    info = pyogrio.read_info(path)
    assert (info["driver"], info["geometry_type"], info["features"]) == ("GeoJSON", "Point", len(located))
    assert "4326" in info["crs"]
    _, table = pyogrio.read_arrow(path)
    assert table["id"].to_pylist() == [one.id for one in located]
    assert set(table["type"].to_pylist()) == {one.type for one in located}


def test_the_dead_of_sarmin_are_where_sarmin_is(path):
    _, table = pyogrio.read_arrow(path, where="place = 'Sarmin' AND killed_low = 5", bbox=(36.6, 35.8, 36.8, 36.0))
    assert table.num_rows >= 1
    assert {"SYR"} == set(table["country"].to_pylist())


def test_an_export_without_places_is_a_collection_all_the_same():
    empty = Material(lambda: iter(()), lambda: iter(()))
    found = json.load(io.BytesIO(b"".join(format_named("geojson").export()(empty, {}))))
    assert found == {"type": "FeatureCollection", "features": []}
