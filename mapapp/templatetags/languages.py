"""The same page in the other languages."""

from django import template
from django.urls import translate_url
from django.utils.translation import get_language

register = template.Library()
# A language is called by its own name, so these words are not translated. The bar shows the
# first part; the whole is what is read aloud.
NAMES = {"kk": ("Қаз", "ақша"), "ru": ("Рус", "ский"), "en": ("Eng", "lish")}


@register.simple_tag(takes_context=True)
def language_links(context: template.Context) -> list[dict]:
    """List the languages with the address of this very page in each."""
    request = context.get("request")
    here = request.get_full_path() if request and request.method == "GET" else ""
    links = []
    for code, (short, rest) in NAMES.items():
        href = translate_url(here, code) if here else ""
        href = href if href.startswith(f"/{code}/") else f"/{code}/"
        links.append(
            {
                "code": code,
                "short": short,
                "rest": rest,
                "href": href,
                "is_current": code == get_language(),
            }
        )
    return links
