"""Addresses of programmes."""

from django.urls import path

from mapapp.web.programmes import joining, keeping, marking, views

app_name = "programmes"
urlpatterns = [
    path("", views.home, name="home"),
    path("projects/<slug:code>/", views.project, name="project"),
    path("practices/", views.practices, name="practices"),
    path("practices/<int:pk>/", marking.mark, name="mark"),
    path("joined/<int:pk>/", joining.join, name="join"),
    path("kept/", keeping.kept, name="keep"),
    path("kept/<slug:what>/<int:pk>/", keeping.end, name="end"),
]
