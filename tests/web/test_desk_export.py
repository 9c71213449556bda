"""The desk taken along: the rows of the list, and no cell that runs."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import translation

from mapapp.web import tables
from mapapp.web.review import export
from tests.factories.accounts import OfficeFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.web.at_the_desk import a_problem, desk, numbers

pytestmark = pytest.mark.django_db
WIDTH = 11


def taken_along(client, language="en", **asked):
    """The rows of the file, its first line among them."""
    client.cookies["django_language"] = language
    with translation.override(language):
        answer = client.get(reverse("review:export"), asked)
        text = answer.getvalue().decode("utf-8-sig")
    parted_by = "," if language == "en" else ";"
    return list(csv.reader(io.StringIO(text), delimiter=parted_by))


@pytest.mark.usefixtures("official")
def test_the_file_holds_the_rows_of_the_list_in_its_order(client, office):
    for days in (5, 1, -2, 30):
        a_problem(office, due_in=days)
    a_problem(OfficeFactory(region=RegionFactory()), due_in=1)

    _header, *rows = taken_along(client)

    assert [row[0] for row in rows] == numbers(desk(client))
    assert {len(row) for row in rows} == {WIDTH}


@pytest.mark.usefixtures("official")
def test_the_file_follows_the_filter(client, office):
    a_problem(office, due_in=5)
    late = a_problem(office, due_in=-2)

    _header, *rows = taken_along(client, state="overdue")

    assert [row[0] for row in rows] == [late.number] == numbers(desk(client, state="overdue"))


@pytest.mark.usefixtures("official")
def test_a_spreadsheet_runs_nothing_that_a_resident_wrote(client, office):
    a_problem(office, text='=HYPERLINK("http://x.invalid";"a")')

    _header, row = taken_along(client)

    assert row[2].startswith("'=HYPERLINK")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", "  =", "＝"])
def test_what_begins_like_a_formula_begins_with_an_apostrophe(begin):
    assert tables.cell(f"{begin}1+1").startswith("'")
    assert tables.cell(f"1{begin}1") == f"1{begin}1"


def test_a_number_stays_a_number():
    assert [tables.cell(value) for value in (-5, 0, 2.5, None)] == ["-5", "0", "2.5", ""]


@pytest.mark.usefixtures("official")
def test_the_words_and_the_columns_are_those_of_the_reader(client, office):
    a_problem(office, due_in=5)

    header, row = taken_along(client, language="kk")

    assert header[0] == "Нөмірі"
    assert (len(header), row[1]) == (WIDTH, "Мәселе")


@pytest.mark.usefixtures("official")
def test_two_pages_of_rows_cost_two_pages_of_queries(
    client, office, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(export, "AT_ONCE", 2)
    for days in range(3):
        a_problem(office, due_in=days)
    taken_along(client)

    with django_assert_max_num_queries(14):
        assert len(taken_along(client)) == 1 + 3


@pytest.mark.parametrize("who", ["resident", "guest"])
def test_only_those_who_decide_take_it_along(client, who):
    if who == "resident":
        client.force_login(UserFactory())

    answer = client.get(reverse("review:export"))

    assert answer.status_code in {302, 403}
