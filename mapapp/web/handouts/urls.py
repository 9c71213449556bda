"""Addresses of what is printed, below the initiative it is about."""

from django.urls import path, re_path

from mapapp.web.handouts import sketch, views

app_name = "handouts"
urlpatterns = [
    path("<int:pk>/handouts/letter/", views.letter, name="letter"),
    path("<int:pk>/handouts/press-note/", views.press_note, name="press_note"),
    path("<int:pk>/handouts/budget-pack/", views.pack, name="pack"),
    path("<int:pk>/handouts/sketch/", sketch.sketch, name="sketch"),
    re_path(
        r"^(?P<pk>[0-9]{1,18})/handouts/poster-(?P<size>a3|a4)/$", views.poster, name="poster"
    ),
]
