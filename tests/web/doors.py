"""Every door of the site: what its address takes, what it is sent, and whose it is.

The things come from `tests.web.things`; a family of pages keeps its doors beside its helpers.
"""

from accounts.roles import STAFF_ROLES
from initiatives import by_link, outside
from notifications.due_dates import address_of
from notifications.following import link_to_stop
from resources.inviting import handle_of
from tests.web.applying import APPLICATION
from tests.web.printed import HANDED_OVER, HANDOUTS
from tests.web.tending import CARE, CARED_FOR
from tests.web.working import WORK, WORKED_BY

OF_A_BODY = ("resources:owner", "resources:edit", "resources:offer")
ARGUMENTS = (
    {
        "photos:problem": lambda t: [t.photo.pk],
        "photos:evidence": lambda t: [t.evidence.pk],
        "map:card": lambda t: ["problem", t.problem.pk],
        "problems:detail": lambda t: [t.problem.pk],
        "problems:confirm": lambda t: [t.draft.pk],
        "problems:move": lambda t: [t.problem.pk, "take_up"],
        "problems:edit": lambda t: [t.problem.pk],
        "problems:join": lambda t: [t.problem.pk],
        "problems:support": lambda t: [t.problem.pk],
        "problems:judge": lambda t: [t.problem.pk],
        "problems:name": lambda t: [t.problem.pk],
        "initiatives:detail": lambda t: [t.initiative.pk],
        "initiatives:story": lambda t: [t.told.pk],
        "initiatives:story_picture": lambda t: [t.told.pk],
        "initiatives:move": lambda t: [t.initiative.pk, "suspend"],
        "initiatives:member": lambda t: [t.initiative.pk, t.asking.pk],
        "initiatives:invite": lambda t: [t.initiative.pk, handle_of(t.initiative, t.near)],
        "initiatives:evidence": lambda t: [t.initiative.pk],
        "initiatives:draw": lambda t: [t.told.pk],
        "initiatives:lots": lambda t: [t.told.pk],
        "initiatives:helped": lambda t: [t.worked.pk],
        "initiatives:evaluate": lambda t: [t.judged.pk],
        "comments:of": lambda t: ["problem", t.problem.pk],
        **dict.fromkeys(("comments:thread", "comments:take_back"), lambda t: [t.comment.pk]),
        "letters:letter": lambda t: [t.letter.pk],
        "letters:to": lambda t: ["office", t.letter.receiver_id],
        **dict.fromkeys(("review:open_first", "review:forget"), lambda t: [t.view.pk]),
        "moderation:thing": lambda t: ["photo", t.photo.pk],
        "moderation:move": lambda t: ["photo", t.photo.pk, "hide"],
        "moderation:picture": lambda t: ["photo", t.photo.pk, "blurred"],
        "moderation:original": lambda t: ["photo", t.photo.pk],
        "moderation:flag": lambda t: ["photo", t.photo.pk],
        "moderation:decision": lambda t: [t.decision.pk],
        "moderation:contact": lambda t: ["problem", t.problem.pk],
        "review:problem": lambda t: [t.problem.pk],
        "review:split": lambda t: [t.problem.pk],
        "review:given": lambda t: [t.promise.pk],
        "review:initiative": lambda t: [t.initiative.pk],
        "review:answer_supporters": lambda t: [t.initiative.pk],
        "programmes:project": lambda _t: ["ecology"],
        "programmes:end": lambda t: ["drive", t.drive.pk],
        "programmes:drive": lambda t: [t.drive.pk],
        "programmes:announce": lambda t: [t.drive.pk],
        "routing:rule": lambda t: [t.rule.pk],
        "review:template": lambda t: [t.template.pk],
        "photos:outside": lambda t: [t.outside.photos.first().pk],
        "asked:outside": lambda t: [outside.word_for(t.outside)],
        "review:outside": lambda t: ["problems", t.problem.pk],
        "review:outside_move": lambda t: ["problems", t.problem.pk, t.outside.pk, "revoke"],
        "review:notes": lambda t: ["problems", t.problem.pk],
        "review:edit_note": lambda t: ["problems", t.problem.pk, t.note.pk],
        "review:answering": lambda t: ["problems", t.problem.pk],
        "review:assign": lambda t: ["problems", t.problem.pk],
        "asked:helped": lambda t: [t.helped_word],
        "asked:evaluation": lambda t: [t.evaluation_word],
        **dict.fromkeys(("asked:fixed", "asked:no_more"), lambda t: [t.fix_word]),
        "asked:question": lambda t: [by_link.word_for(t.asked.last_entry())],
        "resources:new": lambda _t: ["group"],
        **dict.fromkeys(OF_A_BODY, lambda t: [t.owner.pk]),
        "resources:check": lambda t: [t.owner.pk, "verify"],
        "resources:end_offer": lambda t: [t.offer.pk],
        "resources:pledge": lambda t: [t.need.pk],
        "follows:digest": lambda t: [t.digest.pk],
        "follows:thing": lambda t: ["problem", t.problem.pk],
        "follows:stop": lambda t: [link_to_stop(t.follow.user_id, t.follow.pk)],
        "journal:problem": lambda t: [t.problem.pk],
        "journal:initiative": lambda t: [t.initiative.pk],
        "feeds:area": lambda t: [t.problem.region.kato, "atom"],
        "feeds:topic": lambda t: [t.problem.category.code, "rss"],
        "feeds:thing": lambda t: ["problem", t.problem.pk, "atom"],
        "feeds:due": lambda t: [address_of(t.calendar)],
        "resources:move_pledge": lambda t: [t.pledge.pk, "accept"],
    }
    | HANDOUTS
    | APPLICATION
    | CARE
    | WORK
)
OF_IT = ("initiatives:join", "initiatives:support", "initiatives:sent", "programmes:mark")
ARGUMENTS |= dict.fromkeys((*OF_IT, "programmes:join"), lambda t: [t.initiative.pk])
MINE = ("follows:edit", "follows:pause", "follows:end")
ARGUMENTS |= dict.fromkeys(MINE, lambda t: [t.follow.pk])
# What a route is sent, where an empty form would not reach its guard.
SENT = {
    "initiatives:member": {"answer": "accept"},
    "review:bulk": {"verb": "take_up"},
    "work:task": {"deed": "take"},
}
OFFICIALS = frozenset({"official_district", "official_region"})
# Whose a thing is: for these it opens on their own thing, for everybody else it is closed.
OF_THEIR_OWN = (
    {
        "account_change_password": {"operator"},  # the only one here with a password
        "account_reauthenticate": STAFF_ROLES,
        "comments:take_back": {"reporter"},
        **{f"follows:{one}": {"reporter"} for one in ("digest", "edit", "end", "pause")},
        **{key: {"author"} for key in ("initiatives:document", "initiatives:in_name")},
        "initiatives:evaluate": {"neighbour"},
        "initiatives:helped": {"lead"},
        **{f"initiatives:{one}": {"lead", "member"} for one in ("evidence", "write_report")},
        **{f"initiatives:{one}": {"author", "lead"} for one in ("invite", "member")},
        "initiatives:move": {"moderator"},
        "initiatives:needs": {"author", "lead"},
        "initiatives:sent": {"author"},
        "initiatives:write": {"author"},
        "letters:letter": {
            "reporter",
            "official_region",
        },  # its writer, and the office it is sent to
        "mfa_deactivate_totp": STAFF_ROLES,
        "mfa_download_recovery_codes": {"operator"},
        "mfa_reauthenticate": STAFF_ROLES,
        "mfa_view_recovery_codes": {"operator"},
        "moderation:decision": {"reporter", "moderator"},
        "photos:outside": OFFICIALS | {"coordinator", "moderator"},
        "problems:confirm": {"reporter"},
        "problems:edit": {"reporter"},
        "problems:move": OFFICIALS,
        "problems:name": {"reporter"},
        "programmes:end": {"coordinator"},
        "programmes:announce": {"coordinator"},
        "programmes:join": {"author", "lead"},
        "programmes:mark": set(),  # its result is not confirmed yet
        "resources:check": {"coordinator"},
        "review:given": {"official_region"},  # the body that promised it
        "resources:edit": {"speaker"},
        "resources:end_offer": {"speaker"},
        "resources:move_pledge": {"lead"},
        "resources:offer": {"speaker"},
    }
    | HANDED_OVER
    | CARED_FOR
    | WORKED_BY
)
