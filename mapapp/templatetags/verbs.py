"""What a move is called on its button."""

from django import template

from mapapp.web.verbs import words_of

register = template.Library()


@register.simple_tag
def press_word(workflow: str, verb: str) -> str:
    """The word of one verb of one table."""
    return str(words_of(workflow, verb).press)
