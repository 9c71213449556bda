"""Signing in and out, the second factor, open sessions: only those pages of allauth we use."""

from allauth.account import views
from django.urls import include, path

from mapapp.web.me import account_views

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("login/password/", account_views.password_sign_in, name="account_password_login"),
    path("login/code/confirm/", account_views.type_code, name="account_confirm_login_code"),
    path("signup/", views.signup, name="account_signup"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account_views.change_password, name="account_change_password"),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
