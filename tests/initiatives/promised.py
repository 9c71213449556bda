"""The two tables as the product promises them, typed by hand: the other side of every comparison.

verb: (from, to, who). Nothing here is imported from the code it judges.
"""

OPEN = {
    "submitted", "in_review", "needs_information", "state_body_review", "team_selection",
    "resource_search", "resources_not_found", "resource_attraction", "state_body_support",
    "implementation", "closing", "evaluation",
}  # fmt: skip
RESULTS = {"solved", "partly_solved", "not_solved"}
STAGES = OPEN | RESULTS | {"draft", "refused", "duplicate", "suspended", "withdrawn"}

# fmt: off
MOVES = {
    "submit": ({"draft"}, {"submitted"}, {"author"}),
    "take_up": ({"submitted"}, {"in_review"}, {"official", "coordinator"}),
    "forward": ({"submitted", "in_review"}, {"submitted"}, {"official"}),
    "extend": ({"in_review"}, {"in_review"}, {"official"}),
    "ask": ({"in_review"}, {"needs_information"}, {"official"}),
    "answer": ({"needs_information"}, {"in_review"}, {"author", "system"}),
    "refuse": ({"in_review", "state_body_review"}, {"refused"}, {"official"}),
    "appeal": ({"refused"}, {"in_review"}, {"author"}),
    "merge": ({"in_review"}, {"duplicate"}, {"official"}),
    "unmerge": ({"duplicate"}, {"in_review"}, {"official"}),
    "involve": ({"in_review"}, {"state_body_review"}, {"official"}),
    "accept": ({"in_review", "state_body_review"}, {"team_selection"}, {"official"}),
    "seek": ({"team_selection", "resources_not_found"}, {"resource_search"}, {"lead"}),
    "attract": ({"resource_search"}, {"resource_attraction"}, {"lead"}),
    "run_out": ({"resource_attraction"}, {"resources_not_found"}, {"system"}),
    "ask_support": ({"team_selection", "resource_attraction"}, {"state_body_support"}, {"lead"}),
    "support": ({"state_body_support"}, {"implementation"}, {"official"}),
    "start": ({"team_selection", "resource_attraction"}, {"implementation"}, {"lead"}),
    "finish": ({"implementation"}, {"closing"}, {"lead"}),
    "return_report": ({"closing"}, {"implementation"}, {"coordinator"}),
    "open_evaluation": ({"closing"}, {"evaluation"}, {"coordinator"}),
    "conclude": ({"evaluation"}, RESULTS, {"system"}),
    "reopen": (RESULTS, {"in_review"}, {"official", "system"}),
    "suspend": (OPEN, {"suspended"}, {"moderator"}),
    "resume": ({"suspended"}, OPEN, {"moderator"}),
    "withdraw": (OPEN - {"closing", "evaluation"}, {"withdrawn"}, {"author"}),
}

PROBLEM_STAGES = {
    "reported", "confirmed", "acknowledged", "needs_information", "in_work", "claimed_fixed",
    "fixed", "not_fixed", "reopen_requested", "closed", "refused", "duplicate", "withdrawn",
}
PROBLEM_MOVES = {
    "confirm": ({"reported"}, {"confirmed"}, {"system"}),
    "take_up": ({"confirmed"}, {"acknowledged"}, {"official"}),
    "forward": ({"confirmed", "acknowledged"}, {"confirmed"}, {"official"}),
    "reroute": ({"confirmed", "acknowledged"}, {"confirmed"}, {"system"}),
    "extend": ({"acknowledged", "in_work"}, {"acknowledged", "in_work"}, {"official"}),
    "refuse": ({"confirmed", "acknowledged"}, {"refused"}, {"official"}),
    "merge": ({"confirmed", "acknowledged"}, {"duplicate"}, {"official"}),
    "unmerge": ({"duplicate"}, {"confirmed", "acknowledged"}, {"official"}),
    "ask": ({"acknowledged"}, {"needs_information"}, {"official"}),
    "answer": ({"needs_information"}, {"acknowledged"}, {"author", "system"}),
    "start": ({"acknowledged"}, {"in_work"}, {"official"}),
    "claim_fixed": ({"in_work"}, {"claimed_fixed"}, {"official"}),
    "judge": ({"claimed_fixed"}, {"fixed", "not_fixed"}, {"system"}),
    "retry": ({"not_fixed"}, {"acknowledged"}, {"system"}),
    "request_reopening": ({"fixed", "closed"}, {"reopen_requested"}, {"author", "system"}),
    "appeal": ({"fixed", "closed"}, {"reopen_requested"}, {"author"}),
    "reopen": ({"reopen_requested"}, {"acknowledged"}, {"official"}),
    "keep": ({"reopen_requested"}, {"fixed"}, {"official"}),
    "close": ({"fixed"}, {"closed"}, {"system"}),
    "withdraw": (
        {"reported", "confirmed", "acknowledged", "needs_information", "in_work"},
        {"withdrawn"},
        {"author"},
    ),
}
# fmt: on

# Who may press which move, finer than the table prints it: the body that was asked decides and
# supports, the lead of the work says that it is fixed.
INITIATIVE_RIGHTS = {verb: who for verb, (_, _, who) in MOVES.items()} | {
    "refuse": {"official", "body"},
    "accept": {"official", "body"},
    "support": {"body"},
}
PROBLEM_RIGHTS = {verb: who for verb, (_, _, who) in PROBLEM_MOVES.items()} | {
    "claim_fixed": {"official", "lead"},
}
