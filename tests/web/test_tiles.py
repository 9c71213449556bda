"""The base map of an operator: one variable, and the content policy lets exactly it in."""

import os
import subprocess
import sys

import pytest

from mapapp.settings import env


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://tiles.asar.invalid/{z}/{x}/{y}.png", "https://tiles.asar.invalid"),
        (
            "https://{s}.tiles.asar.invalid:8443/{z}/{x}/{y}.png",
            "https://*.tiles.asar.invalid:8443",
        ),
        ("", ""),
        ("/tiles/{z}/{x}/{y}.png", ""),
    ],
)
def test_the_policy_names_where_tiles_come_from(address, origin):
    assert env.origin(address) == origin


def test_setting_the_address_of_tiles_is_enough(tmp_path):
    """In a process of its own: settings are read once."""
    code = "from django.conf import settings as s; print(s.CONTENT_SECURITY_POLICY)"
    asked = {**os.environ, "MAP_TILE_URL": "https://tiles.asar.invalid/{z}/{x}/{y}.png"}
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {code}"],
        env=asked, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert "https://tiles.asar.invalid'" in done.stdout
