"""Every page of the site, by who looks at it; held against the URL map by the tests.

The name before the space is a route, what follows it says in which state. In the addresses
stand the names of `lookups.py`.
"""

GUEST = {
    "map:home": "/",
    "problems:list": "/problems/",
    "problems:list nothing": "/problems/?q=тттттттт",
    "problems:new": "/problems/new/",
    "problems:drafts": "/problems/drafts/",
    "problems:join": "/problems/{problem[confirmed]}/join/",
    "problems:detail": "/problems/{problem[confirmed]}/",
    "problems:detail asked": "/problems/{problem[needs_information]}/",
    "problems:detail claimed": "/problems/{problem[claimed_fixed]}/",
    "problems:detail doubted": "/problems/{problem[reopen_requested]}/",
    "problems:detail refused": "/problems/{problem[refused]}/",
    "asked:evaluation": "/asked/evaluation/{ballot}/",
    "asked:fixed": "/asked/fixed/{fixed}/",
    "asked:no_more": "/asked/no-more/{fixed}/",
    "asked:outside": "/asked/outside/{outside}/",
    "asked:question": "/asked/question/{question}/",
    "initiatives:list": "/initiatives/",
    "initiatives:detail": "/initiatives/{initiative[team_selection]}/",
    "initiatives:detail work": "/initiatives/{initiative[implementation]}/",
    "initiatives:detail evaluated": "/initiatives/{initiative[evaluation]}/",
    "initiatives:detail solved": "/initiatives/{initiative[solved]}/",
    "work:home": "/initiatives/{initiative[implementation]}/work/",
    "initiatives:draw": "/initiatives/{initiative[solved]}/draw/",
    "initiatives:story": "/initiatives/{initiative[solved]}/story/",
    "initiatives:story not solved": "/initiatives/{initiative[not_solved]}/story/",
    "initiatives:detail refused": "/initiatives/{initiative[refused]}/",
    "resources:owner": "/resources/bodies/{owner}/",
    "moderation:flag": "/moderation/flags/problem/{problem[confirmed]}/",
    "follows:stop": "/me/follows/stop/{stop}/",
    "me:confirm": "/me/confirm/",
    "programmes:home": "/programmes/",
    "programmes:project": "/programmes/projects/ecology/",
    "programmes:practices": "/programmes/practices/",
    "comments:of": "/comments/problem-{problem[confirmed]}/",
    "comments:thread": "/comments/{comment}/",
    "journal:home": "/journal/",
    "journal:problem": "/journal/problems/{problem[confirmed]}/",
    "journal:initiative": "/journal/initiatives/{initiative[team_selection]}/",
    "pages:about": "/about/",
    "pages:terms": "/terms/",
    "pages:accessibility": "/accessibility/",
    "pages:privacy": "/privacy/",
    "pages:offline": "/offline/",
    "account_login": "/accounts/login/",
    "account_password_login": "/accounts/login/password/",
    "account_signup": "/accounts/signup/",
    "account_inactive": "/accounts/inactive/",
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
    "initiatives:write place": "/initiatives/{draft}/place/",
    "initiatives:write result": "/initiatives/{draft}/result/",
    "initiatives:write questions": "/initiatives/{draft}/questions/",
    "initiatives:write plan": "/initiatives/{draft}/plan/",
    "initiatives:needs people": "/initiatives/{draft}/people/",
    "initiatives:needs money": "/initiatives/{draft}/money/",
    "initiatives:write team": "/initiatives/{draft}/team/",
    "initiatives:in_name": "/initiatives/{draft}/in-name/",
    "initiatives:along": "/initiatives/along/{along}/",
    "initiatives:detail draft": "/initiatives/{draft}/",
    "initiatives:join": "/initiatives/{initiative[team_selection]}/join/",
    "follows:list": "/me/follows/",
    "follows:new": "/me/follows/new/",
    "follows:new region": "/me/follows/new/?shape=region",
    "follows:new drawn": "/me/follows/new/?shape=drawn",
    "follows:edit": "/me/follows/{follow}/edit/",
    "follows:edit drawn": "/me/follows/{follow_drawn}/edit/",
    "follows:digest": "/me/follows/digests/{digest}/",
    "follows:how": "/me/follows/how/",
    "follows:thing": "/me/follows/things/problem-{problem[confirmed]}/",
    "usersessions_list": "/accounts/sessions/",
    "mfa_index": "/accounts/2fa/",
    "mfa_activate_totp": "/accounts/2fa/totp/activate/",
    "account_logout": "/accounts/logout/",
}
SPEAKER = {
    "resources:mine": "/resources/",
    "resources:edit": "/resources/bodies/{owner}/edit/",
    "resources:pledge": "/resources/needs/{need}/pledge/",
}
REPORTER = {"problems:edit": "/problems/{told}/edit/"}
JUDGE = {"initiatives:evaluate": "/initiatives/{judged}/evaluate/"}
PROVER = {
    "work:home mine": "/initiatives/{proved}/work/",
    "work:tell": "/initiatives/{proved}/work/news/",
    "work:mark": "/initiatives/{proved}/work/milestones/{milestone}/",
    "initiatives:evidence": "/initiatives/{proved}/evidence/",
    "initiatives:detail mine": "/initiatives/{proved}/",
    "programmes:join": "/programmes/joined/{proved}/",
    "initiatives:sent": "/initiatives/{proved}/sent/",
}
HIDDEN_AUTHOR = {"moderation:decision": "/moderation/decisions/{decision}/"}
COORDINATOR = {
    "questionnaires:list": "/questionnaires/",
    "questionnaires:sheet": "/questionnaires/{sheet}/",
    "questionnaires:sheet published": "/questionnaires/{published}/",
    "questionnaires:preview": "/questionnaires/{sheet}/preview/?of=group",
    "questionnaires:new": "/questionnaires/{sheet}/questions/new/",
    "questionnaires:question": "/questionnaires/{sheet}/questions/{question}/",
    "problems:behalf": "/problems/for-another/",
    "programmes:keep": "/programmes/kept/",
    "programmes:mark": "/programmes/practices/{initiative[solved]}/",
}
OFFICIAL = {
    "review:desk": "/review/",
    "review:desk nothing": "/review/?q=тттттттт",
    "review:map": "/review/map/",
    "review:asked": "/review/asked/",
    "review:call": "/review/call/",
    "review:asked all": "/review/asked/?show=all",
    "review:problem": "/review/problems/{problem[confirmed]}/",
    "review:problem doubted": "/review/problems/{problem[reopen_requested]}/",
    "review:problem asked": "/review/problems/{problem[acknowledged]}/",
    "review:initiative": "/review/initiatives/{initiative[in_review]}/",
    "routing:rules": "/routing/",
    "routing:new": "/routing/new/",
    "routing:rule": "/routing/{rule}/",
    "routing:coverage": "/routing/coverage/",
    "review:owed": "/review/owed/",
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
    "moderation:thing hidden": "/moderation/problem/{hidden}/",
}
EVERYBODY = (
    *(GUEST, WRITER, SPEAKER, REPORTER, JUDGE, PROVER, HIDDEN_AUTHOR),
    *(COORDINATOR, OFFICIAL, MODERATOR),
)

# Met only in the middle of something; `test_every_step.py` leads there.
HOLDER = {"problems:confirm": "/problems/{held}/confirm/"}
CODE = {"account_confirm_login_code": "/accounts/login/code/confirm/"}
CONTACT_CODE = {"me:contact_code": "/me/contact/code/"}
SECOND_FACTOR = {"mfa_authenticate": "/accounts/2fa/authenticate/"}
GUARDED = {
    "account_reauthenticate": "/accounts/reauthenticate/",
    "mfa_reauthenticate": "/accounts/2fa/reauthenticate/",
    "account_change_password": "/accounts/password/change/",
    "mfa_index on": "/accounts/2fa/",
    "mfa_deactivate_totp": "/accounts/2fa/totp/deactivate/",
    "mfa_generate_recovery_codes": "/accounts/2fa/recovery-codes/generate/",
}
RECOVERY = {"mfa_view_recovery_codes": "/accounts/2fa/recovery-codes/"}
STEPS = (HOLDER, CODE, CONTACT_CODE, SECOND_FACTOR, GUARDED, RECOVERY)

# What shows nobody a page when it is opened: doors that only take a press, parts of a page, JSON,
# feeds, pictures, files, scripts. `tests/web/test_no_page.py` opens each as everybody.
NO_PAGE = {
    "healthz", "readyz", "root", "worker", "favicon", "pwa:manifest", "push_worker",
    "problems:token", "problems:alike", "problems:move", "problems:support", "problems:judge",
    "problems:name",
    "photos:problem", "photos:evidence", "photos:outside",
    "handouts:letter", "handouts:pack", "handouts:poster", "handouts:press_note",
    "map:rows", "map:pins", "map:card", "map:names",
    "places:search", "places:districts", "places:here",
    "review:notes", "review:edit_note", "review:answering", "review:assign", "review:outside",
    "review:outside_move", "review:given", "review:bulk", "review:export", "review:split",
    "review:keep", "review:answer_supporters", "review:map_rows", "review:pins",
    "review:open_first", "review:forget",
    "initiatives:lots",
    "initiatives:document", "initiatives:move", "initiatives:support", "initiatives:member",
    "resources:end_offer", "resources:offer", "resources:check", "resources:move_pledge",
    "photos:news", "work:take_back",
    "comments:take_back", "me:read", "follows:pause", "follows:end", "follows:add_device",
    "follows:forget_devices",
    "feeds:area", "feeds:topic", "feeds:thing", "feeds:renew_calendar", "feeds:close_calendar",
    "feeds:due", "journal:seals", "programmes:end",
    "questionnaires:publish", "questionnaires:discard", "questionnaires:place",
    "mfa_download_recovery_codes",
    "moderation:move", "moderation:picture", "moderation:original",
}  # fmt: skip
