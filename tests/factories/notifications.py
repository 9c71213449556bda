"""Notices, for the pages that show them."""

import factory
from django.contrib.contenttypes.models import ContentType

from notifications.models import Notification
from tests.factories.accounts import UserFactory


class NotificationFactory(factory.django.DjangoModelFactory):
    """One notice about a thing: `NotificationFactory(about=initiative, recipient=user)`."""

    class Meta:
        model = Notification

    class Params:
        about = None

    recipient = factory.SubFactory(UserFactory)
    cause = factory.Sequence(lambda n: f"made:{n}")
    kind = "initiative.take_up"
    audience = "author"
    subject_type = factory.LazyAttribute(lambda o: ContentType.objects.get_for_model(o.about))
    subject_id = factory.LazyAttribute(lambda o: o.about.pk)
