"""What a public page says about moderation: how to flag it, and to its author why it is hidden."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from community.breaches import Breach
from community.models import Decision, Hideable
from community.predicates import judges_words_about

register = template.Library()


@register.simple_tag
def hidden_notice(thing: Hideable) -> str | SafeString:
    """Why only its author and those on duty see this page; nothing for what everybody sees."""
    if not thing.is_hidden:
        return ""
    decision = Decision.objects.of(thing).first()
    return render_to_string("moderation/parts/hidden.html", {"decision": decision})


@register.inclusion_tag("moderation/parts/flag_link.html", takes_context=True)
def flag_link(context: template.Context, kind: str, thing: Hideable) -> dict[str, object]:
    """A quiet way to say that something is wrong with it; for a moderator, to its page there."""
    user = context["request"].user
    return {"kind": kind, "ref": thing.pk, "watches": judges_words_about(user, thing)}


@register.filter
def breach(code: str) -> str:
    """The rule behind a code."""
    return str(Breach(code).label) if code in Breach.values else ""
