from django.urls import path

from guichet.surfaces.backoffice.case import views

app_name = "case"
urlpatterns = [
    path("<str:reference>/", views.read, name="read"),
    path("<str:reference>/terminer/", views.finish, name="finish"),
    path("<str:reference>/demander/", views.ask_for, name="ask"),
    path("<str:reference>/ecrire/", views.write, name="write"),
    path("<str:reference>/rendre/", views.give_back, name="give-back"),
    path("<str:reference>/avis/", views.give_opinion, name="opinion"),
    path("<str:reference>/fichiers/<slug:identifier>/", views.file, name="file"),
]
