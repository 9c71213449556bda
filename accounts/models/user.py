"""A person with an account; everyone is one `User` with any number of roles.

The contact (a phone, an e-mail, or both) is how a person signs in: by a code, without a
password. Only staff have passwords, and always a second factor beside them.
"""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.roles import GOVERNING, ChosenRole

if TYPE_CHECKING:
    from accounts.models.office import Office

RECOVERY_CODES = "recovery_codes"  # they help only beside a real second factor


class UserQuerySet(models.QuerySet["User"]):
    """People by what is known of them."""

    def with_confirmed_contact(self) -> "UserQuerySet":
        """Those who typed a code we sent them; twin of `has_confirmed_contact`."""
        addresses = User.emailaddress_set.rel.related_model
        confirmed = addresses.objects.filter(user=OuterRef("pk"), verified=True)
        return self.filter(Q(phone_verified_at__isnull=False) | Exists(confirmed))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Makes people; a password is the exception."""

    def create_user(
        self, email: str | None = None, password: str | None = None, **facts: object
    ) -> "User":
        """A person known by e-mail, phone or both."""
        user = self.model(email=email, **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str, **facts: object) -> "User":
        """A technical operator with every right in the staff admin."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **facts)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account."""

    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=16, unique=True, null=True, blank=True)
    phone_verified_at = models.DateTimeField(null=True, blank=True, editable=False)
    public_name = models.CharField(_("public name"), max_length=80, blank=True)
    shows_name = models.BooleanField(_("shows the name to everyone"), default=False)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default="kk"
    )
    chosen_roles = ArrayField(
        models.CharField(max_length=16, choices=ChosenRole), default=list, blank=True
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("may open the staff admin"), default=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower(F("email"))) & ~Q(email=""),
                name="user_email_is_lower_case",
            ),
            models.CheckConstraint(
                condition=Q(phone__regex=r"^\+[1-9][0-9]{7,14}$"),
                name="user_phone_is_international",
            ),
            models.CheckConstraint(
                condition=Q(phone_verified_at=None) | Q(phone__isnull=False),
                name="user_verified_phone_is_known",
            ),
            models.CheckConstraint(
                condition=Q(chosen_roles__contained_by=ChosenRole.values),
                name="user_chosen_roles_are_known",
            ),
        ]
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return f"{self.shown_as} · {self.pk}"

    def save(self, *args: object, **kwargs: object) -> None:
        """An absent contact is NULL, an absent password matches nothing; neither is empty."""
        if not self.password:
            self.set_unusable_password()
        self.email = self.email.lower() if self.email else None
        self.phone = self.phone or None
        super().save(*args, **kwargs)

    def refresh_from_db(self, *args: object, **kwargs: object) -> None:
        """Read the row again, and the posts with it."""
        super().refresh_from_db(*args, **kwargs)
        self.forget_offices()

    @property
    def shown_as(self) -> str:
        """What others see: the public name if its owner shows it, a neutral word otherwise."""
        return self.public_name if self.shows_name and self.public_name else gettext("A resident")

    @property
    def has_confirmed_contact(self) -> bool:
        """A code sent to the phone or the e-mail was typed back."""
        return bool(self.phone_verified_at) or self.emailaddress_set.filter(verified=True).exists()

    @cached_property
    def offices(self) -> tuple["Office", ...]:
        """The posts held today, asked once for each person in hand."""
        from accounts.models.office import Office  # noqa: PLC0415 - offices know people

        return tuple(Office.objects.held_by(self).select_related("region").order_by("pk"))

    @cached_property
    def offices_ever(self) -> frozenset[int]:
        """Keys of the offices where this person sits or once sat, asked once as well."""
        return frozenset(self.memberships.values_list("office", flat=True))

    def forget_offices(self) -> None:
        """Ask for the posts again next time."""
        self.__dict__.pop("offices", None)
        self.__dict__.pop("offices_ever", None)

    def governs(self, region: models.Model | None) -> bool:
        """Holds a post of an akimat whose territory contains the region."""
        return any(office.kind in GOVERNING and office.contains(region) for office in self.offices)

    @property
    def works_for_the_state(self) -> bool:
        """Holds any post today or may open the staff admin: a second factor is compulsory."""
        return self.is_staff or bool(self.offices)

    @property
    def has_second_factor(self) -> bool:
        """An authenticator app or a passkey; recovery codes alone are none."""
        return self.authenticator_set.exclude(type=RECOVERY_CODES).exists()

    @property
    def needs_second_factor(self) -> bool:
        """Staff who have not yet set one up reach nothing but the page where they do."""
        return self.works_for_the_state and not self.has_second_factor
