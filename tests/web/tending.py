"""The doors of what is looked after: what each takes, and whose it is."""

TEAM = frozenset({"author", "lead", "member"})
OFFICIALS = frozenset({"official_district", "official_region"})
OF_CARE = ("care:points", "care:layer", "care:add", "care:begin")
OF_A_ROCK = ("care:point", "care:visit", "care:drop")
CARE = {
    **dict.fromkeys(OF_CARE, lambda t: [t.carer.pk]),
    **dict.fromkeys(OF_A_ROCK, lambda t: [t.carer.pk, t.rock.number]),
    "photos:visit": lambda t: [t.visit.pk],
}
CARED_FOR = {
    "care:add": {"author", "lead"},
    "care:begin": {"lead"},
    "care:drop": {"author", "lead"},
    "care:point": TEAM | OFFICIALS,
    "care:visit": {"lead", "member"},
    "photos:visit": TEAM | OFFICIALS,
}
