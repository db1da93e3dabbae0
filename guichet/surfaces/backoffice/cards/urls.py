from django.urls import path

from guichet.surfaces.backoffice.cards import views

app_name = "cards"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("centres/<slug:place>/", views.at_centre, name="at-centre"),
    path("<slug:card>/debloquer/", views.unlock, name="unlock"),
    path("<slug:card>/retirer/", views.revoke, name="revoke"),
]
