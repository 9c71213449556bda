"""What people type about themselves; every word of a library's form is replaced by ours."""

from allauth.account.forms import (
    ChangePasswordForm,
    ConfirmLoginCodeForm,
    LoginForm,
    ReauthenticateForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByFactorForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _

from accounts import limits
from accounts.models import User
from accounts.roles import ChosenRole
from mapapp.web.me.adapters import SECOND_FACTOR_WORDS, WORDS
from mapapp.web.me.contacts import ContactField
from mapapp.web.me.signing_in import ask_for_code, safe


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when nothing was ticked; None when the page is only read."""
    return request.POST if request.method == "POST" else None


def code_field(label: str) -> forms.CharField:
    """A field a phone fills in by itself from the message, and which takes a paste."""
    attributes = {"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}
    return forms.CharField(label=label, max_length=32, widget=forms.TextInput(attrs=attributes))


def password_field(label: str, autocomplete: str, help_text: str = "") -> forms.CharField:
    """A password as it is typed, spaces and all."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, widget=widget, help_text=help_text)


class ContactForm(forms.Form):
    """A phone or an e-mail, whether it has an account or not."""

    contact = ContactField()


class SignInForm(ContactForm):
    """The contact of an account."""

    def __init__(
        self, *args: object, request: HttpRequest | None = None, **options: object
    ) -> None:
        self.request = request
        super().__init__(*args, **options)

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Send a code if there is such an account; look the same if there is none."""
        return ask_for_code(request, self.cleaned_data["contact"], then=redirect_url or "")


class RolesForm(forms.Form):
    """What a person comes for; changed and combined at any time."""

    roles = forms.MultipleChoiceField(
        label=_("What brings you here?"),
        help_text=_("Choose as many as fit. You can change this later."),
        choices=ChosenRole.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class SignUpForm(ContactForm, RolesForm):
    """A new account: a contact and what one comes for."""

    field_order = ["contact", "roles"]

    def try_save(self, request: HttpRequest) -> tuple[None, HttpResponse]:
        """Nothing is saved before the code is typed; allauth takes the answer as it is."""
        answer = ask_for_code(
            request,
            self.cleaned_data["contact"],
            then=safe(request, request.POST.get("next")),
            makes_account=True,
            choices=self.cleaned_data["roles"],
        )
        return None, answer


class CodeForm(ConfirmLoginCodeForm):
    """The code from the message, counted each time it is tried."""

    code = code_field(_("Code from the message"))

    def __init__(self, *args: object, tries_key: str = "", **options: object) -> None:
        self.tries_key = tries_key
        super().__init__(*args, **options)

    def clean_code(self) -> str:
        """Count first, compare after: a hundred tries at once are still a hundred tries."""
        if not limits.try_code(self.tries_key):
            raise ValidationError(WORDS["too_many_login_attempts"], code="too_many_tries")
        return super().clean_code()


class PasswordSignInForm(LoginForm):
    """Staff: a contact and a password; the second factor is asked for next."""

    password = password_field(_("Password"), "current-password")

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["login"] = ContactField()
        self.order_fields(["login", "password"])

    def _setup_password_field(self) -> None:
        """Kept, although the public signs up without one."""

    def clean_login(self) -> str:
        """The contact in its one written form."""
        return self.cleaned_data["login"].value


class PasswordAgainForm(ReauthenticateForm):
    """The password once more, before something that matters."""

    password = password_field(_("Password"), "current-password")


class NewPasswordForm(ChangePasswordForm):
    """A new password of staff."""

    oldpassword = password_field(_("The password you have now"), "current-password")
    password1 = password_field(
        _("New password"), "new-password", help_text=_("At least 12 characters.")
    )
    password2 = password_field(_("New password once more"), "new-password")

    def clean_password1(self) -> str:
        """As strong as the settings ask."""
        typed = self.cleaned_data["password1"]
        password_validation.validate_password(typed, self.user)
        return typed

    def clean(self) -> dict:
        """Both say the same."""
        given = forms.Form.clean(self) or self.cleaned_data
        if given.get("password1") and given.get("password1") != given.get("password2"):
            self.add_error("password2", _("The two passwords are not the same."))
        return given


class UsedOnceMixin:
    """The app's code opens once.

    allauth remembers a used code for one period, but for clocks that are wrong we take the codes
    of three: for the other two it would open again.
    """

    def clean_code(self) -> str:
        """Right, and not used before."""
        code = super().clean_code()
        if not limits.use_once(f"totp:{self.user.pk}:{code}"):
            raise ValidationError(SECOND_FACTOR_WORDS["incorrect_code"], code="used")
        return code


class SecondFactorForm(UsedOnceMixin, AuthenticateForm):
    """The code of the authenticator app, or one of the recovery codes."""

    code = code_field(_("Code from the app, or a recovery code"))


class SecondFactorAgainForm(UsedOnceMixin, ReauthenticateByFactorForm):
    """The same, once more, before something that matters."""

    code = code_field(_("Code from the app, or a recovery code"))


class FirstTotpCodeForm(ActivateTOTPForm):
    """The first code shows that the app was set up."""

    code = code_field(_("Code from the app"))


class ProfileForm(forms.ModelForm):
    """What others see, and the language of letters."""

    class Meta:
        model = User
        fields = ["public_name", "shows_name", "language"]
        labels = {
            "public_name": _("Your name as others would see it"),
            "shows_name": _("Show my name beside what I report and do"),
            "language": _("Language of letters and messages"),
        }
        help_texts = {
            "public_name": _("Hidden until you say otherwise below."),
        }
