"""The address without a language: it redirects to the visitor's own."""

from django.urls import path

from mapapp.web.pages import views

urlpatterns = [path("", views.choose_language, name="root")]
