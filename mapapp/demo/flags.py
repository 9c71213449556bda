"""What residents of the story flag: the moderator's queue is never empty."""

from community.flagging import flag
from initiatives.models import Problem, ProblemPhoto
from mapapp.demo.cast import Cast

FLAGGED = (("personal", 3), ("untrue", 1), ("unsuitable", 2))


def tell(cast: Cast) -> None:
    """Some photos, and a problem in words; told again, nothing changes."""
    photos = ProblemPhoto.objects.shown().select_related("problem").order_by("pk")
    for photo, (breach, people) in zip(photos, FLAGGED, strict=False):
        others = [one for one in cast.residents if one.pk != photo.problem.author_id]
        for resident in others[:people]:
            flag(photo, breach=breach, user=resident)
    problem = Problem.objects.filter(stage="acknowledged").order_by("pk").first()
    resident = next(one for one in cast.residents if one.pk != problem.author_id)
    flag(problem, breach="untrue", words="Бұл басқа көше.", user=resident)
