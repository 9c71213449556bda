"""Addresses about one thing on the desk, beside its page: `problems/5/notes/`."""

from django.urls import path

from mapapp.web.review import hands, notes

HERE = "<slug:kinds>/<int:pk>/"
urlpatterns = [
    path(f"{HERE}notes/", notes.write, name="notes"),
    path(f"{HERE}notes/<int:note>/", notes.edit, name="edit_note"),
    path(f"{HERE}assign/", hands.assign, name="assign"),
]
