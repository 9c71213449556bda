"""Who may do what with what people say. One line, one sentence."""

import rules

from community.predicates import (
    is_moderator,
    is_on_the_queue,
    receives_letter,
    watches_over,
    wrote_letter,
)

rules.add_perm("community.moderate", watches_over)
rules.add_perm("community.decide", is_moderator & is_on_the_queue)
rules.add_perm("community.open_original", watches_over)
rules.add_perm("community.read_letter", wrote_letter | receives_letter)
