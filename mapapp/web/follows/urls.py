"""Addresses of what a person follows."""

from django.urls import path

from mapapp.web.follows import devices, section, thing, views  # noqa: F401 - my page

app_name = "follows"
urlpatterns = [
    path("", views.mine, name="list"),
    path("new/", views.new, name="new"),
    path("how/", views.how, name="how"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/pause/", views.pause, name="pause"),
    path("<int:pk>/end/", views.end, name="end"),
    path("digests/<int:pk>/", views.digest, name="digest"),
    path("things/<slug:kind>-<int:ref>/", thing.thing, name="thing"),
    path("stop/<str:word>/", thing.stop, name="stop"),
    path("devices/", devices.add, name="add_device"),
    path("devices/forget/", devices.forget, name="forget_devices"),
]
