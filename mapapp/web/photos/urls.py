"""Addresses of photos; they say nothing, so they are the same in every language."""

from django.urls import path

from mapapp.web.photos import views

app_name = "photos"
urlpatterns = [
    path("problems/<int:pk>.webp", views.of_problem, name="problem"),
    path("outside/<int:pk>.webp", views.of_outside, name="outside"),
    path("news/<int:pk>.webp", views.of_news, name="news"),
    path("visits/<int:pk>.webp", views.of_visit, name="visit"),
    path("evidence/<int:pk>.webp", views.of_evidence, name="evidence"),
]
