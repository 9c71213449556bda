"""An initiative of one's own for a journey: sent, routed, with neighbours behind it.

Runs inside the product, by `manage.py shell`, through the domain as its people would; `told()`
asks for it from outside.
"""

import json
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.models import Office, User
from initiatives import backing, needing
from initiatives.answering import questions_of
from initiatives.models import Initiative, Need, ResourceKind
from initiatives.signs import Sign
from initiatives.starting import start_initiative
from initiatives.taxonomy import Direction

AT = {
    "town": {"lon": 69.4044, "lat": 53.2871},  # Kokshetau: the region's akimat answers
    "district": {"lon": 69.1556, "lat": 52.9056},  # Zerendi: the district's does
}
WORDS = {
    "kk": {"title": "Аялдамаға жарық", "need": "Күрек пен қолғап"},
    "ru": {"title": "Свет на остановке", "need": "Лопаты и перчатки"},
}
IN_BOTH = {"public_answer_kk": "Мақұлданды.", "public_answer_ru": "Одобрено."}


def told(stack, call):
    """What one of the functions below prints, called inside the product."""
    words = f"from tests.e2e import proposed; proposed.{call}"
    return json.loads(stack.manage("shell", "--no-imports", "-c", words).splitlines()[-1])


def propose(language, number, *, at="town", is_essential=False, is_accepted=False):
    """Its facts as one line of JSON: keys, titles, who leads it and who stands behind it."""
    author = User.objects.get(email=f"resident-{number}@asar.invalid")
    initiative = begun(author, language, at)
    need = needing.add_need(
        initiative, by=author, kind=Need.Kind.THING, wanted=2, is_essential=is_essential,
        resource_kind=ResourceKind.objects.get(code="tools"), title=WORDS[language]["need"],
    )  # fmt: skip
    initiative.move("submit", by=author)
    if is_accepted:
        _accept(initiative)
    facts = {"key": initiative.pk, "title": initiative.title, "lead": author.email}
    facts |= {"need": need.pk, "department": Office.objects.get(kind="department").pk}
    print(json.dumps(facts | {"neighbours": _backed(initiative, number)}))  # noqa: T201 - read


def begun(author, language, at):
    """A complete draft; each run reads its own letters, so its title is its own."""
    today = timezone.localdate()
    initiative = start_initiative(
        author=author, title=f"{WORDS[language]['title']} · {uuid4().hex[:6]}",
        language=language, direction=Direction.objects.get(code="D16"), plan_starts=today,
        plan_ends=today + timedelta(days=30), signs=Sign.values, keeps_limits=True, **AT[at],
    )  # fmt: skip
    initiative.answers = answered(initiative)
    initiative.save()
    return initiative


def answered(initiative):
    """Something for everything that must be answered: words, or the first of the list."""
    found = {}
    for question in questions_of(initiative):
        if question.is_required:
            first = question.codes[:1]
            found[question.code] = first[0] if first else "Жарық керек"
    return found


def _accept(initiative):
    """Its office has said yes."""
    official = initiative.office.memberships.earliest("pk").user
    initiative.move("take_up", by=official)
    initiative.move("accept", by=official, skip_reason="Керек емес", **IN_BOTH)


def _backed(initiative, number):
    """The next three residents stand behind it: they are asked in the end."""
    emails = [f"resident-{n}@asar.invalid" for n in range(number + 1, number + 4)]
    for email in emails:
        backing.back(User.objects.get(email=email), initiative)
    return emails


def let_the_end_come(key):
    """The day until which promises were gathered is over."""
    past = timezone.now() - timedelta(minutes=1)
    Initiative.objects.filter(pk=key).update(due_at=past)
    print(json.dumps(key))  # noqa: T201 - read by the one who asked
