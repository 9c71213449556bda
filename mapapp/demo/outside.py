"""A letter of the story's office to a company outside the platform."""

from datetime import timedelta

from initiatives.models import OutsideQuestion, Problem
from initiatives.outside import Letter, ask_outside
from mapapp.demo.cast import Cast
from mapapp.demo.story import Story


def tell(story: Story, cast: Cast, told: list[Problem]) -> None:
    """Once, about the first problem that is taken up."""
    problem = next(one for one in told if one.stage == "acknowledged")
    if OutsideQuestion.objects.of(problem).exists():
        return
    letter = Letter(
        body="Көкшетау Су Арнасы",
        email="water@asar.invalid",
        question="Бұл учаскедегі құбырды қашан ауыстырасыздар?",
        due_on=(story.now + timedelta(days=12)).date(),
    )
    ask_outside(problem, letter, by=cast.staff["official_region"])
