"""The address of the script that shows notices: its folder is all it may see."""

from django.urls import path

from mapapp.web.follows import devices

urlpatterns = [path("worker.js", devices.worker, name="push_worker")]
