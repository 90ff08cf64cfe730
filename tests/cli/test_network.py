"""At run time no network: whatever the command, unless an address is asked for, nothing is looked up or sent."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
STORY = ROOT / "examples/us-forces-in-iraq"
FORMATS = [
    "jsonl",
    "csv",
    "plover",
    "polecat",
    "gdelt",
    "acled",
    "geojson",
    "ical",
    "annotations",
    "conllu",
    "parquet",
    "docbin",
]

WATCH = """
import json, sys

calls = []

def _unix(arguments):
    return getattr(arguments[0] if arguments else None, "family", None) == 1

def watch(event, arguments):
    # urllib3, when it is imported, makes a socket and binds it to this machine, to see whether it speaks IPv6
    quiet = ("socket.__new__", "socket.gethostname")
    home = event == "socket.bind" and arguments[1][0] in ("::1", "127.0.0.1")
    if event.startswith("socket.") and event not in quiet and not home and not _unix(arguments):
        calls.append(f"{event} {arguments[1:]}")
        raise PermissionError("no network here")

sys.addaudithook(watch)
from click.testing import CliRunner
from waqai.cli import main

told = []
for order in json.load(sys.stdin):
    ran = CliRunner().invoke(main, order)
    told.append([order, ran.exit_code, ran.output[-400:] + (repr(ran.exception) if ran.exit_code > 1 else "")])
json.dump({"told": told, "calls": calls}, sys.stdout)
"""


def _ran(orders, folder):
    done = subprocess.run(
        [sys.executable, "-c", WATCH], input=json.dumps(orders), cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_no_command_speaks_to_anybody(tmp_path):
    shutil.copy(ROOT / "dossiers/us-forces-in-iraq.yaml", tmp_path)
    article, reports = str(ROOT / "examples/messy.txt"), str(STORY / "reports.jsonl")
    page = str(ROOT / "examples/shelling.html")
    orders = [
        ["code", article, "--format", "json"],
        ["code", page, "--reader", "lexicon"],
        ["explain", article, "e1"],
        ["add", reports, page, "--reader", "lexicon"],
        ["recode", "--again", "--reader", "lexicon"],
        ["reports"],
        ["search", "بغداد"],
        ["search", "--counts"],
        ["incidents"],
        ["dossier", "us-forces-in-iraq.yaml", "--format", "html", "--out", "told.html"],
        *(["export", "--format", name, "--out", f"told.{name}"] for name in FORMATS),
        ["review", "queue"],
        ["code", article, "--engine", "local", "--out", "parts", "--reader", "lexicon"],
    ]
    ran = _ran(orders, tmp_path)
    assert ran["calls"] == []
    assert [one for one in ran["told"] if one[1] != 0] == []


def test_an_address_that_is_asked_for_is_what_the_watch_sees(tmp_path):
    ran = _ran([["add", "http://127.0.0.1:9/feed.xml"]], tmp_path)
    assert ran["calls"]
