"""Against a server of our own on this machine that speaks as Nominatim does."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured

from geo.geocoding import Nominatim
from tests.factories.geo import PlaceNameFactory, RegionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]
STREET = {"lat": "51.1283", "lon": "71.4306", "display_name": "Мәңгілік Ел 8, Астана"}
PARIS = {"lat": "48.85", "lon": "2.35", "display_name": "Paris"}


class Answering(BaseHTTPRequestHandler):
    """Answers what the test put there, and remembers what it was asked."""

    def do_GET(self):
        self.server.asked.append((self.path, self.headers["User-Agent"]))
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(self.server.places).encode())

    def log_message(self, *_): ...


@pytest.fixture
def server(settings):
    with HTTPServer(("127.0.0.1", 0), Answering) as listening:
        listening.asked, listening.places, listening.status = [], [STREET], 200
        Thread(target=listening.serve_forever, daemon=True).start()
        settings.NOMINATIM_URL = f"http://127.0.0.1:{listening.server_port}/geo"
        settings.GEOCODER_USER_AGENT = "asar test"
        yield listening
        listening.shutdown()


def test_a_street_is_found_in_our_region(server):
    astana = RegionFactory(box=(71, 51, 72, 52))
    (found,) = Nominatim().search("Мәңгілік Ел 8", "kk")

    assert (found.label, found.point.coords, found.region) == (
        STREET["display_name"], (71.4306, 51.1283), astana,
    )  # fmt: skip
    path, agent = server.asked[0]
    question = parse_qs(urlsplit(path).query)
    assert path.startswith("/geo/search?")
    assert (question["q"], question["countrycodes"], agent) == (
        ["Мәңгілік Ел 8"],
        ["kz"],
        "asar test",
    )


def test_the_same_question_is_asked_once(server):
    RegionFactory(box=(71, 51, 72, 52))

    first, second = (
        Nominatim().search(words, "kk") for words in ("Мәңгілік Ел 8", "мәңгілік  ел 8")
    )

    assert first == second
    assert len(server.asked) == 1


def test_what_we_know_is_never_asked_outside(server):
    PlaceNameFactory(name_kk="Көкшетау")

    assert Nominatim().search("Кокшетау", "kk")
    assert server.asked == []


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_a_failing_server_finds_nothing_and_is_asked_again_later(server, status):
    RegionFactory(box=(71, 51, 72, 52))
    server.status = status
    assert Nominatim().search("Мәңгілік Ел 8", "kk") == []

    server.status = 200
    assert Nominatim().search("Мәңгілік Ел 8", "kk") != []


def test_a_silent_server_finds_nothing(server):
    server.shutdown()
    server.server_close()

    assert Nominatim().search("Мәңгілік Ел 8", "kk") == []


def test_an_answer_outside_kazakhstan_is_left_out(server):
    server.places = [PARIS]

    assert Nominatim().search("Paris", "en") == []


@pytest.mark.parametrize("url", ["", "nominatim.example", "file:///etc/passwd"])
def test_the_address_must_be_a_server(settings, url):
    settings.NOMINATIM_URL = url

    with pytest.raises(ImproperlyConfigured):
        Nominatim()
