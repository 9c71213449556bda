"""What an application is asked: the questions of all spheres, then those of its own.

It answers two versions, one of each; whatever looks at its questions asks here, so that the form,
the check before it is sent and the page that shows the answers go by one list.
"""

from collections.abc import Iterable

from initiatives.applicants import Applicant
from initiatives.models import Initiative, Question, Questionnaire
from initiatives.models.questionnaire import EMPTY, Answers
from initiatives.taxonomy import Direction


def newest_for(direction: Direction | None) -> dict[str, Questionnaire | None]:
    """What is asked today, by the field of an initiative that keeps it."""
    sheets = Questionnaire.objects
    return {
        "questionnaire": sheets.newest_of(None),
        "sphere_questionnaire": sheets.newest_of(direction) if direction else None,
    }


def questions_of(initiative: Initiative) -> list[Question]:
    """Every question of both versions in their order, of whomever it is asked: one query.

    A code that stands in both is one question: some spheres once copied the general ones.
    """
    versions = (initiative.questionnaire_id, initiative.sphere_questionnaire_id)
    rows = Question.objects.filter(questionnaire__in=filter(None, versions))
    found: dict[str, Question] = {}
    for one in sorted(rows, key=lambda one: versions.index(one.questionnaire_id)):
        found.setdefault(one.code, one)
    return list(found.values())


def asked_among(
    questions: Iterable[Question], answers: Answers, *, of: str = Applicant.CITIZEN
) -> list[Question]:
    """Those that are asked of this kind of applicant after these answers, in their order."""
    said: Answers = {}
    found = []
    for question in questions:
        if not question.is_asked_of(of) or not question.follows_from(said):
            continue
        found.append(question)
        said[question.code] = answers.get(question.code)
    return found


def missing_among(
    questions: Iterable[Question], answers: Answers, *, of: str = Applicant.CITIZEN
) -> list[str]:
    """The codes of required questions that are asked and have no answer."""
    asked = asked_among(questions, answers, of=of)
    return [q.code for q in asked if q.is_required and answers.get(q.code) in EMPTY]


def answered_in(initiative: Initiative) -> list[Question]:
    """Those that were asked and answered."""
    said = initiative.answers
    asked = asked_among(questions_of(initiative), said, of=initiative.applicant) if said else []
    return [one for one in asked if said.get(one.code) not in EMPTY]


def unanswered_in(initiative: Initiative) -> list[str]:
    """The codes of what must still be answered before it can be sent."""
    return missing_among(questions_of(initiative), initiative.answers, of=initiative.applicant)
