from django.urls import path

from guichet.surfaces.backoffice.queue import views

app_name = "queue"
urlpatterns = [path("", views.queue, name="start"), path("suivant/", views.take_next, name="next")]
