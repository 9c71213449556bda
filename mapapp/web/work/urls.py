"""Addresses of the work on one initiative: how it goes, its news, its milestones."""

from django.urls import path

from mapapp.web.work import news, progress, views

app_name = "work"
urlpatterns = [
    path("", views.home, name="home"),
    path("news/", news.tell, name="tell"),
    path("news/<int:news>/back/", news.take_back, name="take_back"),
    path("milestones/<int:milestone>/", progress.mark, name="mark"),
]
