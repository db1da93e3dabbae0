from django.urls import path

from guichet.surfaces.backoffice.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("", views.first, name="first"),
    path("portes/<slug:door>/", views.doors, name="doors"),
    path("incidents-en-retard/", views.overdue, name="overdue"),
    path("chiffres/<slug:figure>/", views.communes, name="communes"),
    path("communes/<slug:commune>/<int:year>-<int:month>-<int:day>/", views.day, name="day"),
    path("communes/<slug:commune>/<slug:figure>/", views.days, name="days"),
]
