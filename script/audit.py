"""Ask pip-audit for known weaknesses of what is installed here; fail on any, and say so where it cannot know."""

import json
import subprocess
import sys

TRIES = ("pypi", "osv")


def main() -> int:
    """Return 1 where a weakness is known; 0 where none is, or where no database can be asked."""
    why = []
    for service in TRIES:
        order = ["-m", "pip_audit", "--local", "--skip-editable", "--progress-spinner", "off", "--timeout", "15"]
        asked = [sys.executable, *order, "--vulnerability-service", service, "--format", "json"]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        try:
            told = json.loads(done.stdout)["dependencies"]
        except (ValueError, KeyError):
            why.append(f"{service}: {(done.stderr.strip().splitlines() or ['no answer'])[-1][:160]}")
            continue
        known = [one for one in told if "vulns" in one]
        if not known:
            why.append(f"{service}: it knows none of {len(told)} packages ({told[0].get('skip_reason', '')[:120]})")
            continue
        weak = [(one["name"], one["version"], each["id"]) for one in known for each in one["vulns"]]
        for name, version, number in weak:
            print(f"{name} {version}: {number}")
        print(f"{len(known)} of {len(told)} packages audited against {service}, {len(weak)} weaknesses known")
        return 1 if weak else 0
    print(f"skipped: no database of weaknesses can be asked here ({'; '.join(why)})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
