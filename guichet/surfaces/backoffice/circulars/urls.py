from django.urls import path

from guichet.surfaces.backoffice.circulars import following, views

app_name = "circulars"
urlpatterns = [
    path("", views.every, name="every"),
    path("signer/", views.sign, name="sign"),
    path("<slug:reference>/", views.show, name="show"),
    path("<slug:reference>/lu/", views.acknowledge, name="acknowledge"),
    path("<slug:reference>/pieces/<int:position>/", views.paper, name="paper"),
    path("<slug:reference>/lectures/", following.readings, name="readings"),
    path("<slug:reference>/lectures.csv", following.csv_file, name="csv"),
    path("<slug:reference>/rappeler/", following.remind, name="remind"),
]
