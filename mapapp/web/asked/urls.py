"""Addresses that come by letter and act without signing in."""

from django.urls import path

from mapapp.web.asked import outside, question

app_name = "asked"
urlpatterns = [
    path("outside/<str:word>/", outside.outside, name="outside"),
    path("question/<str:word>/", question.question, name="question"),
]
