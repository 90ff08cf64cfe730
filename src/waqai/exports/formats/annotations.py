"""W3C Web Annotations: what is on record, on the words of the reports; one AnnotationCollection, an annotation a line.

The target is the text as Waqai read it (`urn:sha256:…`), by position (in Unicode code points) and by quotation, so
that the words are found on the page as well, whose address is in `via`.
"""

from collections.abc import Iterator
from urllib.parse import quote

from waqai import __version__
from waqai.exports.columns import Column
from waqai.exports.material import LeftOut, Material, Told
from waqai.exports.values import json_line
from waqai.record.to_json import Fields, to_fields
from waqai.spans import Span

COLUMNS = (
    Column("events", "text", "motivation classifying; bodies: type (and mode, status), and the event as JSON"),
    Column("entities", "text", "motivation identifying, one for each mention; bodies: name, and the entity as JSON"),
    Column("places", "text", "motivation identifying; bodies: name, the address in GeoNames, and the place as JSON"),
    Column("times", "text", "motivation describing; bodies: TIMEX3 value, and the time as JSON"),
    Column("figures", "text", "motivation describing; body: the figure as JSON"),
    Column("statements", "text", "motivation classifying; bodies: direct or indirect, and the statement as JSON"),
)
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
_MOTIVATIONS = {
    "events": "classifying",
    "entities": "identifying",
    "places": "identifying",
    "times": "describing",
    "figures": "describing",
    "statements": "classifying",
}


def export(material: Material, _left_out: LeftOut) -> Iterator[bytes]:
    """Yield the collection, the annotations of a report at a time."""
    head = {"@context": CONTEXT, "id": "urn:waqai:annotations", "type": "AnnotationCollection", "label": "Waqai"}
    page = {"id": "urn:waqai:annotations:page", "type": "AnnotationPage", "startIndex": 0}
    yield f'{json_line(head)[:-1]},"first":{json_line(page)[:-1]},"items":['.encode()
    total = 0
    for told in material.told():
        lines = [("," if total + n else "") + "\n" + json_line(one) for n, one in enumerate(annotations(told))]
        total += len(lines)
        yield "".join(lines).encode("utf-8")
    yield f'\n]}},"total":{total}}}\n'.encode()


def annotations(told: Told) -> Iterator[Fields]:
    """Yield the annotations of a report, in the order of the record."""
    fields, report = to_fields(told.account.record), quote(told.account.id, safe="")
    for kind, motivation in _MOTIVATIONS.items():
        for item in fields[kind]:
            for number, span in enumerate(item.get("mentions") or [item["span"]], 1):
                name = f"urn:waqai:{report}:{item['id']}" + (f":{number}" if kind == "entities" else "")
                yield {
                    "id": name,
                    "type": "Annotation",
                    "motivation": motivation,
                    "generator": {"id": "urn:waqai", "type": "Software", "name": f"Waqai {__version__}"},
                    "body": list(_bodies(kind, item)),
                    "target": _target(told, Span(*span)),
                }


def _bodies(kind: str, item: Fields) -> Iterator[Fields]:
    for purpose, value in _words(kind, item):
        yield {"type": "TextualBody", "purpose": purpose, "value": value}
    reference = item.get("ref") or ""
    if reference.startswith("geonames:"):
        yield {"type": "SpecificResource", "purpose": "identifying", "source": _geonames(reference)}
    shown = {key: value for key, value in item.items() if key not in ("span", "mentions")}
    yield {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": json_line(shown)}


def _words(kind: str, item: Fields) -> Iterator[tuple[str, str]]:
    if kind == "events":
        yield "classifying", item["type"]
        yield from (("tagging", item[key]) for key in ("mode", "status") if item[key])
    elif kind == "statements":
        yield "classifying", item["kind"]
    elif kind == "times":
        yield "describing", item["timex"]
    elif kind != "figures" and item["name"]:
        yield "identifying", item["name"]


def _geonames(reference: str) -> str:
    return f"https://sws.geonames.org/{reference.removeprefix('geonames:')}/"


def _target(told: Told, span: Span) -> Fields:
    text, document = told.text, told.account.record.document
    source: Fields = {"id": f"urn:sha256:{document.id}", "type": "Text", "format": "text/plain"}
    source |= {"language": document.language}
    if address := told.address():
        source["via"] = quote(address, safe="%/:=&?~#+!$,;'@()*[]")
    quotation = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": source, "selector": [position, quotation]}
