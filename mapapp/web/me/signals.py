"""What the pages of other tasks may want to know about a person."""

from django.dispatch import Signal

# A person has just shown that a contact is theirs, and is signed in. Sent with `user` and
# `request`; what a guest had begun (a report held in the session) can be attached now.
contact_confirmed = Signal()
