"""Addresses about one thing on the desk, beside its page: `problems/5/notes/`."""

from django.urls import path

from mapapp.web.review import answering, hands, notes, outside, template_pages

HERE = "<slug:kinds>/<int:pk>/"
urlpatterns = [
    path("templates/", template_pages.templates, name="templates"),
    path("templates/new/", template_pages.new, name="new_template"),
    path("templates/<int:pk>/", template_pages.change, name="template"),
    path(f"{HERE}notes/", notes.write, name="notes"),
    path(f"{HERE}notes/<int:note>/", notes.edit, name="edit_note"),
    path(f"{HERE}answering/", answering.beat, name="answering"),
    path(f"{HERE}outside/", outside.ask, name="outside"),
    path(f"{HERE}outside/<int:question>/<slug:verb>/", outside.move, name="outside_move"),
    path(f"{HERE}assign/", hands.assign, name="assign"),
]
