"""What every test may rely on, whichever ran before it in the same process."""

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils import translation

from initiatives.models import Problem


@pytest.mark.parametrize("turn", range(3))  # on two workers, one of them has two turns
def test_no_test_reads_in_the_language_of_another(turn):
    assert translation.get_language() == settings.LANGUAGE_CODE
    translation.activate("ru")


@pytest.mark.django_db
def test_kinds_of_things_are_known_before_questions_are_counted(django_assert_num_queries):
    with django_assert_num_queries(0):
        ContentType.objects.get_for_model(Problem)

    ContentType.objects.clear_cache()
    with django_assert_num_queries(1):
        ContentType.objects.get_for_model(Problem)
