"""Somebody an initiative of the story has helped, and the link they have not used yet."""

from initiatives.beneficiaries import word_for
from initiatives.models import Beneficiary


def helped_word():
    """The word of the address where they answer."""
    asked = Beneficiary.objects.silent().exclude(word_hash="")
    return word_for(asked.filter(evaluation__initiative__stage="evaluation").earliest("pk"))
