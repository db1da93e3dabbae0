from django.urls import path

from guichet.surfaces.kiosk.writing import views

app_name = "writing"
urlpatterns = [
    path("commencer/", views.begin, name="begin"),
    path("", views.write, name="write"),
    path("imprimer/", views.print_code, name="print"),
]
