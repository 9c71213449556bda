"""The questions as an applicant will see them, in the language of the page. Nothing is kept."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from initiatives.applicants import Applicant
from initiatives.models import Initiative, Questionnaire
from mapapp.web.access import staff
from mapapp.web.initiatives.pages import PAGES
from mapapp.web.initiatives.questions_form import QuestionsForm
from mapapp.web.questionnaires.views import KEEPER, version_of
from mapapp.web.questionnaires.words import title_of


@staff(KEEPER)
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The very page of the application, tried out by a press."""
    sheet = version_of(pk)
    asked_for = request.GET.get("of", "")
    of = asked_for if asked_for in Applicant.values else Applicant.CITIZEN.value
    typed = request.POST if request.method == "POST" else None
    form = QuestionsForm(typed, initiative=nobody_of(sheet, of))
    is_wrong = form.is_bound and not form.is_valid()
    facts = {
        "sheet": sheet,
        "title": title_of(sheet),
        "page": PAGES["questions"],
        "form": form,
        "of": of,
        "kinds": Applicant.choices,
        "passes": form.is_bound and not is_wrong,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, "questionnaires/preview.html", facts, status=status)


def nobody_of(sheet: Questionnaire, applicant: str) -> Initiative:
    """An application that is not there: of a sphere, with what every sphere asks first."""
    if sheet.direction is None:
        return Initiative(questionnaire=sheet, applicant=applicant)
    return Initiative(
        questionnaire=Questionnaire.objects.newest_of(None),
        sphere_questionnaire=sheet,
        direction=sheet.direction,
        applicant=applicant,
    )
