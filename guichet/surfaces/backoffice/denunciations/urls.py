from django.urls import path

from guichet.surfaces.backoffice.denunciations import views

app_name = "denunciations"
urlpatterns = [
    path("", views.everything, name="all"),
    path("<slug:reference>/", views.read, name="read"),
]
