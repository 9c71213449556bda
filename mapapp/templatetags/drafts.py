"""What the report form tells the script that keeps drafts."""

from django import template

from mapapp.web.pwa.sender import sender_of

register = template.Library()


@register.simple_tag(takes_context=True)
def sender(context: template.Context) -> str:
    """Whose draft it would be; a page of a failure does not know."""
    request = context.get("request")
    return sender_of(request) if hasattr(request, "user") else ""
