from django.urls import path

from guichet.surfaces.portal.concerns import views

app_name = "concerns"
urlpatterns = [
    path("", views.write, name="start"),
    path("suite/", views.follow, name="follow"),
]
