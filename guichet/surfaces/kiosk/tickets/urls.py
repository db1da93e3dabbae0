from django.urls import path

from guichet.surfaces.kiosk.tickets import views

app_name = "tickets"
urlpatterns = [
    path("garder/", views.keep, name="keep"),
    path("reprendre/", views.resume, name="resume"),
    path("ticket.pdf", views.as_pdf, name="pdf"),
]
