"""The questions behind the permissions of this app; `user` may be None (the system) or a guest."""

import rules

from accounts.predicates import is_signed_in
from initiatives.predicates import is_system
from resources.models import LegalPerson, Owner, Pledge

__all__ = ["is_a_body", "is_donor", "is_system", "leads_the_initiative", "speaks_for"]


@rules.predicate
def speaks_for(user: object, owner: Owner) -> bool:
    """Whether this person is the owner, or represents it today."""
    return is_signed_in(user) and (owner.user_id == user.pk or user.pk in owner.speakers_today)


@rules.predicate
def is_a_body(_user: object, owner: Owner) -> bool:
    """The owner is a group or a body, whose page is for everybody."""
    return owner.kind != Owner.Kind.VOLUNTEER


@rules.predicate
def is_donor(user: object, pledge: Pledge) -> bool:
    """Whether this person speaks for the owner who promised."""
    return speaks_for(user, pledge.owner)


@rules.predicate
def leads_the_initiative(user: object, pledge: Pledge) -> bool:
    """Whether this person leads the initiative; its author, until there is a lead."""
    initiative = pledge.need.initiative
    return is_signed_in(user) and user.pk == (initiative.lead_id or initiative.author_id)


@rules.predicate
def represents_it(user: object, legal_person: LegalPerson) -> bool:
    """Whether this person speaks for the owner whose papers they are."""
    return speaks_for(user, legal_person.owner)
