"""Addresses of what an initiative looks after."""

from django.urls import path

from mapapp.web.care import keeping, views, visits

app_name = "care"
urlpatterns = [
    path("<int:pk>/care/", views.points, name="points"),
    path("<int:pk>/care/points.geojson", views.layer, name="layer"),
    path("<int:pk>/care/new/", keeping.add, name="add"),
    path("<int:pk>/care/rounds/", keeping.begin, name="begin"),
    path("<int:pk>/care/<int:number>/", visits.point, name="point"),
    path("<int:pk>/care/<int:number>/visit/", visits.visit, name="visit"),
    path("<int:pk>/care/<int:number>/drop/", keeping.drop, name="drop"),
]
