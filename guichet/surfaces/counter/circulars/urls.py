from django.urls import path

from guichet.surfaces.counter.circulars import views

app_name = "circulars"
urlpatterns = [
    path("", views.every, name="every"),
    path("<slug:reference>/", views.show, name="show"),
    path("<slug:reference>/lu/", views.acknowledge, name="acknowledge"),
    path("<slug:reference>/pieces/<int:position>/", views.paper, name="paper"),
]
