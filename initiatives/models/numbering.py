"""Public numbers: one counter row per series, taken in one statement.

`KZ-71-000123` is a problem, `KZ-71-I-000012` an initiative; `KZ-71` is the ISO code of the
first-level unit. The counter is a row, not a sequence, so that a rolled back report leaves no gap.
"""

from django.db import connection, models

from geo.models import Region

NOWHERE = "KZ-00"
FIRST_LEVEL = 1
TAKE = """
    INSERT INTO initiatives_numbercounter (series, last) VALUES (%s, 1)
    ON CONFLICT (series) DO UPDATE SET last = initiatives_numbercounter.last + 1
    RETURNING last
"""


class NumberCounter(models.Model):
    """The last number given in a series; the row is locked until the giver's commit."""

    series = models.CharField(max_length=12, unique=True)
    last = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.series}: {self.last}"


def next_number(region: Region, *, letter: str = "") -> str:
    """The next public number of the region's first-level unit."""
    series = _series_of(region) + (f"-{letter}" if letter else "")
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [series])
        (last,) = cursor.fetchone()
    return f"{series}-{last:06d}"


def _series_of(region: Region) -> str:
    if region.level == FIRST_LEVEL:
        return region.iso or NOWHERE
    above = Region.objects.above(region).filter(level=FIRST_LEVEL).first()
    return (above and above.iso) or NOWHERE
