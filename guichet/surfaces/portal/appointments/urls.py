from django.urls import path

from guichet.surfaces.portal.appointments import views

app_name = "appointments"
urlpatterns = [
    path("", views.desks, name="desks"),
    path("suite/", views.follow, name="follow"),
    path("suite/annuler/", views.cancel, name="cancel"),
    path("suite/changer/", views.move, name="move"),
    path("<slug:place>/", views.ask, name="ask"),
]
