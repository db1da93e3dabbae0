from django.urls import path

from guichet.surfaces.portal.availability import views

app_name = "availability"
urlpatterns = [
    path("", views.now, name="now"),
    path("bulletins/", views.bulletins, name="bulletins"),
]
