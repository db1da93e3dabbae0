from django.urls import path

from guichet.surfaces.backoffice.availability import views

app_name = "availability"
urlpatterns = [
    path("", views.every, name="every"),
    path("annoncer/<slug:kind>/", views.announce, name="announce"),
    path("<slug:reference>/", views.show, name="show"),
    path("<slug:reference>/terminer/", views.end, name="end"),
]
