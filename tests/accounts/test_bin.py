import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.bin import control_digit, is_valid_bin

GOOD = "971240001315"


def test_a_real_number_passes():
    assert is_valid_bin(GOOD)


# the eleventh digit weighs eleven, which is nothing modulo eleven: the law's rule is so
@pytest.mark.parametrize("place", [*range(10), 11])
def test_one_mistyped_digit_is_noticed(place):
    wrong = str((int(GOOD[place]) + 1) % 10)

    assert not is_valid_bin(GOOD[:place] + wrong + GOOD[place + 1 :])


@pytest.mark.parametrize(
    "typed",
    ["", "97124000131", "9712400013150", "971340001315", "971200001315", "97124000131x", "٩" * 12],
)
def test_what_has_not_the_form_is_refused(typed):
    assert not is_valid_bin(typed)


@given(st.from_regex(r"\A[0-9]{2}(0[1-9]|1[0-2])[0-3][0-9][0-9]{6}\Z"))
def test_the_number_of_a_person_never_passes_for_one_of_a_body(iin):
    assert not is_valid_bin(iin)


@given(st.from_regex(r"\A[0-9]{11}\Z"))
def test_the_control_digit_is_one_digit_or_the_serial_is_not_used(eleven):
    assert control_digit(eleven) in {None, *range(10)}
