"""Addresses of the place picker's three ways."""

from django.urls import path

from mapapp.web.places import views

app_name = "places"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("districts/", views.districts, name="districts"),
    path("here/", views.here, name="here"),
]
