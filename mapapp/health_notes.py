"""What is not as it should be, though the site serves: notes, never a reason to turn it off.

A probe asks every few seconds; a note is counted anew every five minutes.
"""

from django.core.cache import cache
from django.utils import timezone

from initiatives import recipients
from kernel.calendar import years_without_calendar
from kernel.models import JournalCheck

FRESH_SECONDS = 300
KEY = "health-notes"


def notes() -> dict[str, str]:
    """Each note under the name of what it is about; nothing where all is well."""
    known = cache.get(KEY)
    if known is None:
        known = {name: said for name, ask in NOTES.items() if (said := ask())}
        cache.set(KEY, known, FRESH_SECONDS)
    return known


def calendar_note() -> str:
    """A year whose days of rest must be known by now and are not."""
    years = years_without_calendar(timezone.localdate())
    return f"no calendar of {', '.join(map(str, years))}: manage.py load_calendar" if years else ""


def coverage_note() -> str:
    """Kinds of problems that nobody receives in some district."""
    cells = list(recipients.cells())
    holes = sum(cell.is_hole for cell in cells)
    return (
        f"{holes} of {len(cells)} cells without a recipient: manage.py check_coverage"
        if holes
        else ""
    )


def journal_note() -> str:
    """The latest look over the journal found entries that are not as they were written."""
    latest = JournalCheck.objects.last()
    return "" if latest is None or latest.is_whole else "altered: manage.py verify_journal"


NOTES = {"calendar": calendar_note, "coverage": coverage_note, "journal": journal_note}
