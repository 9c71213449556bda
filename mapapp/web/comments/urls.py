"""Addresses of comments: those of one thing, one thread, taking one's own back."""

from django.urls import path

from mapapp.web.comments import views

app_name = "comments"
urlpatterns = [
    path("<slug:kind>-<int:ref>/", views.of, name="of"),
    path("<int:pk>/", views.thread, name="thread"),
    path("<int:pk>/take-back/", views.take_back, name="take_back"),
]
