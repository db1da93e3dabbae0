"""The counter of a centre. Behind a card and a PIN, but for the pages that prove them and the faces at the exit."""

from django.urls import include, path

from guichet.surfaces.counter.day import views as day
from guichet.surfaces.counter.following import views as following
from guichet.surfaces.counter.handing import views as handing
from guichet.surfaces.counter.home import views as home
from guichet.surfaces.counter.lending import views as lending
from guichet.surfaces.counter.link import views as link
from guichet.surfaces.counter.looked import views as looked
from guichet.surfaces.counter.register import views as register
from guichet.surfaces.counter.telling import views as telling
from guichet.surfaces.counter.working import views as working

app_name = "counter"
urlpatterns = [
    path("", home.home, name="home"),
    path("", include("guichet.surfaces.counter.sign_in.urls")),
    path("mandats/", include("guichet.surfaces.counter.mandates.urls")),
    path("demande/", include("guichet.surfaces.counter.filling.urls")),
    path("documents/<slug:document>/", handing.hand_over, name="hand-over"),
    path("salle/", include("guichet.surfaces.counter.hall.urls")),
    path("carte-du-jour/", lending.lend, name="lend"),
    path("relecture/", include("guichet.surfaces.counter.readback.urls")),
    path("ouverture/", day.opening, name="open"),
    path("fermeture/", day.closing, name="close"),
    path("liaison/", link.link, name="link"),
    path("marche/", working.here, name="working"),
    path("suivre/", following.follow, name="follow"),
    path("suivre/<slug:reference>/dit/", following.told, name="told"),
    path("consultations/", looked.who_looked, name="looked"),
    path("registre/", register.write, name="register"),
    path("plainte/", telling.complaint, name="complaint"),
    path("incident/", telling.incident, name="incident"),
    path("avis/", telling.satisfaction, name="satisfaction"),
    path("sortie/", telling.leaving, name="exit"),
    path("rapport/", include("guichet.surfaces.counter.report.urls")),
    path("circulaires/", include("guichet.surfaces.counter.circulars.urls")),
    path("instructions/", include("guichet.surfaces.counter.circulars.duty_urls")),
    path("enregistrements/", include("guichet.surfaces.counter.clips.urls")),
]
