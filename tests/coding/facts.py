"""Facts that a careful reader puts on record, and whether a record holds them."""

LISTS = ("noise", "figures", "times", "events", "statements", "links")


def missing(record, expected):
    found = [
        f"notice {kind}"
        for kind in expected.get("notices", ())
        if kind not in {notice["kind"] for notice in record["notices"]}
    ]
    for name in LISTS:
        found += [f"{name}: {fact}" for fact in expected.get(name, ()) if not on_record(record, name, fact)]
    return found


def on_record(record, name, fact):
    return any(MATCH[name](record, item, fact) for item in record[name])


def link(record, item, fact):
    events = {event["id"]: event for event in record["events"]}
    ends = [words(record, events[item[end]]) for end in ("from", "to")]
    return item["type"] == fact["type"] and sorted(ends) == sorted((fact["from"], fact["to"]))


def words(record, item):
    return record["document"]["text"][slice(*item["span"])]


def same(item, fact, keys):
    return all(item[key] == fact[key] for key in keys if key in fact)


def noise(record, item, fact):
    return item["kind"] == fact["kind"] and words(record, item).startswith(fact["starts"])


def figure(record, item, fact):
    return (
        fact["words"] in words(record, item) + " " + after(record, item)
        and same(item, fact, ("low", "high", "approx"))
        and overlaps(record, item, fact)
    )


def after(record, item):
    text = record["document"]["text"]
    return text[item["span"][0] - 20 : item["span"][1] + 20]


def overlaps(record, item, fact):
    start = record["document"]["text"].find(fact["words"])
    return item["span"][0] < start + len(fact["words"]) and start < item["span"][1]


def time(record, item, fact):
    return overlaps(record, item, fact) and same(item, fact, ("start", "end"))


def statement(record, item, fact):
    return (
        item["kind"] == fact["kind"]
        and words(record, item).lstrip('"“').startswith(fact["starts"])
        and ("speaker" not in fact or (item["speaker"] and named(record, [item["speaker"]], fact["speaker"])))
    )


def event(record, item, fact):
    text, at = record["document"]["text"], -1
    for _ in range(fact.get("nth", 1)):
        at = text.find(fact["event"], at + 1)
    place = item["place"] or {}
    return (
        item["span"][0] <= at < item["span"][1] + (item["span"][0] - at if at < item["span"][0] else 0)
        and same(item, fact, ("type", "status", "start", "end", "headline"))
        and ("count" not in fact or item["count"] == fact["count"])
        and ("place" not in fact or place.get("name") == fact["place"])
        and ("country" not in fact or place.get("country") == fact["country"])
        and all(named(record, item["actors"], name) for name in fact.get("actors", ()))
    )


def named(record, ids, name):
    text = record["document"]["text"]
    return any(
        name in entity["name"] or name in entity["name_ar"] or any(name in text[a:b] for a, b in entity["mentions"])
        for entity in record["entities"]
        if entity["id"] in ids
    )


MATCH = {"noise": noise, "figures": figure, "times": time, "events": event, "statements": statement, "links": link}
