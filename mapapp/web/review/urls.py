"""Addresses of the desk."""

from django.urls import path

from mapapp.web.review import (
    asked,
    bulk_views,
    calling,
    export,
    kept_views,
    list_views,
    map_views,
    owed,
    parts,
    thing_urls,
    views,
)

app_name = "review"
urlpatterns = [
    path("", list_views.desk, name="desk"),
    path("queue.csv", export.export, name="export"),
    path("views/", kept_views.keep, name="keep"),
    path("views/<int:pk>/first/", kept_views.open_first, name="open_first"),
    path("views/<int:pk>/forget/", kept_views.forget, name="forget"),
    path("map/", map_views.desk_map, name="map"),
    path("map/rows/", map_views.rows, name="map_rows"),
    path("map/pins/", map_views.pins, name="pins"),
    path("asked/", asked.asked, name="asked"),
    path("call/", calling.call, name="call"),
    path("promises/<int:pk>/given/", asked.given, name="given"),
    path("bulk/", bulk_views.bulk, name="bulk"),
    path("problems/<int:pk>/", views.problem, name="problem"),
    path("problems/<int:pk>/split/", parts.give_out, name="split"),
    path("initiatives/<int:pk>/", views.initiative, name="initiative"),
    path("initiatives/<int:pk>/supporters/", owed.answer, name="answer_supporters"),
    path("owed/", owed.owed, name="owed"),
    *thing_urls.urlpatterns,
]
