"""An object store: a real server of S3's interface on this machine."""

import pytest

from waqai.bulk.local import local
from waqai.bulk.parts import parts_of
from waqai.bulk.plan import is_output
from waqai.bulk.running import run
from waqai.bulk.stores import store


@pytest.fixture
def bucket(monkeypatch):
    server = pytest.importorskip("moto.server").ThreadedMotoServer("127.0.0.1", 0)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    server.start()
    host, port = server.get_host_and_port()
    options = f"?endpoint_override={host}:{port}&scheme=http&region=us-east-1&allow_bucket_creation=true"
    store(f"s3://archive{options}").files.create_dir("archive")
    yield lambda path: f"s3://archive/{path}{options}"
    server.stop()


def test_an_object_store_is_read_and_written(bucket, archive, one_core, files_there, new_job, digests):
    source = store(bucket("in"))
    for name, content in files_there.items():
        with source.at(name).writing() as stream:
            stream.write(content)
    outcome = run(new_job(bucket("out")), [bucket("in")], local(1))
    assert outcome.failed == {}
    assert is_output(bucket("out"))
    out = store(bucket("out"))
    assert [name for name, _ in out.listed()] == list(digests(one_core))
    again = run(new_job(bucket("out")), [bucket("in")], local(1))
    assert again.before == again.parts == len(parts_of([str(archive)], 3000))


def test_a_file_is_there_whole_or_not_at_all(tmp_path):
    place = store(str(tmp_path))
    with pytest.raises(RuntimeError), place.at("a/b.txt").writing() as stream:  # noqa: PT012
        stream.write(b"half")
        raise RuntimeError
    assert place.listed() == []
    place.swept()
    assert list((tmp_path / "a").iterdir()) == []
