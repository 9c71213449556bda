"""Addresses of those who have something to give."""

from django.urls import path

from mapapp.web.resources import bodies, near, pledges, profile, section  # noqa: F401 - my page

app_name = "resources"
urlpatterns = [
    path("", profile.mine, name="mine"),
    path("profile/", profile.profile, name="profile"),
    path("near/", near.near, name="near"),
    path("bodies/new/<str:kind>/", bodies.new, name="new"),
    path("bodies/<int:pk>/", bodies.owner, name="owner"),
    path("bodies/<int:pk>/edit/", bodies.edit, name="edit"),
    path("bodies/<int:pk>/moves/<slug:verb>/", bodies.check, name="check"),
    path("owners/<int:pk>/offers/", profile.offer, name="offer"),
    path("offers/<int:pk>/end/", profile.end_offer, name="end_offer"),
    path("needs/<int:need>/pledge/", pledges.pledge, name="pledge"),
    path("pledges/<int:pk>/moves/<slug:verb>/", pledges.move, name="move_pledge"),
]
