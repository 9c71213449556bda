"""The words and questions the product starts with, from `fixtures/reference/`; safe to repeat."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from geo.models import Region
from initiatives.models import (
    BaseCentre,
    CategoryQuestion,
    CategorySheet,
    NationalProject,
    ProjectGoal,
    Question,
    Questionnaire,
)
from initiatives.taxonomy import (
    CareKind,
    Channel,
    Direction,
    DirectionRule,
    EmergencyPhone,
    ProblemCategory,
    ResourceKind,
    Skill,
    Word,
)

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "reference"
WORDS: dict[str, type[Word]] = {
    "directions": Direction,
    "skills": Skill,
    "resource_kinds": ResourceKind,
    "channels": Channel,
    "emergency_phones": EmergencyPhone,
    "categories": ProblemCategory,
    "care_kinds": CareKind,
}


@transaction.atomic
def load() -> dict[str, int]:
    """Load every list; returns how many rows each holds."""
    counts = {name: _load_words(name, model) for name, model in WORDS.items()}
    counts |= {
        "direction_rules": _load_rules(),
        "questions": _load_questionnaires(),
        "category_questions": _load_sheets(),
    }
    return counts | {"national_projects": _load_projects()}


def _read(name: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def _load_words(name: str, model: type[Word]) -> int:
    rows = _read(name)
    directions = {row.code: row for row in Direction.objects.all()}
    for place, row in enumerate(rows, start=1):
        facts = row | {"ordering": place}
        if "direction" in facts:
            facts["direction"] = directions.get(facts["direction"])
        phones = facts.pop("phones", None)
        word, _ = model.objects.update_or_create(code=facts.pop("code"), defaults=facts)
        if phones is not None:
            word.phones.set(EmergencyPhone.objects.filter(code__in=phones))
    return len(rows)


def _load_rules() -> int:
    """What an author is told before choosing a sphere."""
    directions = {row.code: row for row in Direction.objects.all()}
    rows = _read("direction_rules")
    for place, row in enumerate(rows, start=1):
        facts = row | {"ordering": place, "direction": directions.get(row["direction"])}
        DirectionRule.objects.update_or_create(code=facts.pop("code"), defaults=facts)
    return len(rows)


def _load_questionnaires() -> int:
    """The first version for all spheres and that of each; returns how many questions they ask."""
    directions = {row.code: row for row in Direction.objects.all()}
    own = sorted(path.stem for path in (FOLDER / "questionnaires").glob("*.json"))
    first = [
        (None, "questionnaire"),
        *((directions[code], f"questionnaires/{code}") for code in own),
    ]
    return sum(_load_questionnaire(direction, _read(name)) for direction, name in first)


def _load_questionnaire(direction: Direction | None, facts: dict[str, Any]) -> int:
    """One version; one that is there already, whoever wrote it, is never changed."""
    sheet, is_new = Questionnaire.objects.get_or_create(
        direction=direction, version=facts["version"]
    )
    if is_new:
        for place, row in enumerate(facts["questions"], start=1):
            Question.objects.create(questionnaire=sheet, ordering=place, **row)
        Questionnaire.objects.filter(pk=sheet.pk).update(published_at=timezone.now())
    return sheet.questions.count()


def _load_sheets() -> int:
    """The questions about each kind of problem; a version already there is never changed."""
    for one in _read("category_questions"):
        category = ProblemCategory.objects.get(code=one["category"])
        sheet, is_new = CategorySheet.objects.get_or_create(
            category=category, version=one["version"]
        )
        for place, row in enumerate(one["questions"] if is_new else (), start=1):
            CategoryQuestion.objects.create(sheet=sheet, ordering=place, **row)
    return CategoryQuestion.objects.count()


def _load_projects() -> int:
    """The national projects: aim, goals and base centres, each in its own place."""
    rows = _read("national_projects")
    for row in rows:
        parts = {name: row.pop(name) for name in ("directions", "goals", "centres")}
        project, _ = NationalProject.objects.update_or_create(code=row.pop("code"), defaults=row)
        project.directions.set(Direction.objects.filter(code__in=parts["directions"]))
        for goal in parts["goals"]:
            kind = goal.pop("kind")
            ProjectGoal.objects.update_or_create(project=project, kind=kind, defaults=goal)
        for centre in parts["centres"]:
            centre["region"] = Region.objects.filter(kato=centre.pop("kato")).first()
            name = centre.pop("name_kk")
            BaseCentre.objects.update_or_create(project=project, name_kk=name, defaults=centre)
    return len(rows)
