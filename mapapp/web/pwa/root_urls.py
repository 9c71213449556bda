"""The worker lies at the root: it serves what lies below its own address."""

from django.urls import path

from mapapp.web.pwa import views

urlpatterns = [path("sw.js", views.worker, name="worker")]
