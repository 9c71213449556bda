"""How long personal data may stay: numbers with a source and the day they were checked.

The law on personal data and their protection (94-V of 2013) lets data be kept no longer than
their purpose needs; the terms are ours and are to be confirmed by counsel before a launch.
"""

from typing import Any

LAW = "Law 94-V of 2013: no longer than the purpose needs; the term is a product decision"
CHECKED = "2026-11-25"


def _term(days: int) -> dict[str, Any]:
    return {"days": days, "source": LAW, "checked": CHECKED}


RETENTION: dict[str, dict[str, Any]] = {
    "held_reports": _term(7),
    "stray_contacts": _term(1),
    "withdrawn_problems": _term(30),
    "ended_problems": _term(365),
    "withdrawn_initiatives": _term(30),
    "old_drafts": _term(365),
    "originals": _term(90),
    "old_flags": _term(365),
    "old_notes": _term(365),
    "outside_addresses": _term(365),
    "old_links": _term(365),
    "old_evaluation_links": _term(365),
    "beneficiary_contacts": _term(90),
    "old_beneficiary_links": _term(30),
    "old_letters": _term(3 * 365),
    "staff_log": _term(3 * 365),
    "unconfirmed_accounts": _term(30),
    "idle_accounts": _term(3 * 365),
    "read_notices": _term(365),
    "sent_messages": _term(30),
    "unsent_codes": _term(1),
    "ended_sessions": _term(0),
    "session_traces": _term(30),
    "sign_in_attempts": _term(30),
    "orphan_photos": _term(1),
}
