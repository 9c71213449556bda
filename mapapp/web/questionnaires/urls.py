"""Addresses of questionnaires."""

from django.urls import path

from mapapp.web.questionnaires import preview, question_pages, views

app_name = "questionnaires"
urlpatterns = [
    path("", views.sheets, name="list"),
    path("<int:pk>/", views.sheet, name="sheet"),
    path("<int:pk>/publish/", views.publish, name="publish"),
    path("<int:pk>/discard/", views.discard, name="discard"),
    path("<int:pk>/preview/", preview.preview, name="preview"),
    path("<int:pk>/questions/new/", question_pages.new, name="new"),
    path("<int:pk>/questions/<int:question>/", question_pages.change, name="question"),
    path("<int:pk>/questions/<int:question>/place/", question_pages.place, name="place"),
]
