"""Addresses of problems."""

from django.urls import path

from mapapp.web.problems import alike, behalf, drafts, editing, joining, reporting, views

app_name = "problems"
urlpatterns = [
    path("", views.problems, name="list"),
    path("new/", reporting.new, name="new"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/token/", drafts.token, name="token"),
    path("for-another/", behalf.behalf, name="behalf"),
    path("alike/", alike.alike, name="alike"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/confirm/", reporting.confirm, name="confirm"),
    path("<int:pk>/moves/<slug:verb>/", views.move, name="move"),
    path("<int:pk>/support/", views.support, name="support"),
    path("<int:pk>/edit/", editing.edit, name="edit"),
    path("<int:pk>/join/", joining.join, name="join"),
    path("<int:pk>/judge/", views.judge, name="judge"),
    path("<int:pk>/name/", views.name, name="name"),
]
