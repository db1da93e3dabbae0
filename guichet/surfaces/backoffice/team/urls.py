from django.urls import path

from guichet.surfaces.backoffice.team import views

app_name = "team"
urlpatterns = [
    path("<slug:authority>/<slug:unit>/", views.team, name="all"),
    path("<slug:authority>/<slug:unit>/retirer/", views.remove, name="remove"),
]
