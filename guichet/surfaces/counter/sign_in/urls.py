from django.conf import settings
from django.urls import URLPattern, path

from guichet.surfaces.counter.sign_in import views

app_name = "sign-in"
urlpatterns: list[URLPattern] = [
    path("connexion/", views.card, name="card"),
    path("verrou/", views.unlock, name="unlock"),
    path("verrouiller/", views.lock, name="lock"),
    path("deconnexion/", views.leave, name="out"),
]
if settings.DEMONSTRATION:
    urlpatterns.append(path("demonstration/", views.demonstrate, name="demonstrate"))
