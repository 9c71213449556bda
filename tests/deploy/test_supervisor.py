"""Programs are started again when they die, and only our own are ever ended."""

import os
import time
from contextlib import suppress
from pathlib import Path

import pytest

from deploy.local import processes, supervisor
from deploy.local.supervisor import Child


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "RUN", tmp_path)
    monkeypatch.setattr(processes, "GRACE", 2)
    monkeypatch.setattr(supervisor, "LOG", tmp_path)
    return tmp_path


@pytest.fixture
def child():
    program = Child("web", ["sh", "-c", "sleep 300 & sleep 300"], dict(os.environ))
    yield program
    program.stop()


def wait_until(is_so):
    until = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)


def members(group):
    """Living processes of a group, as the kernel counts them."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended while we looked
            state, _, pgid = file.read_text(encoding="utf-8").rpartition(")")[2].split()[:3]
            found += [file.parent.name] if int(pgid) == group and state != "Z" else []
    return found


def test_a_program_that_dies_is_started_again(child):
    child.look()
    first = child.process.pid
    os.kill(first, 9)

    wait_until(lambda: child.look() or (child.process and child.process.pid != first))

    assert processes.remembered("web") == child.process.pid


def test_a_program_that_dies_at_once_is_tried_less_and_less_often():
    broken = Child("beat", ["false"], dict(os.environ))
    waits = []
    for _ in range(3):
        broken.next_try = 0
        broken.look()
        broken.process.wait()
        broken.look()
        waits.append(broken.wait)

    assert waits == [2, 4, 8]


def test_what_a_dead_program_left_behind_is_ended(child):
    child.look()
    group = child.process.pid
    wait_until(lambda: len(members(group)) > 1)
    os.kill(group, 9)

    wait_until(lambda: child.look() or not members(group))


def test_stopping_ends_the_program_and_everything_it_started(child):
    child.look()
    group = child.process.pid
    wait_until(lambda: len(members(group)) > 1)

    child.stop()

    wait_until(lambda: not members(group))  # a killed process dies a moment later
    assert processes.remembered("web") is None


def test_a_number_that_is_used_again_is_not_ours(own_folder):
    (own_folder / "web.pid").write_text(f"{os.getpid()} 1", encoding="utf-8")

    processes.end_group("web")

    assert processes.remembered("web") is None  # and this test still runs


def test_a_program_we_started_is_known_by_number_and_time(own_folder):
    processes.remember("me", os.getpid())

    assert processes.remembered("me") == os.getpid()
