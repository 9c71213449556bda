"""How many notices wait for the person who looks at the page."""

from django import template

from notifications.models import Notification

register = template.Library()


@register.simple_tag(takes_context=True)
def unread_notices(context: template.Context) -> int:
    """The number of unread notices; none for a guest. Asked once a page."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return 0
    if not hasattr(request, "unread_notices"):
        request.unread_notices = Notification.objects.of(request.user).unread().count()
    return request.unread_notices
