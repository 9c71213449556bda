"""A number of something in the reader's own number format, decimals only where there are any."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format

register = template.Library()
HUNDREDTH = Decimal("0.01")


@register.filter
def amount(value: Decimal | float | None, unit: str = "") -> str:
    """`12.50` and `kg` as 12,5 kg; nothing for nothing."""
    if value is None:
        return ""
    exact = Decimal(str(value)).quantize(HUNDREDTH).normalize()
    digits = max(0, -int(exact.as_tuple().exponent))
    number = number_format(exact, decimal_pos=digits, force_grouping=True)
    return f"{number} {unit}".strip()
