from django.urls import path

from guichet.surfaces.counter.hall import views

app_name = "hall"
urlpatterns = [
    path("accueillir/", views.welcome, name="welcome"),
    path("appeler/", views.call_next, name="call-next"),
    path("tickets/<slug:ticket>/", views.ticket, name="ticket"),
    path("tickets/<slug:ticket>/<slug:gesture>/", views.act_on_ticket, name="act"),
    path("visites/<slug:visit>/terminer/", views.close, name="close"),
]
