"""An initiative of one's own for a journey: sent and routed, in the middle of Kokshetau.

Runs inside the product, by `manage.py shell`, through the domain as its author would.
"""

import json
from datetime import timedelta

from django.utils import timezone

from accounts.models import Office, User
from initiatives import needing
from initiatives.models import Need, ResourceKind
from initiatives.starting import start_initiative
from initiatives.taxonomy import Direction

AT = {"lon": 69.4044, "lat": 53.2871}
WORDS = {
    "kk": {"title": "Аялдамаға жарық", "need": "Күрек пен қолғап"},
    "ru": {"title": "Свет на остановке", "need": "Лопаты и перчатки"},
}


def propose(language, number):
    """One line of JSON: its key, who leads it, the key of the department."""
    author = User.objects.get(email=f"resident-{number}@asar.invalid")
    today = timezone.localdate()
    initiative = start_initiative(
        author=author, title=WORDS[language]["title"], language=language,
        direction=Direction.objects.get(code="D16"), plan_starts=today,
        plan_ends=today + timedelta(days=30), **AT,
    )  # fmt: skip
    questions = initiative.questionnaire.questions.filter(is_required=True)
    initiative.answers = dict.fromkeys(questions.values_list("code", flat=True), "Жарық керек")
    initiative.save()
    tools = ResourceKind.objects.get(code="tools")
    needing.add_need(
        initiative, by=author, kind=Need.Kind.THING, resource_kind=tools,
        title=WORDS[language]["need"], wanted=2, is_essential=False,
    )  # fmt: skip
    initiative.move("submit", by=author)
    department = Office.objects.get(kind="department")
    told = {"key": initiative.pk, "lead": author.email, "department": department.pk}
    print(json.dumps(told))  # noqa: T201 - read by the one who asked
