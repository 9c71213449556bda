"""Addresses that come by letter and act without signing in."""

from django.urls import path

from mapapp.web.asked import question

app_name = "asked"
urlpatterns = [
    path("question/<str:word>/", question.question, name="question"),
]
