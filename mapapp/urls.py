"""Every address of the site: the three languages prefixed, machine doors not."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from mapapp.web.pages import health

handler500 = "mapapp.web.pages.views.failure"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("mapapp.web.pages.root_urls")),
    path("", include("mapapp.web.pwa.root_urls")),
    path("photos/", include("mapapp.web.photos.urls")),
    path("push/", include("mapapp.web.follows.root_urls")),
]

urlpatterns += i18n_patterns(
    path("", include("mapapp.web.map.urls")),
    path("", include("mapapp.web.pages.urls")),
    path("", include("mapapp.web.pwa.urls")),
    path("places/", include("mapapp.web.places.urls")),
    path("problems/", include("mapapp.web.problems.urls")),
    path("initiatives/", include("mapapp.web.initiatives.urls")),
    path("initiatives/", include("mapapp.web.handouts.urls")),
    path("initiatives/<int:pk>/work/", include("mapapp.web.work.urls")),
    path("initiatives/", include("mapapp.web.care.urls")),
    path("comments/", include("mapapp.web.comments.urls")),
    path("letters/", include("mapapp.web.letters.urls")),
    path("asked/", include("mapapp.web.asked.urls")),
    path("moderation/", include("mapapp.web.moderation.urls")),
    path("review/", include("mapapp.web.review.urls")),
    path("programmes/", include("mapapp.web.programmes.urls")),
    path("questionnaires/", include("mapapp.web.questionnaires.urls")),
    path("routing/", include("mapapp.web.routing.urls")),
    path("resources/", include("mapapp.web.resources.urls")),
    path("me/follows/", include("mapapp.web.follows.urls")),
    path("me/", include("mapapp.web.me.urls")),
    path("journal/", include("mapapp.web.journal.urls")),
    path("feeds/", include("mapapp.web.feeds.urls")),
    path("accounts/", include("mapapp.web.me.account_urls")),
    path("staff/", admin.site.urls),
    prefix_default_language=True,
)
