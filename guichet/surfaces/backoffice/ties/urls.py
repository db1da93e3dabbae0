from django.urls import path

from guichet.surfaces.backoffice.ties import views

app_name = "ties"
urlpatterns = [
    path("", views.ties, name="all"),
    path("retirer/<slug:tie>/", views.withdraw, name="withdraw"),
]
