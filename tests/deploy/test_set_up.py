"""The set-up does things once, and again when what they were made from has changed."""

import re
from pathlib import Path

import pytest

from deploy.local import application, dictionary, ports, services, stamps, testing
from deploy.local.__main__ import STEPS
from deploy.local.dictionary import readable
from deploy.local.environment import variables
from deploy.local.messages import IGNORED
from tests.shape import ROOT


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setattr(ports, "FILE", tmp_path / "ports")
    return tmp_path / "ports"


def listening():
    """Somebody else's server."""
    door = ports.socket.socket()
    door.bind(("127.0.0.1", 0))
    door.listen()
    return door, door.getsockname()[1]


def test_a_step_is_done_again_only_when_its_inputs_change(tmp_path):
    source = tmp_path / "lock"
    source.write_text("one", encoding="utf-8")
    stamps.Stamp("step", source, folder=tmp_path).put()

    assert stamps.Stamp("step", source, folder=tmp_path).is_fresh()
    source.write_text("two", encoding="utf-8")
    assert not stamps.Stamp("step", source, folder=tmp_path).is_fresh()


def test_a_new_file_in_a_folder_is_a_change(tmp_path):
    folder = tmp_path / "static"
    folder.mkdir()
    before = stamps.hash_of([folder])
    (folder / "new.css").write_text("", encoding="utf-8")

    assert stamps.hash_of([folder]) != before


def test_a_folder_too_large_to_read_is_known_by_its_look(tmp_path):
    folder = tmp_path / "data"
    nothing = stamps.look_of(folder)
    folder.mkdir()
    (folder / "kz_kato.csv").write_text("one", encoding="utf-8")
    first = stamps.look_of(folder)
    (folder / "kz_kato.csv").write_text("three", encoding="utf-8")

    assert nothing == ""
    assert len({nothing, first, stamps.look_of(folder)}) == 3


def test_new_geodata_is_loaded(tmp_path, monkeypatch):
    done = []
    monkeypatch.setattr(application, "GEODATA", tmp_path / "data")
    monkeypatch.setattr(application, "_once", lambda *_, **facts: done.append(facts["made_from"]))

    application._reference({})
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kz_adm2.geojson").write_text("{}", encoding="utf-8")
    application._reference({})

    assert stamps.hash_of(done[0]) != stamps.hash_of(done[1])


def test_a_port_is_chosen_once_and_kept(kept):
    first = ports.port_of("redis")

    assert ports.port_of("redis") == first
    assert kept.read_text(encoding="utf-8") == f"redis={first}\n"


def test_a_port_that_a_stranger_took_is_left_to_them(kept):
    stranger, port = listening()
    kept.write_text(f"redis={port}\n", encoding="utf-8")

    with stranger:
        assert ports.port_of("redis") != port


def test_a_port_whose_users_run_already_stays(kept):
    our_own, port = listening()
    kept.write_text(f"redis={port}\n", encoding="utf-8")

    with our_own:
        assert ports.port_of("redis", ours=True) == port


def test_two_servers_never_get_the_same_port(kept, monkeypatch):
    monkeypatch.setattr(ports, "PREFERRED", {"redis": 45100, "postgres": 45100})

    assert ports.port_of("redis") != ports.port_of("postgres")


def test_a_server_that_is_given_is_neither_started_nor_ended(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://somebody@db.invalid/asar")
    monkeypatch.setenv("REDIS_URL", "redis://cache.invalid/0")

    assert services.private() == []
    assert services.addresses() == {
        "DATABASE_URL": "postgres://somebody@db.invalid/asar",
        "REDIS_URL": "redis://cache.invalid/0",
    }


def test_a_server_that_is_not_given_is_ours(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("REDIS_URL", "redis://cache.invalid/0")

    assert [server.TITLE for server in services.private()] == ["PostgreSQL"]


def test_programs_find_the_tools_of_the_environment_first():
    assert variables(PORT="8123")["PATH"].startswith(str(ROOT / ".venv" / "bin"))
    assert variables(PORT="8123")["PORT"] == "8123"


def test_the_dictionary_loses_its_mark_its_line_ends_and_its_count(tmp_path):
    words = tmp_path / "kk_KZ.dic"
    words.write_bytes("\ufeff2\r\nаба/A\r\nәке/B\r\n".encode())

    assert readable(words) == "аба/A\nәке/B\n"


def test_the_dictionary_is_left_out_where_we_may_not_write(tmp_path, monkeypatch, capsys):
    (tmp_path / "kk_KZ.aff").write_text("SET UTF-8\n", encoding="utf-8")
    monkeypatch.setattr(dictionary, "SOURCE", tmp_path)
    monkeypatch.setattr(dictionary, "is_root", lambda: False)
    monkeypatch.setattr(dictionary.shutil, "which", lambda _program: None)

    dictionary.install_kazakh_dictionary(Path("/usr/lib/postgresql/0/bin"))

    assert "search goes on without it" in capsys.readouterr().out


def test_counts_of_all_reports_are_added(tmp_path, monkeypatch):
    monkeypatch.setattr(testing, "LOG", tmp_path)
    suite = '<testsuites><testsuite tests="{}" failures="{}" errors="0" skipped="1"/></testsuites>'
    (tmp_path / "tests-unit.xml").write_text(suite.format(10, 2), encoding="utf-8")
    (tmp_path / "tests-e2e.xml").write_text(suite.format(5, 0), encoding="utf-8")

    assert testing.totals() == (11, 2, 2)


def test_every_target_of_the_makefile_is_explained_and_exists():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.search(r"\.PHONY: (.*)", text)[1].split()
    explained = re.findall(r"^(\w+): ##", text, re.MULTILINE)

    assert sorted(named) == sorted(explained)
    assert set(re.findall(r"\$\(STEP\) (\w+)", text)) <= set(STEPS)


def test_messages_are_gathered_from_the_product_alone():
    assert {".venv", "node_modules", "var", "tests"} <= set(IGNORED)
