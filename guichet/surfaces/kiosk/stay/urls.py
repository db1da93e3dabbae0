from django.urls import path

from guichet.surfaces.kiosk.stay import views

app_name = "stay"
urlpatterns = [
    path("la/", views.still_there, name="still-there"),
    path("lecture/", views.reading, name="reading"),
    path("temps/", views.more_time, name="more-time"),
    path("ailleurs/<slug:code>/", views.elsewhere, name="elsewhere"),
    path("dernier/", views.last_ended, name="last-ended"),
    path("fin/", views.end, name="end"),
    path("merci/", views.over, name="over"),
]
