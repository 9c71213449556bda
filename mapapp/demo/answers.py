"""What the applications of the story answer to the questions they are asked."""

from typing import Any

from initiatives.models import Initiative, Question

OF_ALL = {
    "kk": {
        "problem": "Бұл жерде тұратындарға күн сайын қиын, өздігінен шешілмейді.",
        "who": "Үш көшенің тұрғындарына, шамамен 200 адамға.",
        "what": "Орынды қараймыз, топ жинаймыз, керегін дайындаймыз, бір күнде бірге істейміз.",
        "result": "Көршілер барып көреді және бұрынғы суретпен салыстырады.",
    },
    "ru": {
        "problem": "Людям здесь трудно каждый день, само собой это не решится.",
        "who": "Жителям трёх улиц, примерно 200 человек.",
        "what": "Осмотрим место, соберём команду, подготовим нужное и сделаем вместе за день.",
        "result": "Соседи придут, посмотрят и сравнят с прежним снимком.",
    },
}


def answers_of(initiative: Initiative) -> dict[str, Any]:
    """Its own words to what every sphere asks; to the rest, what the examples answer."""
    own = initiative.sphere_questionnaire
    asked = own.questions.all() if own else ()
    return OF_ALL[initiative.language] | {q.code: _said(q, initiative.language) for q in asked}


def _said(question: Question, language: str) -> str | list[str]:
    """The first answer of the list, or the example in this language."""
    if question.kind == Question.Kind.SEVERAL:
        return list(question.codes[:2])
    return next(iter(question.codes), getattr(question, f"example_{language}"))
