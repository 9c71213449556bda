"""The published rule of results in words, with the numbers of the settings."""

from collections.abc import Mapping

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from initiatives.criteria import Criterion
from initiatives.verdicts import share


def rule_in_words(rule: Mapping[str, float]) -> list[str]:
    """Who must answer, and what counts as solved."""
    return [
        _(
            "At least %(share)s %% of those asked must answer: no fewer than %(least)s people, "
            "and %(most)s are always enough."
        )
        % {
            "share": number_format(rule["quorum_share"] * 100, decimal_pos=0),
            "least": rule["quorum_least"],
            "most": rule["quorum_most"],
        },
        _("Solved: at least %(share)s of the answers say “yes”.")
        % {"share": _fraction(rule["solved_share"])},
        _("Partly solved: at least %(share)s say “yes” or “partly”.")
        % {"share": _fraction(rule["partly_share"])},
        _("Otherwise, or when too few people answer in time, it is not solved."),
        _("Beside the verdict each answer grades: %(criteria)s. Grades change no result.")
        % {"criteria": "; ".join(str(criterion.label) for criterion in Criterion)},
        *_others(rule),
    ]


def _others(rule: Mapping[str, float]) -> list[str]:
    """Who is asked beside those who told of it, and what their word does."""
    return [
        _(
            "People the work has helped are named by its lead and asked by letter. They make no "
            "quorum. From %(least)s of their answers on, the same rule is asked of them, too, and "
            "the lower of the two results counts."
        )
        % {"least": rule["beneficiaries_least"]},
        _(
            "Residents of the area the work reaches are asked beside those who told of it: all of "
            "them, or as many as a public lot chooses."
        ),
        _(
            "Independent evaluators are drawn by a public lot. "
            "Their word stands beside the result and decides nothing."
        ),
    ]


def _fraction(value: float) -> str:
    part = share(value)
    return f"{part.numerator}/{part.denominator}"
