"""Documents that are drawn from the code, so that they cannot say anything else."""

from collections.abc import Callable
from functools import partial

from django.utils.translation import override

from mapapp.documents import permissions, pipeline, pipeline_for_people, retention

MADE_BY = "<!-- Drawn from the code by `make docs`; a test compares them. Do not edit. -->"
DOCUMENTS: dict[str, Callable[[], str]] = {
    "pipeline.md": pipeline.text,
    "pipeline.kk.md": partial(pipeline_for_people.text_in, "kk"),
    "pipeline.ru.md": partial(pipeline_for_people.text_in, "ru"),
    "permissions.md": permissions.text,
    "retention.md": retention.text,
}


def drawn() -> dict[str, str]:
    """Every document as it should be now, in English whatever language is being read."""
    with override("en"):
        return {name: f"{MADE_BY}\n\n{text()}" for name, text in DOCUMENTS.items()}
