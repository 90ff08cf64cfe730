"""Mercator's projection: degrees of longitude to the right, and as many down as keep shapes true."""

from math import asinh, atan, degrees, radians, sinh, tan

HIGHEST = 84.0


def projected(lat: float, lon: float) -> tuple[float, float]:
    """Return (x, y) of a place: x its longitude, y growing southwards."""
    lat = max(-HIGHEST, min(HIGHEST, lat))
    return round(lon, 4), round(-degrees(asinh(tan(radians(lat)))), 4)


def latitude(y: float) -> float:
    """Return the latitude of what is drawn at `y`."""
    return degrees(atan(sinh(radians(-y))))
