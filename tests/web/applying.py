"""Where the pages of an application are."""

from django.urls import reverse


def page(draft, name):
    """The address of one page of a draft."""
    route = "initiatives:needs" if name in {"people", "money"} else "initiatives:write"
    return reverse(route, args=[draft.pk, name])
