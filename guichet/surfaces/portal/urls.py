"""The national portal: what anyone may read of the State's services."""

from django.urls import include, path

app_name = "portal"
urlpatterns = [
    path("", include("guichet.surfaces.portal.home.urls")),
    path("services/", include("guichet.surfaces.portal.services.urls")),
    path("evenements/", include("guichet.surfaces.portal.life_events.urls")),
    path("autorites/", include("guichet.surfaces.portal.authorities.urls")),
    path("centres/", include("guichet.surfaces.portal.centres.urls")),
    path("demarche/", include("guichet.surfaces.portal.procedures.urls")),
]
