"""Legal and published numbers: settings with a source and the day they were checked."""

from typing import Any

TERMS: dict[str, dict[str, Any]] = {
    # Administrative Procedural and Process-Related Code, Art. 76: 15 working days.
    "review": {"working_days": 15, "source": "APPC Art. 76", "checked": "2026-11-22"},
    # the same Code, Art. 65: forwarding to the competent body within three working days
    "forward": {"working_days": 3, "source": "APPC Art. 65", "checked": "2026-11-22"},
    # one extension, by a reasoned decision, with notice: two months from receipt in total
    "extension": {"months": 2, "source": "APPC Art. 76", "checked": "2026-11-22"},
    "take_up": {"working_days": 1, "source": "product decision", "checked": "2026-11-22"},
    "body": {"working_days": 15, "source": "APPC Art. 76", "checked": "2026-11-22"},
    "closing_check": {"working_days": 5, "source": "product decision", "checked": "2026-11-22"},
    "answer": {"working_days": 10, "source": "product decision", "checked": "2026-11-22"},
    "evaluation": {"days": 14, "source": "product decision", "checked": "2026-11-22"},
    "judge": {"days": 7, "source": "product decision", "checked": "2026-11-22"},
    "close": {"days": 90, "source": "product decision", "checked": "2026-11-22"},
    # a request to reopen: a person of the office decides; the law sets no term for it
    "reopening": {"working_days": 5, "source": "product decision", "checked": "2026-11-25"},
    # how long after closing a resident may still say that it is not fixed
    "ask_to_reopen": {"days": 90, "source": "product decision", "checked": "2026-11-25"},
    # how long the link of one question "is it fixed?" answers
    "fix_answer": {"days": 30, "source": "product decision", "checked": "2026-11-25"},
    # the answer owed to those who support an initiative, once they are enough
    "supported_answer": {
        "working_days": 15,
        "source": "product decision",
        "checked": "2026-11-26",
    },
    "moderate": {"working_days": 1, "source": "product decision", "checked": "2026-11-25"},
    "moderation_appeal": {
        "working_days": 3,
        "source": "product decision",
        "checked": "2026-11-25",
    },
}

# The published rule of evaluation (product.md 4): who must answer, and what counts as solved.
EVALUATION_RULE = {
    "quorum_share": 0.2,
    "quorum_least": 3,
    "quorum_most": 30,
    "solved_share": 2 / 3,
    "partly_share": 1 / 3,
    # People helped are named by whoever leads the work: so many of them must answer to be shown,
    # and from then on the lower result counts. A quorum waits for them so many days.
    "beneficiaries_least": 5,
    "beneficiaries_days": 3,
}

# How many residents oblige the akimat to answer an initiative in public: so many of every ten
# thousand who live in its area, but no fewer and no more than said. E-petitions (law in force
# since April 2024, https://sozmedia.kz/24810) ask 1 % of an oblast to be examined by its akimat
# and fixed numbers in districts; here only an answer is owed, so a tenth of that is asked, more
# the smaller the area. Product decision, checked 2026-11-26.
SUPPORT_RULE: dict[str, dict[str, int]] = {
    "city": {"per_10000": 10, "least": 500, "most": 2000},
    "oblast": {"per_10000": 10, "least": 250, "most": 2000},
    "district": {"per_10000": 20, "least": 50, "most": 500},
    "village": {"per_10000": 100, "least": 10, "most": 100},
}

# Independent evaluators drawn beside those affected: how many of each kind (product decision).
EVALUATION_DRAW = {"organisation": 2, "front_office": 1}

# How many of those who live in the area of effect are asked beside those who told of the trouble;
# where more could be, a public lot chooses (product decision).
EVALUATION_RESIDENTS = 30

# How many days after the result of an initiative those affected are asked again, and how many
# days after the claim that a problem is fixed those who told of it are: product decisions.
ASK_AGAIN_DAYS = (30, 90)
ASK_IF_FIXED_DAYS = (7, 30, 90)
