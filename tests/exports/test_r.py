"""The tables are read by R as they are documented: skipped where there is no R."""

import csv
import shutil
import subprocess

import pytest
from click.testing import CliRunner

from waqai.cli import main

SCRIPT = """
events <- read.csv(commandArgs(TRUE)[1], encoding = "UTF-8", colClasses = c(cameo = "character"),
                   na.strings = "", check.names = FALSE)
cat(nrow(events), ncol(events), "\\n")
cat(names(events), sep = "\\t"); cat("\\n")
cat(sum(events$status == "occurred"), sum(!is.na(as.Date(events$start))), mean(events$confidence), "\\n")
cat(sum(nchar(events$words, "chars"), na.rm = TRUE), "\\n")
cat(na.omit(events$cameo), sep = " "); cat("\\n")
"""


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed (on Debian: apt install r-base-core)")
def test_r_reads_the_events_as_they_are(tmp_path):
    register, out, script = tmp_path / "waqai.db", tmp_path / "events.csv", tmp_path / "read.R"
    example = "examples/us-forces-in-iraq/reports.jsonl"
    for command in (
        ["add", example, "--register", register, "--reader", "lexicon"],
        ["export", "--format", "csv", "--register", register, "--out", out],
    ):
        done = CliRunner().invoke(main, [str(part) for part in command])
        assert done.exit_code == 0, done.output
    script.write_text(SCRIPT, encoding="utf-8")
    told = subprocess.run(
        ["Rscript", "--vanilla", script, out],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
    ).stdout.splitlines()
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert told[0].split() == [str(len(rows)), str(len(rows[0]))]
    assert told[1].split("\t") == list(rows[0])
    occurred, dated, confidence = told[2].split()
    assert int(occurred) == sum(row["status"] == "occurred" for row in rows)
    assert int(dated) == sum(bool(row["start"]) for row in rows)
    assert float(confidence) == pytest.approx(sum(float(row["confidence"]) for row in rows) / len(rows), abs=1e-5)
    assert int(told[3]) == sum(len(row["words"]) for row in rows)
    assert told[4].split() == [row["cameo"] for row in rows if row["cameo"]]
