"""A real Ray cluster on this machine: workers and drivers are killed, the bytes stay the same."""

import os
import subprocess
import sys
import time

import psutil
import pytest

pytest.importorskip("ray")
pytestmark = [pytest.mark.cluster, pytest.mark.xdist_group("cluster")]  # two clusters at once starve each other
AGENTS = ("ray::DashboardAgent", "ray::RuntimeEnvAgent")  # outlive their cluster by a minute, and code nothing


@pytest.fixture
def started():
    """Starts drivers in the background, at the end of which nothing is left running."""
    drivers = []

    def start(archive, out):
        drivers.append(_started(archive, out))
        return drivers[-1]

    yield start
    for driver in drivers:
        driver.kill()
        driver.communicate()


def _started(archive, out):
    script = "import sys; from waqai.cli import main; main(sys.argv[1:])"
    options = ["--engine", "ray", "--jobs", "2", "--reader", "lexicon", "--part-size", "3000"]
    order = [sys.executable, "-c", script, "code", str(archive), *options, "--out", str(out)]
    busy = {"RAY_worker_niceness": "0", "RAY_raylet_start_wait_time_s": "300"}  # is no reason to fail
    settings = {**os.environ, **busy}
    return subprocess.Popen(order, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _until(happened, driver=None, seconds=240):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert driver is None or driver.poll() is None, driver.communicate()
        if found := happened():
            return found
        time.sleep(0.01)
    raise AssertionError("it never came to that")


def _marks(out):
    return list(out.glob("done/part-*.json"))


def _coding(driver):
    """The workers that are coding a part at this moment."""
    try:
        below = psutil.Process(driver.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []
    return [worker for worker in below if _title(worker).startswith("ray::code_part")]


def _lives(process):
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _title(process):
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def _same(out, one_core, digests):
    mine, theirs = digests(out), digests(one_core)
    for each in (mine, theirs):
        each.pop("plan.json")  # tells its day
    return mine == theirs


def test_a_worker_killed_half_way_loses_nothing(archive, one_core, digests, started, tmp_path):
    out = tmp_path / "out"
    driver = started(archive, out)
    _until(lambda: _marks(out), driver)
    victim = _until(lambda: _coding(driver), driver)[0]
    victim.kill()
    assert len(_marks(out)) < len(_marks(one_core))
    told, errors = driver.communicate(timeout=400)
    assert driver.returncode == 0, errors
    assert "coded 34 reports" in told
    assert _same(out, one_core, digests)


def test_a_driver_killed_half_way_goes_on(archive, one_core, digests, started, tmp_path):
    out = tmp_path / "out"
    driver = started(archive, out)
    _until(lambda: _marks(out), driver)
    below = psutil.Process(driver.pid).children(recursive=True)
    agents = [each for each in below if _title(each).startswith(AGENTS)]
    os.kill(driver.pid, 9)
    driver.wait()
    _until(lambda: not [each for each in below if each not in agents and _lives(each)])
    for each in agents:
        each.kill()
    before = {path.name: path.stat().st_mtime_ns for path in _marks(out)}
    assert 0 < len(before) < len(_marks(one_core))
    driver = started(archive, out)
    told, errors = driver.communicate(timeout=400)
    assert driver.returncode == 0, errors
    assert f"({len(before)} done before)" in told
    assert {name: (out / "done" / name).stat().st_mtime_ns for name in before} == before
    assert _same(out, one_core, digests)
