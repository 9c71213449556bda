"""The words and questions the product starts with, from `fixtures/reference/`; safe to repeat."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from initiatives.models import Question, Questionnaire
from initiatives.taxonomy import Direction, ProblemCategory, ResourceKind, Skill, Word

WORDS: dict[str, type[Word]] = {
    "directions": Direction,
    "skills": Skill,
    "resource_kinds": ResourceKind,
    "categories": ProblemCategory,
}


@transaction.atomic
def load() -> dict[str, int]:
    """Load every list; returns how many rows each holds."""
    counts = {name: _load_words(name, model) for name, model in WORDS.items()}
    return counts | {"questions": _load_questionnaire()}


def _read(name: str) -> Any:  # noqa: ANN401 - JSON
    path = Path(settings.BASE_DIR) / "fixtures" / "reference" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def _load_words(name: str, model: type[Word]) -> int:
    rows = _read(name)
    directions = {row.code: row for row in Direction.objects.all()}
    for place, row in enumerate(rows, start=1):
        facts = row | {"ordering": place}
        if "direction" in facts:
            facts["direction"] = directions.get(facts["direction"])
        model.objects.update_or_create(code=facts.pop("code"), defaults=facts)
    return len(rows)


def _load_questionnaire() -> int:
    """The first version for all spheres; a version already there is never changed."""
    first = _read("questionnaire")
    sheet, is_new = Questionnaire.objects.get_or_create(direction=None, version=first["version"])
    if is_new:
        for place, row in enumerate(first["questions"], start=1):
            Question.objects.create(questionnaire=sheet, ordering=place, **row)
    return sheet.questions.count()
