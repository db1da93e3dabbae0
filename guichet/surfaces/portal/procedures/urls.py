from django.urls import path

from guichet.surfaces.portal.procedures import views

app_name = "procedures"
urlpatterns = [path("<slug:code>/questions/", views.preview, name="preview")]
