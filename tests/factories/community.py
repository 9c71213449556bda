"""Support for tests: `SupportFactory(subject=problem)`."""

import factory
from django.contrib.contenttypes.models import ContentType

from community.models import Support
from tests.factories.accounts import UserFactory


class SupportFactory(factory.django.DjangoModelFactory):
    """A neighbour with a confirmed contact who says "me too"."""

    class Meta:
        model = Support

    class Params:
        subject = None

    user = factory.SubFactory(UserFactory, confirmed=True)
    subject_type = factory.LazyAttribute(lambda o: ContentType.objects.get_for_model(o.subject))
    subject_id = factory.LazyAttribute(lambda o: o.subject.pk)
    contact_confirmed = True
