"""A stage as people see it: an icon, a word and a shape, never a colour alone."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from initiatives.stages import GROUP_OF, PROBLEM_GROUP_OF, ProblemStage, Stage, StageGroup
from resources.models import Owner

register = template.Library()

GROUP_ICONS = {
    "waiting": "hourglass",
    "in_work": "hammer",
    "done": "circle-check",
    "stopped": "circle-slash",
}
KIND_WORDS = {
    "problem": _("Problem"),
    "initiative": _("Initiative"),
    "opportunity": _("Opportunity"),
    "owner": _("Who can help"),
}
KIND_ICONS = {
    "problem": "triangle-alert",
    "initiative": "users",
    "opportunity": "calendar",
    "owner": "heart",
}
WORDS = {"problem": ProblemStage, "initiative": Stage, "owner": Owner.Kind}
GROUPS = {"problem": PROBLEM_GROUP_OF, "initiative": GROUP_OF}
CHIP = "components/chip.html"


def kind_of(thing: object) -> str:
    """The kind of a pin, a problem or an initiative."""
    return getattr(thing, "kind", "") or type(thing).__name__.lower()


@register.filter
def kind_word(kind: str) -> str:
    """What a kind is called."""
    return str(KIND_WORDS.get(kind, kind))


@register.filter
def kind_icon(kind: str) -> str:
    """The icon of a kind."""
    return KIND_ICONS.get(kind, "circle")


@register.filter
def stage_word(thing: object) -> str:
    """What the stage of a pin, a problem or an initiative is called."""
    words = WORDS.get(kind_of(thing))
    if words is None or thing.stage not in words:
        return group_word(getattr(thing, "stage_group", ""))
    return str(words(thing.stage).label)


@register.filter
def stage_group(thing: object) -> str:
    """One of four: waiting, in_work, done, stopped."""
    known = getattr(thing, "stage_group", "")
    return str(known or GROUPS.get(kind_of(thing), {}).get(thing.stage, "waiting"))


@register.filter
def group_word(group: str) -> str:
    """What a stage group is called."""
    return str(StageGroup(group).label) if group in StageGroup else ""


@register.filter
def group_icon(group: str) -> str:
    """The icon of a stage group."""
    return GROUP_ICONS.get(group, "circle-dashed")


@register.simple_tag
def stage_chip(thing: object) -> SafeString:
    """Draw the stage of a pin, a problem or an initiative: icon, word, shape."""
    group = stage_group(thing)
    chip = {"tone": group, "icon": group_icon(group), "label": stage_word(thing)}
    chip["stage"] = getattr(thing, "stage", "")
    return SafeString(template.loader.render_to_string(CHIP, chip))
