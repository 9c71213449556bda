"""A port is ours, free, or somebody else's: each is said in words, and none is mistaken."""

import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from deploy.local import processes, serving, supervisor
from deploy.local.shell import Failed


class Ready(BaseHTTPRequestHandler):
    """A stranger's program that answers 200 to everything."""

    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "RUN", tmp_path)
    for module in (supervisor, serving):
        monkeypatch.setattr(module, "PORT", tmp_path / "web.port")
    return tmp_path


@pytest.fixture
def door():
    """A program that answers on some port; it is this very process."""
    server = HTTPServer(("127.0.0.1", 0), Ready)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_the_answer_of_a_stranger_is_not_ours(door, monkeypatch):
    assert not supervisor.is_ready(str(door))

    monkeypatch.setattr(processes, "_group", lambda _leader: [processes.os.getpid()])
    processes.remember("web", processes.os.getpid())
    assert supervisor.is_ready(str(door))


def test_a_port_nobody_listens_on_is_nobody_s():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        processes.remember("web", processes.os.getpid())

        assert not processes.listens("web", port)


def test_a_busy_port_is_refused_in_words(door):
    with pytest.raises(Failed, match=f"port {door} is taken by another program"):
        serving._port_must_be_free(str(door))


@pytest.mark.parametrize("port", ["0", "70000", "web", "-1", ""])
def test_what_is_no_port_is_refused_in_words(port):
    with pytest.raises(Failed, match="is no port"):
        serving._port_must_be_free(port)


def test_another_port_is_refused_while_it_runs(own_folder, monkeypatch):
    processes.remember("supervisor", processes.os.getpid())
    (own_folder / "web.port").write_text("8000")
    monkeypatch.setenv("PORT", "8001")

    with pytest.raises(Failed, match="it runs already, on port 8000"):
        serving._must_not_run_elsewhere()

    monkeypatch.setenv("PORT", "8000")
    serving._must_not_run_elsewhere()


def test_a_port_that_was_left_behind_says_nothing(own_folder):
    (own_folder / "web.port").write_text("8000")

    assert supervisor.port_in_use() == ""
