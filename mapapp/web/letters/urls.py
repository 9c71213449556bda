"""Addresses of letters: whom to write to, the form, one's conversations, one of them."""

from django.urls import path

from mapapp.web.letters import section, views  # noqa: F401 - my page

app_name = "letters"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("to/", views.whom, name="whom"),
    path("to/<slug:kind>-<int:ref>/", views.to, name="to"),
    path("<int:pk>/", views.letter, name="letter"),
]
