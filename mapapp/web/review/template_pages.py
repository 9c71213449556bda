"""The ready answers of an office: the list, and one to write or to change."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Office
from accounts.roles import OfficeKind
from initiatives.models import AnswerTemplate
from initiatives.models.template import KEEPING
from initiatives.phrases import PLACEHOLDERS, VERBS, filled, unknown_in
from initiatives.querysets.territory import DECIDING_KINDS
from initiatives.taxonomy import ProblemCategory
from mapapp.web.access import staff
from mapapp.web.choosing import read_once
from mapapp.web.move_forms import MOST_ANSWER, words_field
from mapapp.web.verbs import words_of

KEEPERS = tuple(kind.value for kind in (*DECIDING_KINDS, OfficeKind.COORDINATOR))
SAMPLE = {"number": "KZ-11-000123", "place": "Көкшетау", "office": "Әкімдік"}


class TemplateForm(forms.ModelForm):
    """One ready answer."""

    decision = forms.ChoiceField(label=gettext_lazy("For which decision"))
    text_kk = words_field(gettext_lazy("Text in Kazakh"), rows=5, most=MOST_ANSWER)
    text_ru = words_field(gettext_lazy("Text in Russian"), rows=5, most=MOST_ANSWER)

    class Meta:
        model = AnswerTemplate
        fields = ["title", "office", "category", "text_kk", "text_ru", "is_active"]
        labels = {
            "title": gettext_lazy("Title for colleagues"),
            "office": gettext_lazy("Of which office"),
            "category": gettext_lazy("Kind of problem"),
            "is_active": gettext_lazy("It is offered in forms"),
        }

    field_order = ["title", "decision", "category", "office", "text_kk", "text_ru", "is_active"]

    def __init__(self, *args: Any, keeper: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        words = {
            kind: [(f"{kind}:{v}", words_of(kind, v).press) for v in VERBS[kind]] for kind in VERBS
        }
        kinds = AnswerTemplate.Kind
        self.fields["decision"].choices = [(kinds(kind).label, words[kind]) for kind in VERBS]
        self.fields["office"].queryset = offices_kept_by(keeper)
        self.fields["office"].required, self.fields["office"].empty_label = True, None
        self.fields["category"].queryset = ProblemCategory.objects.in_use()
        self.fields["category"].empty_label = _("Any")
        if self.instance.pk:
            self.fields["decision"].initial = f"{self.instance.kind}:{self.instance.verb}"

    def clean(self) -> dict[str, Any]:
        """Only placeholders that something fills; a kind of problem only for problems."""
        typed = super().clean()
        for name in ("text_kk", "text_ru"):
            if unknown := unknown_in(typed.get(name, "")):
                self.add_error(name, _("Nothing fills {%(word)s}.") % {"word": unknown[0]})
        kind, _colon, verb = typed.get("decision", "").partition(":")
        self.instance.kind, self.instance.verb = kind, verb
        if kind == "initiative" and typed.get("category"):
            self.add_error("category", _("Initiatives have no kind of problem: leave it open."))
        return typed


def offices_kept_by(user: Any) -> Any:  # noqa: ANN401 - a user, rows of offices
    """The offices whose templates this person may write: their own."""
    mine = [office.pk for office in user.offices if office.kind in {*DECIDING_KINDS, *KEEPING}]
    return Office.objects.filter(pk__in=mine).order_by("pk")


@staff(*KEEPERS)
@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    """Those of one's own territory."""
    rows = AnswerTemplate.objects.kept_by(request.user).select_related("office", "category")
    named = [
        (one, words_of(one.kind, one.verb).press) for one in rows.order_by("kind", "verb", "title")
    ]
    return render(request, "review/templates.html", {"templates": named})


@staff(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new one."""
    return _edited(request, None)


@staff(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """One there is already; another territory's does not exist here."""
    return _edited(request, get_object_or_404(AnswerTemplate.objects.kept_by(request.user), pk=pk))


def _edited(request: HttpRequest, template: AnswerTemplate | None) -> HttpResponse:
    form = TemplateForm(request.POST or None, instance=template, keeper=request.user)
    if template and template.office not in form.fields["office"].queryset:
        form.fields["office"].queryset |= Office.objects.filter(pk=template.office_id)
    read_once(form.fields["office"])
    if form.is_valid() and "preview" not in request.POST:
        form.save()
        messages.success(request, _("The template is saved."))
        return redirect("review:templates")
    is_wrong = form.is_bound and not form.is_valid()
    facts = {"form": form, "placeholders": PLACEHOLDERS, "previews": _previews(form)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, "review/template.html", facts, status=status)


def _previews(form: TemplateForm) -> list[tuple[str, str]]:
    """Both languages with the placeholders filled by an example."""
    facts = SAMPLE | dict.fromkeys(("date", "until"), "01.12")
    texts = [(lang, form[f"text_{lang}"].value() or "") for lang in ("kk", "ru")]
    return [(lang, filled(text, facts)) for lang, text in texts if text]
