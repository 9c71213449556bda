"""The map of an initiative draws what is looked after in the colours of its own style sheet."""

import pytest
from django.templatetags.static import static
from django.urls import reverse

from initiatives.stages import Stage
from tests.factories.care import CarePointFactory
from tests.factories.initiatives import InitiativeFactory

pytestmark = pytest.mark.django_db


def test_the_page_that_draws_the_layer_knows_its_colours(client, town):
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION, region=town)
    page, sheet = reverse("initiatives:detail", args=[initiative.pk]), "css/components/care.css"
    before = client.get(page).text
    CarePointFactory(initiative=initiative)

    after = client.get(page).text

    assert static(sheet) not in before
    assert static(sheet) in after
