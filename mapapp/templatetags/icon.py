"""Icons from the one sprite and marks from the one sheet; a word stands beside or inside them."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
FULL = "done"


@register.simple_tag
def icon(name: str, *, label: str = "", size: str = "") -> SafeString:
    """Draw `{% icon "clock" %}`; with `label` it speaks, without it is decoration."""
    classes = f"icon icon--{size}" if size else "icon"
    address = f"{static('icons/sprite.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}"/></svg>',
            classes,
            label,
            address,
        )
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}"/></svg>',
        classes,
        address,
    )


@register.simple_tag
def mark(kind: str, group: str) -> SafeString:
    """Draw the marker of the map: shape by kind, filling by stage group; decoration.

    What is at no stage (who can help) is drawn full.
    """
    return format_html(
        '<svg class="mark mark--{}" aria-hidden="true" focusable="false"><use href="{}"/></svg>',
        kind,
        f"{static('icons/marks.svg')}#{kind}-{group or FULL}",
    )
