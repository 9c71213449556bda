"""Where the pages of the work are, and whose they are; with those of the other packages.

`PAGES` and `WHOSE` are what the permission matrix knows of them all.
"""

from tests.web.applying import APPLICATION
from tests.web.printed import HANDED_OVER, HANDOUTS

# What the routes of the work take, by the things of a territory.
WORK = {
    "photos:news": lambda t: [t.news_photo.pk],
    "work:home": lambda t: [t.initiative.pk],
    "work:tell": lambda t: [t.initiative.pk],
    "work:take_back": lambda t: [t.initiative.pk, t.news.pk],
    "work:mark": lambda t: [t.initiative.pk, t.milestone.pk],
}
LEADS = {"author", "lead"}
# Whose each of them is; what is not here is everybody's to read.
WORKED_BY = {
    "work:mark": LEADS,
    "work:take_back": {"member"},
    "work:tell": LEADS | {"member"},
}
PAGES = HANDOUTS | APPLICATION | WORK
WHOSE = HANDED_OVER | WORKED_BY
