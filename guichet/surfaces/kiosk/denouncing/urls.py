from django.urls import path

from guichet.surfaces.kiosk.denouncing import views

app_name = "denouncing"
urlpatterns = [
    path("commencer/", views.begin, name="begin"),
    path("", views.denounce, name="denounce"),
    path("imprimer/", views.print_code, name="print"),
]
