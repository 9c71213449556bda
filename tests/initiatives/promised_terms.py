"""The other half of both tables, typed by hand from the product: one line a verb.

verb: (what it must have, by the code of the refusal; the clock that runs afterwards; who is told).
A new row of a move table needs its line here, and how each missing thing comes about in
`missing.py`. Nothing here is imported from the code it judges.
"""

IN_BOTH = "public_answer_kk_missing public_answer_ru_missing"
CODED = "reason_missing reason_code_unknown"
ANOTHER = "office_missing office_is_the_same office_is_closed"
CALLS_IT = "office_calls_it"
APPEALED = "office_has_refused"
ASKED = "office_missing office_is_closed task_missing"
TOO_FAR = "until_too_late until_is_a_day_of_rest"
EXTENDED = f"extended_already until_missing until_not_later {TOO_FAR} {IN_BOTH}"
LED = "lead_missing essential_seats_empty"
SAID = "signs_missing limits_missing"
WRITTEN = f"place_missing title_missing direction_missing {SAID} questionnaire_incomplete"
PHOTOS = "before_photo_missing after_photo_missing"

# fmt: off
TERMS = {
    "submit": ((f"{WRITTEN} applicant_not_yours contact_unconfirmed call_is_elsewhere "
               "no_other_decider"),
               "start:take_up", "author office"),
    "take_up": ("", "start:review", "author"),
    "forward": (f"{ANOTHER} {CALLS_IT} {APPEALED} {CODED} forward_is_late", "start:take_up",
                "author that_office"),
    "extend": (EXTENDED, "", "author followers"),
    "ask": ("question_missing", "pause", "author"),
    "answer": ("answer_missing answer_is_awaited", "resume", "office"),
    "refuse": (f"reason_code_missing reason_code_unknown {IN_BOTH}", "stop", "author followers"),
    "appeal": ("reason_missing no_office_above", "start:review", "both_offices"),
    "merge": ("target_missing target_is_itself target_is_closed", "pause", "author followers"),
    "unmerge": ("reason_missing", "resume", "author followers"),
    "involve": (f"{ANOTHER} {CALLS_IT} {APPEALED} task_missing due_on_missing due_on_past",
                "start:body", "author body"),
    "accept": (f"skip_reason_missing gives_unclear gives_not_of_the_body {IN_BOTH}", "stop",
               "author followers"),
    "seek": (f"{LED} needs_missing plan_missing", "stop", "matching_owners"),
    "attract": ("needs_all_covered resources_until_missing resources_until_past",
                "stop", "matching_owners"),
    "run_out": ("end_date_ahead needs_covered", "stop", "donors team office"),
    "ask_support": (f"{ASKED} {CALLS_IT} due_on_past plan_missing skip_reason_missing",
                    "start:body", "body"),
    "support": (f"gives_missing gives_unclear {IN_BOTH}", "stop", "team"),
    "start": (f"{LED} needs_uncovered plan_missing skip_reason_missing", "stop",
              "followers donors"),
    "finish": (f"report_missing report_incomplete {PHOTOS}", "start:closing_check",
               "affected followers"),
    "return_report": ("reason_missing", "start:closing_check", "team"),
    "open_evaluation": (f"evidence_accepted_missing {PHOTOS}", "start:evaluation",
                        "affected evaluators residents drawn"),
    "conclude": ("evaluation_is_running", "stop", "everyone"),
    "reopen": ("reason_missing", "start:review", "team office"),
    "suspend": (CODED, "pause", "followers"),
    "resume": ("reason_missing", "resume", "followers"),
    "withdraw": (CODED, "stop", "followers"),
}

PROBLEM_TERMS = {
    "confirm": ("contact_unconfirmed", "start:take_up", "author office"),
    "take_up": ("", "start:review", "author followers"),
    "forward": (f"{ANOTHER} {CODED} forward_is_late", "start:take_up", "author that_office"),
    "reroute": (f"{ANOTHER} reason_missing", "start:take_up",
                "author that_office office_before"),
    "extend": (f"{EXTENDED} clock_is_the_plan", "", "author followers"),
    "ask": ("question_missing", "pause", "author"),
    "answer": ("answer_missing answer_is_awaited", "resume", "office"),
    "refuse": ("reason_code_missing reason_code_unknown reason_missing parts_open", "stop",
               "author followers"),
    "merge": ("target_missing target_is_itself target_is_closed has_parts", "pause",
              "author followers"),
    "unmerge": ("reason_missing", "resume", "author followers"),
    "start": ("", "", "author followers"),
    "claim_fixed": ("evidence_missing parts_open", "start:judge", "asked author followers"),
    "judge": ("answers_awaited", "start:close", "author followers office"),
    "retry": ("", "start:review", "author office"),
    "request_reopening": ("reason_missing reason_code_unknown too_late_to_reopen nobody_doubts",
                          "start:reopening", "author office"),
    "appeal": ("reason_missing too_late_to_reopen nothing_to_appeal no_office_above",
               "start:reopening", "author office"),
    "reopen": ("", "start:review", "author followers"),
    "keep": (f"reason_code_missing reason_code_unknown {IN_BOTH}", "start:close",
             "author deniers followers"),
    "close": ("too_early", "stop", "author"),
    "withdraw": (CODED, "stop", "office followers"),
}
# fmt: on

# How long each clock runs: working days, or plain ones.
LENGTHS = {
    "take_up": ("working_days", 1),
    "review": ("working_days", 15),
    "forward": ("working_days", 3),
    "body": ("working_days", 15),
    "closing_check": ("working_days", 5),
    "evaluation": ("days", 14),
    "close": ("days", 90),
    "judge": ("days", 7),
    "reopening": ("working_days", 5),
    "ask_to_reopen": ("days", 90),
    "supported_answer": ("working_days", 15),
}
