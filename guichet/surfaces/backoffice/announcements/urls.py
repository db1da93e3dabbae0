from django.urls import path

from guichet.surfaces.backoffice.announcements import answering, views

app_name = "announcements"
urlpatterns = [
    path("", views.every, name="every"),
    path("ecrire/<slug:kind>/", views.write, name="write"),
    path("<slug:reference>/", answering.show, name="show"),
    path("<slug:reference>/image.jpg", answering.picture, name="picture"),
    path("<slug:reference>/video/", answering.video, name="video"),
    path("<slug:reference>/ecran/<int:face>/", answering.screen, name="screen"),
    path("<slug:reference>/approuver/", answering.approve, name="approve"),
    path("<slug:reference>/retirer/", answering.withdraw, name="withdraw"),
]
