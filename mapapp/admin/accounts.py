"""People, posts and who holds them.

A person is never deleted here (what they did stays theirs), only closed; whoever's posts change
is signed out everywhere, so that no open session keeps an old right.
"""

from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Office, User
from accounts.phones import masked
from mapapp.web.moderation.contacts import masked_address


def sign_out_everywhere(user: User) -> None:
    """End every session of a person; the next request of each is a guest's."""
    for session in UserSession.objects.filter(user=user):
        session.end()


class MembershipInline(admin.TabularInline):
    """The posts of a person, or the people of a post."""

    model = Membership
    extra = 0
    autocomplete_fields = ["user", "office"]

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A post held is history: it gets an end, it is not deleted."""
        del request, obj
        return False


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """People, by role and contact."""

    list_display = ["__str__", "email_masked", "phone_masked", "language", "is_active", "is_staff"]
    list_filter = ["is_active", "is_staff", "language"]
    search_fields = ["email", "phone", "public_name"]
    fields = [
        ("email", "phone"),
        ("public_name", "shows_name", "language"),
        "chosen_roles",
        ("is_active", "is_staff"),
        "groups",
        ("phone_verified_at", "date_joined", "last_login"),
    ]
    readonly_fields = ["phone_verified_at", "date_joined", "last_login"]
    inlines = [MembershipInline]
    actions = ["forget_second_factor"]

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list:
        """Contacts are masked for everybody but a superuser, who may have to correct them."""
        if request.user.is_superuser or obj is None:
            return self.fields
        return [("email_masked", "phone_masked"), *self.fields[1:]]

    @admin.display(description=_("e-mail"))
    def email_masked(self, person: User) -> str:
        """Enough to tell two people apart."""
        return masked_address(person.email or "")

    @admin.display(description=_("phone"))
    def phone_masked(self, person: User) -> str:
        """The last two digits."""
        return masked(person.phone) if person.phone else ""

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Nobody but a superuser makes people staff."""
        del obj
        closed = [] if request.user.is_superuser else ["is_staff", "groups"]
        return [*self.readonly_fields, "email_masked", "phone_masked", *closed]

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Closed, never deleted."""
        del request, obj
        return False

    @admin.action(description=_("Forget the second factor (a lost phone)"), permissions=["change"])
    def forget_second_factor(self, request: HttpRequest, people: QuerySet[User]) -> None:
        """Whoever lost the phone sets up another at the next sign-in; written into the log."""
        for person in people.exclude(pk=request.user.pk):
            person.authenticator_set.all().delete()
            sign_out_everywhere(person)
            self.log_change(request, person, "second factor forgotten")

    def save_related(
        self,
        request: HttpRequest,
        form: forms.ModelForm,
        formsets: list,
        change: bool,  # noqa: FBT001 - Django's
    ) -> None:
        """Whoever was changed signs in again."""
        super().save_related(request, form, formsets, change)
        if change and form.instance != request.user:
            sign_out_everywhere(form.instance)


@admin.register(Office)
class OfficeAdmin(admin.ModelAdmin):
    """Posts with their territories."""

    list_display = ["name_kk", "name_ru", "kind", "region", "is_active"]
    list_filter = ["kind", "is_active"]
    list_select_related = ["region"]
    search_fields = ["name_kk", "name_ru", "name_en"]
    raw_id_fields = ["region"]
    inlines = [MembershipInline]

    def save_formset(
        self,
        request: HttpRequest,
        form: forms.ModelForm,
        formset: forms.BaseModelFormSet,
        change: bool,  # noqa: FBT001 - Django's
    ) -> None:
        """Whoever's post changed signs in again."""
        super().save_formset(request, form, formset, change)
        for membership in [*formset.new_objects, *dict(formset.changed_objects)]:
            if membership.user != request.user:
                sign_out_everywhere(membership.user)
