"""Distances as people may see them: a band, never metres. Pure.

Whoever can ask for exact distances from points of their own choosing can find a home in three
questions; a band measured from a cell of about a kilometre gives away the cell and no more.
"""

BANDS_KM = (1, 3, 5, 10, 20, 50, 100)
RADII_KM = (1, 3, 5, 10, 25)  # what a volunteer chooses from at one tap


def band_of(metres: float) -> int | None:
    """The smallest band that holds the distance, in kilometres; none beyond the widest."""
    return next((km for km in BANDS_KM if metres <= km * 1000), None)
