"""What each move of moderation is called, what follows from it, and the kinds of things."""

from django.utils.translation import gettext_lazy as _

from mapapp.web.initiatives.words import MoveWords

WORDS: dict[str, MoveWords] = {
    "flag": MoveWords(_("Flag"), _("Somebody flagged it"), "flag", "warn"),
    "keep": MoveWords(_("It stays"), _("Looked at, it stays"), "circle-check", "good"),
    "redact": MoveWords(_("Paint over"), _("A part was painted over"), "eye-off"),
    "unredact": MoveWords(_("Show the whole photo again"), _("The whole photo again"), "undo-2"),
    "hide": MoveWords(_("Hide"), _("Hidden by a moderator"), "eye-off", "danger"),
    "appeal": MoveWords(_("Appeal"), _("The author appealed"), "rotate-ccw", "warn"),
    "uphold": MoveWords(_("It stays hidden"), _("Another moderator agreed"), "lock"),
    "restore": MoveWords(_("Show again"), _("Shown again"), "undo-2", "good"),
    "ask_deletion": MoveWords(
        _("Ask for deletion"), _("Deletion was asked for"), "trash-2", "danger"
    ),
    "refuse_deletion": MoveWords(_("Do not delete"), _("Deletion was refused"), "undo-2"),
    "confirm_deletion": MoveWords(
        _("Delete for good"), _("Deleted by two moderators"), "trash-2", "danger"
    ),
}
EXPLAINED = {
    "keep": _("Those who flagged it are told that you have looked."),
    "redact": _(
        "These parts are gone from what everybody is served. The original stays in private and "
        "the photo can be made whole again."
    ),
    "unredact": _("Everybody sees the whole photo again."),
    "hide": _(
        "It leaves the map, the lists and its page at once. The author reads your reason and may "
        "appeal to another moderator. It can be shown again exactly as it was."
    ),
    "uphold": _("The author reads your reason. A second appeal is not heard."),
    "restore": _("It is back exactly as it was, and the author is told."),
    "ask_deletion": _("Nothing is deleted yet: another moderator must confirm it."),
    "refuse_deletion": _("It stays hidden and nothing is lost."),
    "confirm_deletion": _("Words, places and photos are gone for good. Only the number stays."),
}
KINDS = {
    "problem": _("Problem"),
    "initiative": _("Initiative"),
    "photo": _("Photo of a problem"),
    "evidence": _("Photo of the work"),
    "news": _("News of the work"),
    "news_photo": _("Photo of the news"),
    "comment": _("Comment"),
    "verdict": _("Words about a result"),
    "independent": _("Words of an independent evaluator"),
    "letter": _("Letter to a body"),
    "expense": _("Words about an expense"),
    "report": _("Closing report"),
    "team_words": _("Words to a team or from it"),
    "care_point": _("Name of a thing looked after"),
    "care_visit": _("Words about a visit"),
}
KIND_ICONS = {
    "problem": "triangle-alert",
    "initiative": "users",
    "photo": "image",
    "evidence": "images",
    "news": "newspaper",
    "news_photo": "images",
    "comment": "message-circle",
    "verdict": "message-circle",
    "independent": "message-circle",
    "letter": "mail",
    "expense": "wallet",
    "report": "file-text",
    "team_words": "user-plus",
    "care_point": "map-pin",
    "care_visit": "footprints",
}
