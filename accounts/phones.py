"""Phone numbers of Kazakhstan in one written form.

People write 8 (701) …, +7 701 …, 701 …; Russia shares the prefix +7, so only the number's own
plan tells the two apart. Everything behind this module holds E.164 and nothing else.
"""

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

REGION = "KZ"
E164 = phonenumbers.PhoneNumberFormat.E164
LONGEST_INPUT = 32

MESSAGES = {
    "phone_unreadable": _("This does not look like a phone number. Example: +7 701 123 45 67"),
    "phone_foreign": _("Only numbers of Kazakhstan can be used here."),
    "phone_landline": _("A code cannot be sent to a landline. Type a mobile number."),
}


def normalise(raw: str) -> str:
    """The number as +7…; a ValidationError with a code where it is no number of Kazakhstan."""
    number = _parsed(raw)
    if not phonenumbers.is_valid_number(number):
        raise _refused("phone_unreadable")
    if phonenumbers.region_code_for_number(number) != REGION:
        raise _refused("phone_foreign")
    return phonenumbers.format_number(number, E164)


def normalise_mobile(raw: str) -> str:
    """The same, and a code can be sent there."""
    number = normalise(raw)
    if not can_receive_codes(number):
        raise _refused("phone_landline")
    return number


def can_receive_codes(number: str) -> bool:
    """A landline reads no messages."""
    kind = phonenumbers.number_type(phonenumbers.parse(number))
    return kind != phonenumbers.PhoneNumberType.FIXED_LINE


def readable(number: str) -> str:
    """As people of the country read it: +7 701 123 45 67."""
    international = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(phonenumbers.parse(number), international)


def masked(number: str) -> str:
    """For logs and screens others may see: the last two digits only."""
    return f"+7 ••• ••• •• {number[-2:]}"


def _parsed(raw: str) -> phonenumbers.PhoneNumber:
    if len(raw) > LONGEST_INPUT:
        raise _refused("phone_unreadable")
    try:
        return phonenumbers.parse(raw, REGION)
    except phonenumbers.NumberParseException as trouble:
        raise _refused("phone_unreadable") from trouble


def _refused(code: str) -> ValidationError:
    return ValidationError(MESSAGES[code], code=code)
