"""Addresses of programmes."""

from django.urls import path

from mapapp.web.programmes import drives, joining, keeping, marking, views

app_name = "programmes"
urlpatterns = [
    path("", views.home, name="home"),
    path("projects/<slug:code>/", views.project, name="project"),
    path("drives/", drives.drives, name="drives"),
    path("drives/<int:pk>/", drives.drive, name="drive"),
    path("practices/", views.practices, name="practices"),
    path("practices/<int:pk>/", marking.mark, name="mark"),
    path("joined/<int:pk>/", joining.join, name="join"),
    path("kept/", keeping.kept, name="keep"),
    path("kept/drive/<int:pk>/announce/", keeping.announce, name="announce"),
    path("kept/<slug:what>/<int:pk>/", keeping.end, name="end"),
]
