import pytest

from geo.models import Pin
from initiatives.stages import ON_THE_MAP, PROBLEM_ON_THE_MAP, ProblemStage, Stage
from tests.factories.initiatives import InitiativeFactory, ProblemFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stage", [*Stage])
def test_every_stage_of_an_initiative_is_reached_by_real_moves(stage):
    initiative = InitiativeFactory(at_stage=stage)

    assert initiative.stage == stage
    assert Pin.objects.filter(kind="initiative", stage=stage).exists() == (stage in ON_THE_MAP)


@pytest.mark.parametrize("stage", [*ProblemStage])
def test_every_stage_of_a_problem_is_reached_by_real_moves(stage):
    problem = ProblemFactory(at_stage=stage)

    assert problem.stage == stage
    assert Pin.objects.filter(kind="problem", stage=stage).exists() == (
        stage in PROBLEM_ON_THE_MAP
    )
