"""Addresses of initiatives."""

from django.urls import path, re_path

from mapapp.web.initiatives import doors, drawn, needing, proving, story, teaming, views, writing

app_name = "initiatives"
urlpatterns = [
    path("", views.initiatives, name="list"),
    path("new/", writing.new, name="new"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/story/", story.story, name="story"),
    path("<int:pk>/draw/", drawn.draw, name="draw"),
    path("<int:pk>/draw/lots.txt", drawn.lots, name="lots"),
    path("<int:pk>/edit/", writing.edit, name="edit"),
    path("<int:pk>/plan/", writing.plan, name="plan"),
    path("<int:pk>/needs/", needing.needs, name="need"),
    re_path(
        r"^(?P<pk>[0-9]{1,18})/needs/(?P<what>need|seat)/(?P<line>[0-9]{1,18})/$",
        needing.change,
        name="need_line",
    ),
    path("<int:pk>/moves/<slug:verb>/", doors.move, name="move"),
    path("<int:pk>/support/", doors.support, name="support"),
    path("<int:pk>/join/", teaming.join, name="join"),
    path("<int:pk>/members/<int:member>/", teaming.member, name="member"),
    path("<int:pk>/evidence/", proving.evidence, name="evidence"),
    path("<int:pk>/evaluate/", proving.evaluate, name="evaluate"),
]
