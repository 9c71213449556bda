from datetime import UTC, datetime

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.filters import PinFilter
from geo.models import Pin
from tests.factories.geo import PinFactory, RegionFactory

pytestmark = pytest.mark.django_db
FIELDS = [
    "kind",
    "topic",
    "stage_group",
    "stage",
    "region",
    "since",
    "until",
    "needs",
    "q",
    "bbox",
]


def asked(query):
    return PinFilter(QueryDict(query), Pin.objects.order_by("pk"))


def found(query):
    question = asked(query)
    assert question.is_valid(), question.errors
    return [*question.qs]


def test_each_question_finds_its_own():
    here = RegionFactory()
    pothole = PinFactory(region=RegionFactory(under=here), topic="roads", stage="confirmed")
    park = PinFactory(
        kind="initiative", topic="ecology", stage="resource_search", stage_group="in_work",
        since=datetime(2026, 3, 5, tzinfo=UTC), needs_people=True,
    )  # fmt: skip

    assert found("") == [pothole, park]
    assert found("kind=problem") == [pothole]
    assert found("kind=problem&kind=initiative") == [pothole, park]
    assert found("topic=ecology&topic=unheard_of") == [park]
    assert found("stage=confirmed") == [pothole]
    assert found("stage_group=in_work") == [park]
    assert found(f"region={here.kato}") == [pothole]
    assert found("since=2026-03-05&until=2026-03-05") == [park]
    assert found("needs=people&needs=money") == [park]
    assert found("nonsense=1") == [pothole, park]


def test_the_box_and_the_words_narrow_together():
    near, far = RegionFactory.create_batch(2)
    pin = PinFactory(region=near, title="Аула жарығы жоқ", text="Кешке қараңғы")
    PinFactory(region=far, title="Аула жарығы жоқ")
    box = ",".join(map(str, near.boundary.extent))

    assert found(f"q=жарық аула&bbox={box}") == [pin]


@pytest.mark.parametrize(
    "words",
    [
        "саябақ",
        "САЯБАҚ",
        "саябак",
        "саяб",
        "саябаққа",
        "саябактын",
        "саябақтағы",
        "көше саябақ",
        "қоқыс",
    ],
)
def test_words_are_found_in_any_spelling(words):
    PinFactory(title="Саябақты көгалдандыру", text="Көшедегі қоқысты жинау")
    PinFactory(title="Жол шұңқыры")

    assert [pin.title for pin in found(f"q={words}")] == ["Саябақты көгалдандыру"]


@pytest.mark.parametrize("words", ["!!!", "':*", "a & | !", "\\", "%", "_", "(", "''"])
def test_signs_are_not_a_query_language(words):
    PinFactory(title="Саябақ")

    assert found(f"q={words.replace('%', '%25').replace('&', '%26')}") == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("kind=volcano", "kind"), ("stage_group=x", "stage_group"), ("stage=A!", "stage"),
        ("topic=%27%3B--", "topic"), ("region=000000001", "region"), ("region=%00", "region"),
        ("since=yesterday", "since"), ("since=2026-02-30", "since"), ("needs=love", "needs"),
        ("q=%00", "q"), (f"q={'x' * 200}", "q"), ("bbox=1,2,3", "bbox"), ("bbox=%00", "bbox"),
        ("since=2026-02-02&until=2026-02-01", "until"),
        ("&".join(f"topic=t{n}" for n in range(100)), "topic"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused_with_words_and_the_rest_still_counts(query, field):
    PinFactory()
    question = asked(query)

    assert [*question.errors] == [field]
    assert question.qs.count() == 1


@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=40)))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_a_stranger_writes_breaks_the_filter(words):
    query = QueryDict(mutable=True)
    query.update(words)
    question = PinFilter(QueryDict(query.urlencode().encode()), Pin.objects.all())

    question.is_valid()
    question.qs.count()


def test_the_region_is_one_range_of_an_index():
    plan = asked(f"region={RegionFactory().kato}").qs.order_by().explain()

    assert "region_path" in plan
