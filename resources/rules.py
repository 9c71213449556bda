"""Who may do what with owners and promises. One line, one sentence."""

import rules

from accounts.predicates import coordinates
from resources.predicates import (
    is_a_body,
    is_donor,
    leads_the_initiative,
    represents_it,
    speaks_for,
)

rules.add_perm("resources.view_owner", is_a_body | speaks_for)
rules.add_perm("resources.change_owner", speaks_for)
rules.add_perm("resources.view_pledge", is_donor | leads_the_initiative)
rules.add_perm("resources.check_papers", coordinates | represents_it)
