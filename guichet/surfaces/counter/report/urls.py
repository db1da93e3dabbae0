from django.urls import path

from guichet.surfaces.counter.report import views

app_name = "report"
urlpatterns = [
    path("", views.show, name="show"),
    path("<str:month>/", views.of_month, name="month"),
    path("<str:month>/lignes/<str:figure>/", views.rows, name="rows"),
]
