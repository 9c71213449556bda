"""Addresses of texts and of the components' page."""

from django.urls import path

from mapapp.web.pages import views

app_name = "pages"
urlpatterns = [
    path("about/", views.about, name="about"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("terms/", views.terms, name="terms"),
    path("privacy/", views.privacy, name="privacy"),
    path("design/", views.design, name="design"),
    path("offline/", views.offline, name="offline"),
]
