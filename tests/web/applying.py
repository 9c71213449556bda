"""Where the pages of an application are."""

from django.urls import reverse

from initiatives import writing_along

# What a form says of volunteering: the three signs, and that it keeps to the limits.
SAID = {"signs": ["voluntary", "for_society", "unpaid"], "keeps_limits": "on"}
# What the routes of an application, its questions and its report take, by the things there.
APPLICATION = {
    "initiatives:write": lambda t: [t.sketch.pk, "result"],
    "initiatives:report": lambda t: [t.told.pk],
    "initiatives:write_report": lambda t: [t.worked.pk, "words"],
    "initiatives:needs": lambda t: [t.initiative.pk, "people"],
    "initiatives:along": lambda t: [writing_along.word_for(t.invitation)],
    "initiatives:document": lambda t: [t.sketch.pk, t.document.pk],
    "initiatives:in_name": lambda t: [t.sketch.pk],
    **{
        f"questionnaires:{name}": lambda t: [t.question.questionnaire_id]
        for name in ("sheet", "publish", "discard", "preview", "new")
    },
    **{
        f"questionnaires:{name}": lambda t: [t.question.questionnaire_id, t.question.pk]
        for name in ("question", "place")
    },
}


def page(draft, name):
    """The address of one page of a draft."""
    route = "initiatives:needs" if name in {"people", "money"} else "initiatives:write"
    return reverse(route, args=[draft.pk, name])
