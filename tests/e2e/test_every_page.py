"""Every page in three languages at two widths: axe finds nothing, the console says nothing.

The list of pages (`pages.py`) is held against the URL map: a new page without a line fails.
"""

import json

import pytest

from mapapp.web.policies import routes
from tests.e2e import acting
from tests.e2e import pages as site
from tests.e2e.barriers import look_at, troubles_of
from tests.e2e.conftest import DESKTOP
from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.stack import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = f"axe.run({{runOnly: {{type: 'tag', values: {json.dumps(TAGS)}}}}})"
FACTS = """
import json
from initiatives import fixed_by_link, outside
from initiatives.by_link import word_for
from initiatives.models import (
    AnswerTemplate, FixQuestion, Initiative, Need, OutsideQuestion, Problem, ProblemPhoto,
)
from resources.models import Owner, Representative
staged = lambda model: {row.stage: row.pk for row in model.objects.order_by("-pk")}
lead = Initiative.objects.get(stage="resource_search", language="ru")
confirmed = Problem.objects.filter(stage="confirmed").order_by("-pk").first()
asked = Problem.objects.filter(stage="needs_information").latest("pk")
print(json.dumps({
    "told": confirmed.pk, "reporter": confirmed.author.email,
    "template": AnswerTemplate.objects.exclude(office=None).first().pk,
    "outside": outside.word_for(OutsideQuestion.objects.filter(stage="asked").first()),
    "question": word_for(asked.last_entry()),
    "fixed": fixed_by_link.word_for(
        FixQuestion.objects.filter(round__problem__stage="claimed_fixed").latest("pk")
    ),
    "problem": staged(Problem), "initiative": staged(Initiative), "lead": lead.author.email,
    "led": lead.pk, "need": Need.objects.filter(initiative=lead, kind="thing").first().pk,
    "draft": Initiative.objects.filter(stage="draft").first().pk,
    "writer": Initiative.objects.filter(stage="draft").first().author.email,
    "flagged": ProblemPhoto.objects.earliest("pk").pk,
    "owner": Representative.objects.get(user__email="representative-1@asar.invalid").owner_id,
}))
"""
GUEST = {
    "map:home": "/",
    "problems:list": "/problems/",
    "problems:new": "/problems/new/",
    "problems:drafts": "/problems/drafts/",
    "problems:join": "/problems/{problem[confirmed]}/join/",
    "problems:detail": "/problems/{problem[confirmed]}/",
    "problems:detail asked": "/problems/{problem[needs_information]}/",
    "asked:outside": "/asked/outside/{outside}/",
    "asked:fixed": "/asked/fixed/{fixed}/",
    "asked:no_more": "/asked/no-more/{fixed}/",
    "problems:detail doubted": "/problems/{problem[reopen_requested]}/",
    "asked:question": "/asked/question/{question}/",
    "problems:detail claimed": "/problems/{problem[claimed_fixed]}/",
    "initiatives:list": "/initiatives/",
    "initiatives:detail": "/initiatives/{initiative[team_selection]}/",
    "initiatives:detail work": "/initiatives/{initiative[implementation]}/",
    "initiatives:detail evaluated": "/initiatives/{initiative[evaluation]}/",
    "initiatives:detail solved": "/initiatives/{initiative[solved]}/",
    "initiatives:detail refused": "/initiatives/{initiative[refused]}/",
    "resources:owner": "/resources/bodies/{owner}/",
    "moderation:flag": "/moderation/flags/problem/{problem[confirmed]}/",
    "pages:about": "/about/",
    "pages:terms": "/terms/",
    "pages:accessibility": "/accessibility/",
    "pages:privacy": "/privacy/",
    "pages:offline": "/offline/",
    "account_login": "/accounts/login/",
    "account_password_login": "/accounts/login/password/",
    "account_signup": "/accounts/signup/",
}
WRITER = {
    "me:home": "/me/",
    "me:roles": "/me/roles/",
    "me:profile": "/me/profile/",
    "me:inbox": "/me/inbox/",
    "me:contact": "/me/contact/",
    "resources:mine": "/resources/",
    "resources:profile": "/resources/profile/",
    "resources:near": "/resources/near/",
    "resources:new": "/resources/bodies/new/organisation/",
    "initiatives:new": "/initiatives/new/",
    "initiatives:edit": "/initiatives/{draft}/edit/",
    "initiatives:plan": "/initiatives/{draft}/plan/",
    "initiatives:need": "/initiatives/{draft}/needs/",
    "initiatives:join": "/initiatives/{initiative[team_selection]}/join/",
    "follows:list": "/me/follows/",
    "follows:new": "/me/follows/new/",
    "follows:new region": "/me/follows/new/?shape=region",
    "follows:new drawn": "/me/follows/new/?shape=drawn",
    "follows:how": "/me/follows/how/",
    "follows:thing": "/me/follows/things/problem-{problem[confirmed]}/",
    "usersessions_list": "/accounts/sessions/",
    "mfa_index": "/accounts/2fa/",
    "account_logout": "/accounts/logout/",
}
SPEAKER = {
    "resources:edit": "/resources/bodies/{owner}/edit/",
    "resources:pledge": "/resources/needs/{need}/pledge/",
}
REPORTER = {"problems:edit": "/problems/{told}/edit/"}
COORDINATOR = {"problems:behalf": "/problems/for-another/"}
OFFICIAL = {
    "review:desk": "/review/",
    "review:map": "/review/map/",
    "review:problem": "/review/problems/{problem[confirmed]}/",
    "review:problem doubted": "/review/problems/{problem[reopen_requested]}/",
    "review:initiative": "/review/initiatives/{initiative[in_review]}/",
    "routing:rules": "/routing/",
    "routing:new": "/routing/new/",
    "routing:coverage": "/routing/coverage/",
    "review:templates": "/review/templates/",
    "review:new_template": "/review/templates/new/",
    "review:template": "/review/templates/{template}/",
    "pages:design": "/design/",
    "moderation:contact": "/moderation/contacts/problem/{problem[confirmed]}/",
    "feeds:calendar": "/feeds/due/",
}
MODERATOR = {
    "moderation:queue": "/moderation/",
    "moderation:bursts": "/moderation/bursts/",
    "moderation:thing": "/moderation/photo/{flagged}/",
    "moderation:thing opened": "/moderation/photo/{flagged}/?open=photo-{flagged}",
    "moderation:thing words": "/moderation/problem/{problem[acknowledged]}/",
}
# No page of their own: fragments, JSON, photos, doors that only take a press, and steps in the
# middle of signing in, which the journeys walk through.
NO_PAGE = {
    "healthz", "readyz", "root", "worker", "pwa:manifest", "problems:token",
    "photos:problem", "photos:evidence", "map:rows", "map:pins",
    "map:card", "map:names", "places:search", "places:districts", "places:here",
    "problems:alike", "problems:confirm", "problems:move", "problems:support", "problems:judge",
    "problems:name",
    "review:notes", "review:edit_note", "review:answering", "review:assign",
    "photos:outside", "review:outside", "review:outside_move",
    "review:bulk", "review:keep", "review:map_rows", "review:pins",
    "review:open_first", "review:forget",
    "routing:rule",
    "initiatives:need_line", "initiatives:move", "initiatives:support", "initiatives:member",
    "initiatives:evidence", "initiatives:evaluate", "resources:end_offer",
    "resources:offer", "resources:check",
    "resources:move_pledge", "me:read", "me:confirm", "me:contact_code",
    "follows:edit", "follows:pause", "follows:end", "follows:digest", "follows:stop",
    "follows:add_device", "follows:forget_devices", "push_worker", "feeds:area", "feeds:topic",
    "feeds:thing", "feeds:renew_calendar", "feeds:close_calendar", "feeds:due",
    "account_confirm_login_code", "account_inactive", "account_reauthenticate",
    "account_change_password", "mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "moderation:move", "moderation:picture", "moderation:original", "moderation:decision",
}  # fmt: skip


EVERYBODY = (GUEST, WRITER, SPEAKER, REPORTER, COORDINATOR, OFFICIAL, MODERATOR)


@pytest.fixture(scope="module")
def facts(stack):
    told = stack.manage(
        "shell", "--no-imports", "-c", "from tests.e2e.lookups import tell; tell()"
    )
    return json.loads(told.splitlines()[-1])


def test_every_page_of_the_site_is_looked_at():
    looked_at = {name.split()[0] for pages in (*site.EVERYBODY, *site.STEPS) for name in pages}
    ours = {name for name, _ in routes() if not name.startswith("admin:")}

    assert looked_at.isdisjoint(site.NO_PAGE)
    assert ours == looked_at | site.NO_PAGE


def test_a_guest_meets_no_barrier(people, facts):
    assert look_at(people(), site.GUEST, facts) == []


def test_an_author_meets_no_barrier(people, stack, facts):
    page = people()
    acting.sign_in(page, stack, facts["writer"])

    assert look_at(page, site.WRITER, facts) == []


@pytest.mark.parametrize(
    ("person", "pages"),
    [
        ("representative-1@asar.invalid", site.SPEAKER),
        ("reporter", site.REPORTER),
        ("judge", site.JUDGE),
        ("prover", site.PROVER),
        ("hidden_author", site.HIDDEN_AUTHOR),
    ],
)
def test_whoever_takes_part_meets_no_barrier(people, stack, facts, person, pages):
    page = people()
    acting.sign_in(page, stack, facts.get(person, person))

    assert look_at(page, pages, facts) == []


@pytest.mark.parametrize(
    ("role", "pages"),
    [
        ("coordinator", site.COORDINATOR),
        ("official_region", site.OFFICIAL),
        ("moderator", site.MODERATOR),
    ],
)
def test_staff_meet_no_barrier(people, stack, facts, role, pages):
    page = people(viewport=DESKTOP)
    acting.sign_in_as_staff(page, stack, role)

    assert look_at(page, pages, facts) == []


def test_a_barrier_is_noticed(people):
    """The twin: a picture without words is found."""
    page = people()
    page.goto("/kk/about/")
    page.evaluate("document.querySelector('main').append(new Image())")

    assert any(words.startswith("image-alt") for words in troubles_of(page))


def test_a_page_that_leads_elsewhere_is_noticed(people):
    """The twin: a door that is closed to this person was not looked at."""
    found = look_at(people(), {"me:home": "/me/"}, {})

    assert "leads to" in "".join(found)
