"""Addresses of initiatives."""

from django.urls import path, re_path

from mapapp.web.initiatives import (
    along,
    doors,
    drawn,
    helped,
    in_name,
    inviting,
    proving,
    reports,
    story,
    teaming,
    views,
    writing,
)
from mapapp.web.initiatives.report_pages import NAMES

app_name = "initiatives"
urlpatterns = [
    path("", views.initiatives, name="list"),
    path("new/", writing.new, name="new"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/story/", story.story, name="story"),
    path("<int:pk>/story/before-after.jpg", story.story_picture, name="story_picture"),
    path("<int:pk>/draw/", drawn.draw, name="draw"),
    path("<int:pk>/draw/lots.txt", drawn.lots, name="lots"),
    re_path(
        r"^(?P<pk>[0-9]{1,18})/(?P<name>place|result|questions|plan|team)/$",
        writing.write,
        name="write",
    ),
    re_path(r"^(?P<pk>[0-9]{1,18})/(?P<name>people|money)/$", writing.write, name="needs"),
    path("<int:pk>/in-name/", in_name.in_name, name="in_name"),
    path("along/<str:word>/", along.along, name="along"),
    path("<int:pk>/documents/<int:document>/", along.document, name="document"),
    path("<int:pk>/sent/", views.sent, name="sent"),
    path("<int:pk>/moves/<slug:verb>/", doors.move, name="move"),
    path("<int:pk>/support/", doors.support, name="support"),
    path("<int:pk>/join/", teaming.join, name="join"),
    re_path(
        r"^(?P<pk>[0-9]{1,18})/invite/(?P<handle>[0-9a-f]{24})/$", inviting.invite, name="invite"
    ),
    path("<int:pk>/members/<int:member>/", teaming.member, name="member"),
    path("<int:pk>/report/", reports.report, name="report"),
    path("<int:pk>/report/helped/", helped.helped, name="helped"),
    re_path(
        rf"^(?P<pk>[0-9]{{1,18}})/report/(?P<name>{NAMES})/$",
        reports.write,
        name="write_report",
    ),
    path("<int:pk>/evidence/", proving.evidence, name="evidence"),
    path("<int:pk>/evaluate/", proving.evaluate, name="evaluate"),
]
