"""Tenge as whole tiyn, never as a float: 100 tiyn are 1 tenge."""

from decimal import Decimal

TIYN = 100


def tiyn(tenge: Decimal | int) -> int:
    """Whole tiyn of an amount in tenge; ValueError where a part of a tiyn would be lost."""
    amount = Decimal(tenge) * TIYN
    if amount != amount.to_integral_value():
        message = f"{tenge} tenge is not a whole number of tiyn"
        raise ValueError(message)
    return int(amount)


def tenge(amount_tiyn: int) -> Decimal:
    """The amount in tenge with two digits after the point."""
    return Decimal(amount_tiyn) / TIYN
