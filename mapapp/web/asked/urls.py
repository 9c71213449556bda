"""Addresses that come by letter and act without signing in."""

from django.urls import path

from mapapp.web.asked import evaluation, fixed, helped, outside, question

app_name = "asked"
urlpatterns = [
    path("evaluation/<str:word>/", evaluation.evaluation, name="evaluation"),
    path("fixed/<str:word>/", fixed.fixed, name="fixed"),
    path("helped/<str:word>/", helped.helped, name="helped"),
    path("no-more/<str:word>/", fixed.no_more, name="no_more"),
    path("outside/<str:word>/", outside.outside, name="outside"),
    path("question/<str:word>/", question.question, name="question"),
]
