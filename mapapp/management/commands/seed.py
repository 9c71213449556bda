"""Tell the demo story: one believable region, through the real moves. Safe to repeat."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from initiatives.timers import run_timers
from mapapp.demo import (
    cast,
    flags,
    initiatives,
    outside,
    phrases,
    problems,
    programmes,
    sign_ins,
    talk,
)
from mapapp.demo.story import Story


class Command(BaseCommand):
    """`manage.py seed`: the demo story."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's shape
        """Tell it once; what is there already stays as it is."""
        del args, options
        if not settings.SEED_ALLOWED:
            raise CommandError("This is no place for a demo: SEED_ALLOWED is off.")
        story = Story()
        people = cast.gather(story)
        told = problems.tell(story, people)
        begun = initiatives.tell(story, people, told)
        phrases.tell(people)
        outside.tell(story, people, told)
        programmes.tell(story, people, begun)
        talk.tell(story, people, told, begun)
        flags.tell(people)
        run_timers()
        where = sign_ins.write(people)
        self.stdout.write(
            f"The story is told: {len(told)} problems, {len(begun)} initiatives, "
            f"{len(people.volunteers)} volunteers, {len(people.speakers)} owners of resources, "
            f"{len(people.offices)} offices.\nDemo sign-ins: {where}"
        )
