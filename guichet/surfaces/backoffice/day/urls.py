from django.urls import path

from guichet.surfaces.backoffice.day import views

app_name = "day"
urlpatterns = [path("", views.today, name="today")]
