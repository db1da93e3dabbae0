from django.urls import path

from guichet.surfaces.backoffice.relations import views

app_name = "relations"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("suivante/", views.take, name="next"),
    path("saisir/", views.record, name="record"),
    path("noter/", views.score, name="score"),
    path("<slug:reference>/", views.read, name="read"),
    path("<slug:reference>/transmettre/", views.transfer, name="transfer"),
    path("<slug:reference>/piece/<int:number>/", views.piece, name="piece"),
]
