"""Addresses of the journal's checks."""

from django.urls import path

from mapapp.web.journal import views

app_name = "journal"
urlpatterns = [
    path("", views.home, name="home"),
    path("seals.txt", views.seals, name="seals"),
    path("problems/<int:pk>/", views.problem, name="problem"),
    path("initiatives/<int:pk>/", views.initiative, name="initiative"),
]
