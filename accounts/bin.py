"""The form of a BIN, the twelve digits of a legal person. Pure.

YYMM of registration, one digit of kind (4 resident, 5 non-resident, 6 joint enterprise of
sole traders), one of part (0 head, 1 branch, 2 representation, 3 other), five of a serial and
one of control. An IIN, which we never hold, cannot pass: its fifth digit is at most 3.
"""

import re

FORM = re.compile(r"[0-9]{2}(0[1-9]|1[0-2])[456][0-3][0-9]{6}", re.ASCII)
WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
MODULUS = 11
UNUSED = 10  # a remainder of ten is tried with the second weights, then never given out


def is_valid_bin(digits: str) -> bool:
    """Well formed, and its last digit is what the others say."""
    if not FORM.fullmatch(digits):
        return False
    return control_digit(digits[:11]) == int(digits[11])


def control_digit(eleven: str) -> int | None:
    """The twelfth digit; None for a serial that is never given out."""
    for weights in (WEIGHTS, SECOND_WEIGHTS):
        rest = sum(int(d) * w for d, w in zip(eleven, weights, strict=True)) % MODULUS
        if rest != UNUSED:
            return rest
    return None
