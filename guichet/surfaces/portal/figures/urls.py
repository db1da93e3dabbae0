from django.urls import path

from guichet.surfaces.portal.figures import views

app_name = "figures"
urlpatterns = [
    path("", views.every, name="all"),
    path("chiffres.csv", views.table, name="csv"),
    path("<slug:code>/", views.one, name="service"),
]
