"""Addresses of the desk."""

from django.urls import path

from mapapp.web.review import thing_urls, views

app_name = "review"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("problems/<int:pk>/", views.problem, name="problem"),
    path("initiatives/<int:pk>/", views.initiative, name="initiative"),
    *thing_urls.urlpatterns,
]
