"""Components that hold other markup: `{% card %}…{% endcard %}` and its kin.

The leaves are plain includes in `templates/components/`; these four need a body. The list of
both, with every parameter and every state, is the page `/design/`.
"""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import slugify

register = template.Library()
NOTICE_ICONS = {
    "info": "info",
    "good": "circle-check",
    "success": "circle-check",
    "warn": "triangle-alert",
    "warning": "triangle-alert",
    "danger": "circle-alert",
    "error": "circle-alert",
    "sun": "bell",
}
TONES = {"success": "good", "warning": "warn", "error": "danger", "debug": "info"}
Body = SafeString


@register.simple_block_tag
def card(content: Body, title: str = "", **options: str) -> SafeString:
    """`{% card "Title" href=… level=3 tone="well" %}body{% endcard %}`."""
    return render_to_string("components/card.html", {"body": content, "title": title, **options})


@register.simple_block_tag
def notice(content: Body, kind: str = "info", title: str = "") -> SafeString:
    """`{% notice "warn" title=… %}body{% endnotice %}`: info, good, warn, danger, sun."""
    given = {
        "body": content,
        "title": title,
        "tone": TONES.get(kind, kind),
        "icon": NOTICE_ICONS.get(kind, "info"),
    }
    return render_to_string("components/notice.html", given)


@register.simple_block_tag
def dialog(content: Body, id: str, title: str) -> SafeString:  # noqa: A002 - HTML's own word
    """`{% dialog "refuse" "Refuse" %}form{% enddialog %}`, opened by a link to `#refuse`."""
    return render_to_string("components/dialog.html", {"body": content, "id": id, "title": title})


@register.simple_block_tag
def table(content: Body, caption: str, **options: str) -> SafeString:
    """`{% table "Caption" dense=True %}<thead>…<tbody>…{% endtable %}`: scrolls inside itself."""
    return render_to_string(
        "components/table.html", {"body": content, "caption": caption, **options}
    )


@register.filter
def field_kind(field: object) -> str:
    """How a bound field is laid out: tick, choices or plain."""
    widget = field.field.widget
    kind = getattr(widget, "input_type", "")
    if kind in {"checkbox", "radio"}:
        return "choices" if hasattr(widget, "choices") else "tick"
    return "plain"


@register.filter
def anchor(text: str) -> str:
    """An address inside the page made of a title."""
    return slugify(text, allow_unicode=True)
