"""What lies at the root: the worker serves what is below it, an icon is asked for there."""

from django.urls import path

from mapapp.web.pwa import views

urlpatterns = [
    path("sw.js", views.worker, name="worker"),
    path("favicon.ico", views.favicon, name="favicon"),
]
