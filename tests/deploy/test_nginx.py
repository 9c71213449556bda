"""What stands in front of the workers lets through what they take."""

import re

from deploy.local.paths import ROOT
from initiatives import outside, proving, reporting
from kernel.images import MOST_BYTES

MEGABYTE = 1024 * 1024


def test_a_form_with_as_many_photos_as_it_takes_is_let_through():
    text = (ROOT / "deploy" / "nginx" / "asar.conf").read_text(encoding="utf-8")
    (let_through,) = re.findall(r"client_max_body_size (\d+)m;", text)

    most = max(form.MOST_PHOTOS for form in (outside, proving, reporting))
    assert int(let_through) * MEGABYTE > most * MOST_BYTES
