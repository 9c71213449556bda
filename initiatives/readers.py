"""Who may read what of a problem and of an initiative; questions from `initiatives.predicates`."""

from initiatives.predicates import (
    coordinates,
    decides_here,
    is_author,
    is_co_author,
    is_in_public,
    is_lead,
    is_on_team,
    is_sent,
    sits_in_the_asked_body,
    stands_in,
    watches_here,
    writes_along,
)
from initiatives.stages import SAID_TO_BE_DONE, Stage

may_view_problem = is_in_public | is_author | (watches_here & is_sent)
may_view_initiative = (
    is_in_public
    | is_author
    | writes_along
    | ((watches_here | is_on_team | sits_in_the_asked_body) & is_sent)
)
is_being_done = stands_in(frozenset({Stage.IMPLEMENTATION}), "the work is going on")
# a report is its team's own until it is sent, and everybody's from then on
may_view_report = (may_view_initiative & stands_in(SAID_TO_BE_DONE, "it is said to be done")) | (
    is_on_team & is_being_done
)
# papers may name people, so neither the public nor whoever joins the team reads them
may_read_documents = (
    is_author
    | writes_along
    | ((watches_here | is_lead | is_co_author | sits_in_the_asked_body) & is_sent)
)
# a receipt may name a shop, a card, a person: for those who spend and those who accept the report
may_read_receipts = (is_author | is_on_team | decides_here | coordinates) & is_sent
# exact points of what is looked after, notes and photos of visits: nobody else, whatever the duty
may_read_care = is_author | writes_along | ((is_on_team | decides_here) & is_sent)
