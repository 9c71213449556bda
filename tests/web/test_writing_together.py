"""Every page of an application lost and found: the session ran out, a co-author was quicker.

What two people typed on one page is shown to the slower one; lines of both stand side by side.
"""

import pytest

from initiatives import writing_along
from initiatives.models import Initiative
from mapapp.web.pwa.sender import sender_of
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory, ResourceKindFactory
from tests.web.applying import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
# page: what one person types there, what the other one types, the field that tells them apart
FORMS = {
    "place": ({"language": "kk"}, {"language": "ru"}, "language"),
    "result": ({"title": "Жарық аула"}, {"title": "Светлый двор"}, "title"),
    "questions": ({"q_what": "Шам ілеміз"}, {"q_what": "Повесим фонарь"}, "q_what"),
    "plan": ({"plan_starts": "2031-03-01", "plan_ends": "2031-05-01"},
             {"plan_starts": "2031-03-08", "plan_ends": "2031-05-01"}, "plan_starts"),
}  # fmt: skip
LISTS = {
    "plan": ({"milestone-title": "Шам алынды", "milestone-due_on": "2031-03-10"},
             {"milestone-title": "Фонарь куплен", "milestone-due_on": "2031-03-11"}, "milestones"),
    "people": ({"seat-role": "Электрик", "seat-wanted": "1"},
               {"seat-role": "Водитель", "seat-wanted": "2"}, "seats"),
    "money": ({"thing-title": "Саты", "thing-wanted": "1"},
              {"thing-title": "Лестница", "thing-wanted": "2"}, "needs"),
    "team": ({"invitation-label": "Көрші"}, {"invitation-label": "Сосед"}, "co_authors"),
}  # fmt: skip


@pytest.fixture
def draft():
    return InitiativeFactory(language="en")


@pytest.fixture
def both(draft, client_class):
    """The author and a co-author, each at a browser of their own."""
    friend = UserFactory(confirmed=True)
    invitation = writing_along.invite(draft, by=draft.author, label="Дос")
    writing_along.accept(invitation, by=friend)
    return signed_in(client_class, draft.author), signed_in(client_class, friend)


@pytest.fixture
def client_class(client):
    return type(client)


def signed_in(client_class, person):
    browser = client_class()
    browser.force_login(person)
    return browser


def read(browser, draft, name):
    """The page as its form would send it back untouched."""
    shown = browser.get(page(draft, name))
    assert shown.status_code == 200
    sheet = shown.context["sheet"]
    values = {bound.html_name: bound.value() for form in sheet.forms for bound in form}
    typed = {key: value for key, value in values.items() if value not in (None, False)}
    return typed | {"seen": sheet.seen, "sender": sender_of(shown.wsgi_request), "later": "1"}


def completed(typed):
    """A thing has a kind."""
    kind = {"thing-resource_kind": ResourceKindFactory().pk} if "thing-title" in typed else {}
    return typed | kind


@pytest.mark.parametrize("name", FORMS)
def test_whoever_is_slower_overwrites_nothing_and_loses_nothing(both, draft, name):
    mine, theirs, field = FORMS[name]
    author, friend = both
    seen_by_author, seen_by_friend = read(author, draft, name), read(friend, draft, name)
    author.post(page(draft, name), seen_by_author | mine)

    answer = friend.post(page(draft, name), seen_by_friend | theirs)

    sheet = answer.context["sheet"]
    assert answer.status_code == 409
    assert sheet.form[field].value() == theirs[field]
    standing = str(read(author, draft, name)[field])
    assert standing == mine[field]
    assert [one.text for one in sheet.theirs] == [shown_as(name, standing)]
    assert sheet.theirs[0].text in answer.text
    both_read = seen_by_friend | theirs | {"seen": sheet.seen}
    assert friend.post(page(draft, name), both_read).status_code == 302
    assert str(read(author, draft, name)[field]) == theirs[field]


def shown_as(name, value):
    """As people read it."""
    return "Kazakh" if name == "place" and value == "kk" else value


@pytest.mark.parametrize("name", LISTS)
def test_lines_of_both_stand_side_by_side(both, draft, name):
    mine, theirs, rows = LISTS[name]
    author, friend = both
    other = author if name == "team" else friend  # only the author invites
    seen_by_author, seen_by_other = read(author, draft, name), read(other, draft, name)
    before = getattr(draft, rows).count()
    author.post(page(draft, name), seen_by_author | completed(mine))

    answer = other.post(page(draft, name), seen_by_other | completed(theirs))

    assert answer.status_code == 302
    assert getattr(draft, rows).count() == before + 2


@pytest.mark.parametrize("name", [*FORMS, "people", "money", "team"])
def test_a_session_that_ran_out_gives_every_page_back(client, draft, name):
    typed = (LISTS[name] if name not in FORMS else FORMS[name])[1]
    client.force_login(draft.author)
    sent = read(client, draft, name) | completed(typed)
    client.logout()

    assert client.post(page(draft, name), sent).status_code == 302
    client.force_login(draft.author)
    shown = client.get(page(draft, name))

    fields = [bound for form in shown.context["sheet"].forms for bound in form]
    assert {one.html_name: one.value() for one in fields if one.html_name in typed} == typed
    assert shown.context["sheet"].seen == sent["seen"]
    assert client.post(page(draft, name), sent).status_code == 302


def test_a_co_author_who_saved_while_one_was_signed_out_is_noticed(both, draft):
    author, friend = both
    form = read(author, draft, "result") | {"title": "Менің сөзім"}
    author.logout()
    author.post(page(draft, "result"), form)
    friend.post(page(draft, "result"), read(friend, draft, "result") | {"title": "Досымның сөзі"})
    author.force_login(draft.author)

    shown = author.get(page(draft, "result")).context["sheet"]
    answer = author.post(page(draft, "result"), form | {"seen": shown.seen})

    assert answer.status_code == 409
    assert "Менің сөзім" in answer.text
    assert "Досымның сөзі" in answer.text
    assert Initiative.objects.get().title == "Досымның сөзі"


def test_a_co_author_who_has_been_parted_with_writes_nothing(both, draft):
    _, friend = both
    form = read(friend, draft, "result") | {"title": "Соңғы сөз"}
    writing_along.part_with(draft.co_authors.get(), by=draft.author)

    assert friend.post(page(draft, "result"), form).status_code == 404
    draft.refresh_from_db()
    assert draft.title != "Соңғы сөз"


def test_without_the_mark_the_slower_one_would_overwrite(both, draft):
    """The twin: a form that does not say what its writer has seen."""
    author, friend = both
    old = read(friend, draft, "result") | {"title": "Екінші"}
    author.post(page(draft, "result"), read(author, draft, "result") | {"title": "Бірінші"})
    del old["seen"]

    assert friend.post(page(draft, "result"), old).status_code == 302
    assert read(author, draft, "result")["title"] == "Екінші"
