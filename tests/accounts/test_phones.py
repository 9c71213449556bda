import pytest
from django.core.exceptions import ValidationError

from accounts.phones import masked, normalise, normalise_mobile, readable


@pytest.mark.parametrize(
    "typed",
    [
        "+77011234567",
        "87011234567",
        "8 701 123 45 67",
        "8 (701) 123-45-67",
        "+7 701 123 45 67",
        "7011234567",
        "77011234567",
        " +7(701)1234567 ",
        "８７０１１２３４５６７",
    ],
)
def test_every_way_of_writing_a_mobile_number_is_one_number(typed):
    assert normalise_mobile(typed) == "+77011234567"


@pytest.mark.parametrize("typed", ["8 (727) 250-12-34", "+7 7172 74 20 01"])
def test_a_landline_is_a_number_but_reads_no_codes(typed):
    assert normalise(typed).startswith("+77")

    with pytest.raises(ValidationError) as refusal:
        normalise_mobile(typed)
    assert refusal.value.code == "phone_landline"


@pytest.mark.parametrize("typed", ["+79161234567", "89161234567", "+996700123456"])
def test_a_neighbours_number_is_refused_although_russia_shares_the_prefix(typed):
    with pytest.raises(ValidationError) as refusal:
        normalise(typed)
    assert refusal.value.code == "phone_foreign"


@pytest.mark.parametrize("typed", ["", "112", "8701123456", "phone", "+" * 500, "7" * 31, "\x00"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValidationError) as refusal:
        normalise(typed)
    assert refusal.value.code == "phone_unreadable"


def test_a_number_is_shown_grouped_and_hidden_but_for_two_digits():
    assert readable("+77011234567") == "+7 701 123 4567"
    assert masked("+77011234567").endswith("67")
    assert "123" not in masked("+77011234567")
