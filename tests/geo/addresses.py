"""Addresses for tests of links."""

from django.urls import path
from django.views import View

urlpatterns = [path("problems/<int:ref>/", View.as_view(), name="problem")]
