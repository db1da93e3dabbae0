from django.urls import path

from guichet.surfaces.demo.phone import views

app_name = "phone"
urlpatterns = [
    path("", views.boxes, name="boxes"),
    path("<str:address>/", views.box, name="box"),
    path("<str:address>/messages/<int:seen>/", views.news, name="news"),
]
