"""Addresses of routing."""

from django.urls import path

from mapapp.web.routing import views

app_name = "routing"
urlpatterns = [
    path("", views.rules, name="rules"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.rule, name="rule"),
    path("coverage/", views.coverage, name="coverage"),
]
