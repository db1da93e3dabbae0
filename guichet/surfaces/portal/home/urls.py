from django.urls import path

from guichet.surfaces.portal.home import views

urlpatterns = [path("", views.home, name="home")]
