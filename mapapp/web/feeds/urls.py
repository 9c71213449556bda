"""Addresses of feeds, of the calendar of due dates, and of the calendar of one's work."""

from django.urls import path, register_converter

from mapapp.web.feeds import calendar, views, work


class FormatConverter:
    """RSS or Atom."""

    regex = "rss|atom"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    to_url = to_python


register_converter(FormatConverter, "feed")

app_name = "feeds"
urlpatterns = [
    path("areas/<str:kato>/<feed:kind>/", views.area, name="area"),
    path("topics/<slug:code>/<feed:kind>/", views.topic, name="topic"),
    path("things/<slug:thing>-<int:ref>/<feed:kind>/", views.thing, name="thing"),
    path("due/", calendar.mine, name="calendar"),
    path("due/renew/", calendar.renew, name="renew_calendar"),
    path("due/close/", calendar.close, name="close_calendar"),
    path("due/<str:word>/due.ics", calendar.due, name="due"),
    path("work/", work.mine, name="work_calendar"),
    path("work/renew/", work.renew, name="renew_work"),
    path("work/close/", work.close, name="close_work"),
    path("work/<str:word>/work.ics", work.work, name="work"),
]
