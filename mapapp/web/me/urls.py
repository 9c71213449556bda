"""Addresses of me: what is mine, who I am here, how I am reached."""

from django.urls import path

from mapapp.web.me import contact_views, inbox, views

app_name = "me"
urlpatterns = [
    path("", views.home, name="home"),
    path("roles/", views.roles, name="roles"),
    path("profile/", views.profile, name="profile"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/read/", inbox.read, name="read"),
    path("confirm/", contact_views.confirm, name="confirm"),
    path("contact/", contact_views.contact, name="contact"),
    path("contact/code/", contact_views.contact_code, name="contact_code"),
]
