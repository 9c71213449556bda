"""Every page in three languages at two widths: axe finds nothing, the console says nothing.

The list of pages is held against the URL map: a new page without a line here fails.
"""

import json

import pytest

from mapapp.web.policies import routes
from tests.e2e import acting
from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.stack import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = f"axe.run({{runOnly: {{type: 'tag', values: {json.dumps(TAGS)}}}}})"
FACTS = """
import json
from initiatives import outside
from initiatives.by_link import word_for
from initiatives.models import (
    AnswerTemplate, Initiative, Need, OutsideQuestion, Problem, ProblemPhoto,
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
    return json.loads(stack.manage("shell", "--no-imports", "-c", FACTS).splitlines()[-1])


def test_every_page_of_the_site_is_looked_at():
    looked_at = {name.split()[0] for pages in EVERYBODY for name in pages}
    ours = {name for name, _ in routes() if not name.startswith("admin:")}

    assert ours == looked_at | NO_PAGE


def troubles_of(page):
    """What axe finds here, in words."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return [
        f"{found['id']}: {node['target']} {node.get('failureSummary', '')[:160]}"
        for found in page.evaluate(RUN)["violations"]
        for node in found["nodes"]
    ]


def look_at(page, pages, facts, language):
    """Every address at both widths; whatever is wrong, with its place."""
    found = []
    for pattern in pages.values():
        address = f"/{language}{pattern.format(**facts)}"
        answer = page.goto(address)
        if answer.status != 200:
            found.append(f"{address}: {answer.status}")
        for size in (PHONE, DESKTOP):
            page.set_viewport_size(size)
            found += [f"{address} @{size['width']}: {words}" for words in troubles_of(page)]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{address} @{size['width']}: scrolls sideways")
    return found


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_guest_meets_no_barrier(people, facts, language):
    page = people(language=language)

    assert look_at(page, GUEST, facts, language) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_author_meets_no_barrier(people, stack, facts, language):
    page = people(language=language)
    acting.sign_in(page, stack, facts["writer"])

    assert look_at(page, WRITER, facts, language) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_owner_of_resources_meets_no_barrier(people, stack, facts, language):
    page = people(language=language)
    acting.sign_in(page, stack, "representative-1@asar.invalid")

    assert look_at(page, SPEAKER, facts, language) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_whoever_changes_a_report_meets_no_barrier(people, stack, facts, language):
    page = people(language=language)
    acting.sign_in(page, stack, facts["reporter"])

    assert look_at(page, REPORTER, facts, language) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_coordinator_meets_no_barrier(people, stack, facts, language):
    page = people(language=language, viewport=DESKTOP)
    acting.sign_in_as_staff(page, stack, "coordinator")

    assert look_at(page, COORDINATOR, facts, language) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_official_meets_no_barrier(people, stack, facts, language):
    page = people(language=language, viewport=DESKTOP)
    acting.sign_in_as_staff(page, stack, "official_region")

    assert look_at(page, OFFICIAL, facts, language) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_moderator_meets_no_barrier(people, stack, facts, language):
    page = people(language=language, viewport=DESKTOP)
    acting.sign_in_as_staff(page, stack, "moderator")

    assert look_at(page, MODERATOR, facts, language) == []


def test_a_barrier_is_noticed(people):
    """The twin: a picture without words is found."""
    page = people()
    page.goto("/kk/about/")
    page.evaluate("document.querySelector('main').append(new Image())")

    assert any(words.startswith("image-alt") for words in troubles_of(page))
