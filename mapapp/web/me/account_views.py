"""The pages of signing in that differ from allauth's own: typing the code, staff's password."""

from allauth.account.internal.decorators import login_stage_required
from allauth.account.stages import LoginByCodeStage
from allauth.account.views import ConfirmLoginCodeView, LoginView, PasswordChangeView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.generic.edit import FormView

from mapapp.web.me.forms import PasswordSignInForm
from mapapp.web.me.signing_in import CHOICES, ContactProcess, ask_for_code


@method_decorator(
    login_stage_required(stage=LoginByCodeStage.key, redirect_urlname="account_login"),
    name="dispatch",
)
class TypeCodeView(ConfirmLoginCodeView):
    """The code is typed here, whoever it was sent to and for whatever reason."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Take up the process of this browser."""
        self.stage = request._login_stage  # noqa: SLF001 - where allauth's decorator leaves it
        self._process = ContactProcess.resume(self.stage)
        if not self._process:
            return redirect("account_login")
        return FormView.dispatch(self, request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Compare the code, send another, or go back and type another contact."""
        action = request.POST.get("action")
        if action == "again":
            return self._send_again(request)
        if action == "other":
            self._process.abort()
            return redirect(self._process.state["from"])
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict:
        """With the key under which this code's attempts are counted."""
        return super().get_form_kwargs() | {"tries_key": self._process.tries_key}

    def get_context_data(self, **extra: object) -> dict:
        """What the page says about the code."""
        return super().get_context_data(**extra) | {
            "contact": self._process.contact,
            "makes_account": self._process.state["makes_account"],
            "minutes": settings.CODE_LASTS_SECONDS // 60,
        }

    def _send_again(self, request: HttpRequest) -> HttpResponse:
        state = self._process.state
        return ask_for_code(
            request,
            self._process.contact,
            then=state["then"],
            makes_account=state["makes_account"],
            choices=request.session.get(CHOICES, ()),
        )


class PasswordSignInView(LoginView):
    """Staff sign in by a password, guarded by axes, and then by their second factor."""

    template_name = "account/password_login.html"

    def get_form_class(self) -> type[PasswordSignInForm]:
        """Not the public's form."""
        return PasswordSignInForm


type_code = TypeCodeView.as_view()
password_sign_in = PasswordSignInView.as_view()


class OwnPasswordView(PasswordChangeView):
    """Staff change their password here; who signs in by a code has none to change."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """For the public the page does not exist."""
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise Http404
        return super().dispatch(request, *args, **kwargs)


change_password = OwnPasswordView.as_view()
