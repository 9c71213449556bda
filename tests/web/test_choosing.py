"""Choices of a form are read once, whoever looks at them, and are still those of today."""

import pytest
from django import forms

from initiatives.models import Skill
from mapapp.web.choosing import once, read_once
from tests.factories.initiatives import SkillFactory

pytestmark = pytest.mark.django_db


class WithSkill(forms.Form):
    """A list without an empty line is looked at twice by its widget."""

    skill = forms.ModelChoiceField(Skill.objects.none(), empty_label=None, initial=1)

    def __init__(self, *args, rows=None):
        super().__init__(*args)
        self.fields["skill"].queryset = Skill.objects.order_by("code")
        read_once(self.fields["skill"], rows)


def test_a_form_is_drawn_with_one_question(django_assert_num_queries):
    SkillFactory(code="driving")

    with django_assert_num_queries(1):
        form = WithSkill()
        drawn = [str(form["skill"]), str(form["skill"])]

    assert all("Сөз driving" in one for one in drawn)


def test_forms_of_one_page_share_the_rows(django_assert_num_queries):
    SkillFactory(code="driving")
    rows = Skill.objects.order_by("code")

    with django_assert_num_queries(1):
        drawn = [str(WithSkill(rows=rows)["skill"]) for _ in range(3)]

    assert len(set(drawn)) == 1


def test_what_is_typed_is_looked_up_among_all_of_today():
    form = WithSkill()
    later = SkillFactory(code="cooking")

    assert "cooking" in str(form["skill"])
    assert WithSkill({"skill": later.pk}).is_valid()
    assert not WithSkill({"skill": later.pk + 1}).is_valid()


def test_each_form_asks_for_itself():
    asked = []
    first, second = (once(lambda: asked.append(1) or [("a", "A")]) for _ in range(2))

    assert first() == first() == second() == [("a", "A")]
    assert len(asked) == 2
