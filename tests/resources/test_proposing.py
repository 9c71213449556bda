"""An application is written in one's own name, or of a body one speaks for, and of no other."""

from datetime import timedelta

import pytest
from django.utils import timezone

from initiatives import affected, speaking
from initiatives.applicants import Applicant
from initiatives.models import Initiative
from kernel.workflow import Refusal
from resources.models import LegalPerson, Owner, Proposer, Representative
from resources.proposing import propose_as
from tests.factories.accounts import OfficeFactory, OfficialFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory
from tests.factories.resources import BusinessFactory, GroupFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
ENDED = timedelta(days=1)


@pytest.fixture
def draft():
    return InitiativeFactory()


@pytest.fixture
def group(draft):
    return GroupFactory(led_by=draft.author)


def refused(code, verb, *args, **given):
    with pytest.raises(Refusal) as refusal:
        verb(*args, **given)
    assert refusal.value.code == code


def stop_speaking(person):
    long_ago, yesterday = (timezone.localdate() - ENDED * days for days in (9, 1))
    Representative.objects.filter(user=person).update(since=long_ago, until=yesterday)


def test_the_kind_of_the_applicant_is_that_of_the_owner(draft, group):
    taken = propose_as(draft, group, by=draft.author)

    assert (taken.applicant, taken.proposer.owner_id) == (Applicant.GROUP, group.pk)


def test_a_colleague_of_a_group_decides_nothing_about_what_bears_its_name():
    colleague = OfficialFactory(of=RegionFactory())
    group = GroupFactory(led_by=colleague)
    sent = InitiativeFactory(submitted=True, region=colleague.offices[0].region)
    Proposer.objects.create(initiative=sent, owner=group)
    Initiative.objects.update(applicant=Applicant.GROUP)
    sent.refresh_from_db()

    refused("not_allowed", sent.move, "take_up", by=colleague)

    assert sent not in Initiative.objects.on_the_desk_of(colleague)
    assert sent in Initiative.objects.worked_on_by(colleague)
    assert colleague.pk in affected.hands_in(sent)


def test_everybody_may_go_back_to_their_own_name(draft, group):
    propose_as(draft, group, by=draft.author)

    taken = propose_as(draft, None, by=draft.author)

    assert taken.applicant == Applicant.CITIZEN
    assert not hasattr(Initiative.objects.get(), "proposer")


STRANGERS = {
    "of others": lambda _person: GroupFactory(led_by=UserFactory()),
    "whose papers nobody has seen": lambda person: OrganisationFactory(
        led_by=person, verified=False
    ),
    "without papers": lambda person: BusinessFactory(led_by=person),
}


@pytest.mark.parametrize("body", STRANGERS.values(), ids=STRANGERS)
def test_nobody_writes_in_the_name_of_a_body(draft, body):
    refused("applicant_not_yours", propose_as, draft, body(draft.author), by=draft.author)


def test_a_body_whose_papers_were_seen_proposes(draft):
    body = OrganisationFactory(led_by=draft.author, verified=True)

    assert propose_as(draft, body, by=draft.author).applicant == Applicant.ORGANISATION


def test_only_its_author_says_in_whose_name_it_is(draft):
    other = UserFactory()

    refused("not_allowed", propose_as, draft, GroupFactory(led_by=other), by=other)


def test_in_whose_name_it_is_stands_once_it_is_sent(group):
    sent = InitiativeFactory(submitted=True, author=group.representatives.get().user)

    refused("not_allowed", propose_as, sent, group, by=sent.author)


def test_who_speaks_no_more_sends_nothing_in_the_name_of_the_group(draft, group):
    propose_as(draft, group, by=draft.author)
    stop_speaking(draft.author)

    refused("applicant_not_yours", draft.move, "submit", by=draft.author)


def test_papers_taken_back_keep_the_application_at_home(draft):
    body = OrganisationFactory(led_by=draft.author, verified=True)
    propose_as(draft, body, by=draft.author)
    LegalPerson.objects.update(stage="claimed")

    refused("applicant_not_yours", draft.move, "submit", by=draft.author)


def test_without_its_guard_anybody_sends_in_the_name_of_others(draft, monkeypatch):
    """The twin: it is the answer of this app that refuses."""
    Initiative.objects.update(applicant="group")
    monkeypatch.setattr(speaking, "ANSWERS", [lambda _initiative: True])

    assert draft.move("submit", by=draft.author).after == "submitted"


def test_a_call_stands_under_the_name_of_its_office(draft, group):
    Initiative.objects.update(called_by=OfficeFactory(region=draft.region))

    refused("not_allowed", propose_as, draft, group, by=draft.author)


def test_the_list_of_names_and_the_verb_are_twins(draft, group):
    bodies = [make(draft.author) for make in STRANGERS.values()]
    bodies += [group, OrganisationFactory(led_by=draft.author, verified=True)]
    offered = set(Owner.objects.proposing_for(draft.author))

    for body in Owner.objects.filter(pk__in=[one.pk for one in bodies]):
        if body in offered:
            propose_as(draft, body, by=draft.author)
        else:
            refused("applicant_not_yours", propose_as, draft, body, by=draft.author)
