from django.urls import include, path

app_name = "kiosk"
urlpatterns = [
    path("", include("guichet.surfaces.kiosk.browsing.urls")),
    path("passage/", include("guichet.surfaces.kiosk.stay.urls")),
    path("demande/", include("guichet.surfaces.kiosk.filing.urls")),
    path("ticket/", include("guichet.surfaces.kiosk.tickets.urls")),
]
