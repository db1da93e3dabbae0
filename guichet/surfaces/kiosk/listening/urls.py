from django.urls import path

from guichet.surfaces.kiosk.listening import views

app_name = "listening"
urlpatterns = [
    path("relecture/", views.reading_over, name="reading-over"),
    path("recu/", views.receipt, name="receipt"),
    path("<str:token>/", views.words, name="words"),
]
