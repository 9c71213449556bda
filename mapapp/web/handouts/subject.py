"""What may be printed of an initiative: what a guest may read, in the language of the page.

Its place is the public one, its people are those who show their names, its problems and photos
are those everybody sees. Nothing here asks who prints it, so nobody's rights can leak onto paper.
"""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from geo.locator import Drawing, around, in_the_country
from initiatives.models import Initiative
from initiatives.stages import GATHERING, ON_THE_DESK
from initiatives.voices import voices_of
from mapapp.web.handouts.estimate import Estimate, estimate_of
from mapapp.web.handouts.pictures import Picture, photos_of, qr_of
from mapapp.web.handouts.site_plan import SitePlan
from mapapp.web.initiatives.need_lines import NeedLine, need_lines
from mapapp.web.initiatives.page import InitiativePage
from mapapp.web.initiatives.place import Place
from mapapp.web.map.given import OFFLINE_SOURCES
from mapapp.web.steps import WORDS

SIZES = {"short": 40, "middle": 75}  # letters of a title


@dataclass(frozen=True)
class Subject:
    """One initiative as paper may show it."""

    initiative: Initiative

    @cached_property
    def page(self) -> InitiativePage:
        """Its page as a guest sees it."""
        return InitiativePage(self.initiative, AnonymousUser())

    @property
    def place(self) -> Place:
        """Where it is and what is wrong there."""
        return self.page.place

    @property
    def address(self) -> str:
        """Its page, for a reader of this language."""
        return settings.SITE_URL + reverse("initiatives:detail", args=[self.initiative.pk])

    @property
    def short_address(self) -> str:
        """The same as people copy it by hand."""
        return self.address.partition("://")[2].rstrip("/")

    @cached_property
    def qr(self) -> Picture:
        """The same as a phone reads it."""
        return qr_of(self.address)

    @cached_property
    def needs(self) -> list[NeedLine]:
        """What is needed and what is there."""
        return need_lines(self.initiative, may_help=False)

    @property
    def estimate(self) -> Estimate:
        """What it will take."""
        return estimate_of(self.initiative)

    @property
    def still_needed(self) -> list[NeedLine]:
        """What is not there yet, what it cannot do without first."""
        missing = [line for line in self.needs if line.have < line.wanted]
        return sorted(missing, key=lambda line: not line.is_essential)

    @cached_property
    def photos(self) -> list[Picture]:
        """A few photos of the place."""
        return photos_of(self.initiative, most=4)

    @cached_property
    def around(self) -> Drawing:
        """The land around it, to fill a width of paper."""
        return around(self.initiative.public_location, width=460, height=270)

    @cached_property
    def around_small(self) -> Drawing:
        """The same beside a photo: fewer names, larger."""
        return around(self.initiative.public_location, width=190, height=210)

    @cached_property
    def site(self) -> SitePlan:
        """The plan of the place to scale."""
        return SitePlan(self.initiative)

    @property
    def credit(self) -> str:
        """Whose outlines the drawings are made of."""
        return OFFLINE_SOURCES

    @property
    def in_the_country(self) -> Drawing:
        """Where in Kazakhstan."""
        return in_the_country(self.initiative.public_location, width=230, height=140)

    @property
    def happening(self) -> str:
        """What is going on, in words."""
        return str(WORDS[self.initiative.stage].now)

    @property
    def title_size(self) -> str:
        """How large the title may stand on a poster."""
        length = len(self.initiative.title)
        return next((size for size, most in SIZES.items() if length <= most), "long")

    @property
    def wants_help(self) -> bool:
        """People and things may still join."""
        return self.initiative.stage in GATHERING

    @property
    def is_with_the_office(self) -> bool:
        """It waits for its first answer."""
        return self.initiative.stage in ON_THE_DESK

    @cached_property
    def supporters(self) -> int:
        """How many stand behind it, counted as on its page."""
        return voices_of(self.initiative)
