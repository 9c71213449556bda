"""The manifest, one for each language."""

from django.urls import path

from mapapp.web.pwa import views

app_name = "pwa"
urlpatterns = [path("asar.webmanifest", views.web_manifest, name="manifest")]
