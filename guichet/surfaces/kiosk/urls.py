from django.urls import include, path

from guichet.surfaces.kiosk.papers import views as papers
from guichet.surfaces.kiosk.stay import views as stay

app_name = "kiosk"
urlpatterns = [
    path("", include("guichet.surfaces.kiosk.browsing.urls")),
    path("passage/", include("guichet.surfaces.kiosk.stay.urls")),
    path("demande/", include("guichet.surfaces.kiosk.filing.urls")),
    path("ticket/", include("guichet.surfaces.kiosk.tickets.urls")),
    path("ecouter/", include("guichet.surfaces.kiosk.listening.urls")),
    path("plainte/", include("guichet.surfaces.kiosk.complaining.urls")),
    path("denoncer/", include("guichet.surfaces.kiosk.denouncing.urls")),
    path("ecrire/", include("guichet.surfaces.kiosk.writing.urls")),
    path("papiers/", include("guichet.surfaces.kiosk.papers.urls")),
    # On the visitor's own phone, which has no visit: the address alone opens one question, for ten minutes.
    path("t/<str:secret>/", papers.phone, name="phone"),
    path("<path:rest>", stay.nowhere, name="nowhere"),
]
