"""The application log holds no key: a link that acts is left out of the addresses it names."""

import logging

from django.conf import settings

from kernel.links import seal, secret_word
from mapapp.logs import WithoutLinks


def record(message, *args):
    return logging.LogRecord("django.request", logging.WARNING, "", 0, message, args, None)


def test_a_sealed_word_is_left_out_and_the_rest_stays():
    word = seal("question", ask=8)
    line = record("%s: %s", "Not Found", f"/kk/asked/question/{word}/")

    assert word in line.getMessage()
    assert WithoutLinks().filter(line)
    assert line.getMessage() == "Not Found: /kk/asked/question/…/"


def test_a_secret_word_is_left_out_as_well():
    line = record("%s: %s", "Gone", f"/kk/asked/fixed/{secret_word('fixed', 8, 3)}/")

    assert WithoutLinks().filter(line)
    assert line.getMessage() == "Gone: /kk/asked/fixed/…/"


def test_a_line_without_a_link_stays_as_it_is():
    line = record("%s at 12:30:45: %s", "Failure", "/kk/problems/1/?bbox=60,40,80,56")

    assert WithoutLinks().filter(line)
    assert line.getMessage() == "Failure at 12:30:45: /kk/problems/1/?bbox=60,40,80,56"


def test_the_handler_of_the_console_filters_whatever_any_module_says():
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["without_links"]
