"""Addresses of the map."""

from django.urls import path

from mapapp.web.map import views

app_name = "map"
urlpatterns = [
    path("", views.home, name="home"),
    path("map/rows/", views.rows, name="rows"),
    path("map/pins/", views.pins, name="pins"),
    path("map/pins/<slug:kind>-<int:ref>/", views.card, name="card"),
    path("map/names/", views.place_names, name="names"),
]
