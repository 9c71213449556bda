"""Addresses of moderation: the queue, one thing of it, flags, appeals, masked contacts."""

from django.urls import path

from mapapp.web.moderation import anomalies, appeals, contacts, flags, pictures, views

app_name = "moderation"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("bursts/", anomalies.bursts, name="bursts"),
    path("flags/<slug:kind>/<int:ref>/", flags.flag, name="flag"),
    path("decisions/<int:pk>/", appeals.decision, name="decision"),
    path("contacts/<slug:kind>/<int:ref>/", contacts.contact, name="contact"),
    path("pictures/<slug:kind>/<int:ref>/<slug:rendition>.webp", pictures.picture, name="picture"),
    path("originals/<slug:kind>/<int:ref>/", pictures.open_original, name="original"),
    path("<slug:kind>/<int:ref>/", views.thing, name="thing"),
    path("<slug:kind>/<int:ref>/moves/<slug:verb>/", views.move, name="move"),
]
