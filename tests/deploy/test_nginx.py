"""What stands in front of the workers lets through what they take, and keeps no secret."""

import re

from django.urls import reverse

from deploy.local.paths import ROOT
from initiatives import outside, proving, reporting
from kernel.images import MOST_BYTES
from mapapp.web.policies import routes

MEGABYTE = 1024 * 1024
TEXT = (ROOT / "deploy" / "nginx" / "asar.conf").read_text(encoding="utf-8")


def test_a_form_with_as_many_photos_as_it_takes_is_let_through():
    (let_through,) = re.findall(r"client_max_body_size (\d+)m;", TEXT)

    most = max(form.MOST_PHOTOS for form in (outside, proving, reporting))
    assert int(let_through) * MEGABYTE > most * MOST_BYTES


def test_an_address_that_lets_its_reader_act_stands_in_no_log():
    (unlogged,) = re.findall(r"location ~ (\S+) \{\s+access_log off;", TEXT)
    with_a_word = [name for name, route in routes() if "<str:word>" in str(route.pattern)]

    assert len(with_a_word) > 5
    for name in with_a_word:
        assert re.match(unlogged, reverse(name, args=["a-word"])), name
