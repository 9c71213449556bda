"""Who has what, and what they have promised."""

from resources.models.legal_person import LegalPerson
from resources.models.offer import Offer
from resources.models.owner import Business, Department, Group, Organisation, Owner, Volunteer
from resources.models.pledge import Pledge
from resources.models.proposer import Proposer
from resources.models.representative import Representative

__all__ = [
    "Business",
    "Department",
    "Group",
    "LegalPerson",
    "Offer",
    "Organisation",
    "Owner",
    "Pledge",
    "Proposer",
    "Representative",
    "Volunteer",
]
