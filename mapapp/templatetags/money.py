"""Tenge as people write it: 1 234 500 ₸, tiyn only where there are any."""

from django import template
from django.utils.formats import number_format

from kernel.money import TIYN
from kernel.money import tenge as in_tenge

register = template.Library()
NARROW = "\N{NO-BREAK SPACE}"


@register.filter
def tenge(amount_tiyn: int | None) -> str:
    """An amount kept in tiyn, in the reader's number format."""
    if amount_tiyn is None:
        return ""
    digits = 2 if amount_tiyn % TIYN else 0
    amount = number_format(in_tenge(amount_tiyn), decimal_pos=digits, force_grouping=True)
    return f"{amount}{NARROW}₸"
