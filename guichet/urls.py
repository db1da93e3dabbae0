"""Mounts the surfaces that this node runs."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from guichet.surfaces.backoffice.sign_in import urls as staff
from guichet.surfaces.portal.sign_in import urls as citizens

handler400 = "guichet.surfaces.ui.errors.bad_request"
handler403 = "guichet.surfaces.ui.errors.forbidden"
handler404 = "guichet.surfaces.ui.errors.not_found"
handler500 = "guichet.surfaces.ui.errors.broken"
handler429 = "guichet.surfaces.ui.errors.too_many"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("guichet.surfaces.portal.health.urls")),
    path("", include("guichet.surfaces.portal.open_data.urls")),
    path("documents/", include("guichet.surfaces.portal.verifier.lists_urls")),
    path("", include("guichet.surfaces.portal.availability.machines_urls")),
    path("journal/", include("guichet.surfaces.portal.public_log.urls")),
    path("", include("guichet.surfaces.portal.payments.urls")),
    path("", include(citizens.NAMED_BY_ALLAUTH)),
    *i18n_patterns(
        path("", include("guichet.surfaces.portal.urls")),
        path("api/v1/", include("guichet.surfaces.api.guide.urls")),
        path("open311/v2/", include("guichet.surfaces.api.open311.guide.urls")),
        path("agents/", include("guichet.surfaces.backoffice.urls")),
        path("", include(staff.NAMED_BY_ALLAUTH)),
        prefix_default_language=False,
    ),
    path("api/v1/", include("guichet.surfaces.api.urls")),
    path("open311/v2/", include("guichet.surfaces.api.open311.urls")),
    path("sync/v1/", include("guichet.surfaces.api.sync.urls")),
]

if settings.CENTRE_SURFACES:
    urlpatterns += i18n_patterns(
        path("borne/", include("guichet.surfaces.kiosk.urls")),
        path("guichet/", include("guichet.surfaces.counter.urls")),
        path("ecran/", include("guichet.surfaces.display.urls")),
        prefix_default_language=False,
    )

if settings.DEBUG or settings.DEMONSTRATION:
    urlpatterns += i18n_patterns(
        path("composants/", include("guichet.surfaces.ui.gallery.urls")), prefix_default_language=False
    )

if settings.DEMONSTRATION:
    urlpatterns += i18n_patterns(
        path("demo/telephone/", include("guichet.surfaces.demo.phone.urls")),
        path("bac-a-sable/", include("guichet.surfaces.demo.sandbox.urls")),
        path("demo/", include("guichet.surfaces.demo.urls")),
        prefix_default_language=False,
    )
