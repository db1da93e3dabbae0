"""The national portal: what anyone may read of the State's services."""

from django.urls import include, path

from guichet.surfaces.portal.changes import views as changes
from guichet.surfaces.portal.data import views as data
from guichet.surfaces.portal.public_log import views as public_log
from guichet.surfaces.portal.rules import views as rules

app_name = "portal"
urlpatterns = [
    path("", include("guichet.surfaces.portal.home.urls")),
    path("services/", include("guichet.surfaces.portal.services.urls")),
    path("evenements/", include("guichet.surfaces.portal.life_events.urls")),
    path("autorites/", include("guichet.surfaces.portal.authorities.urls")),
    path("centres/", include("guichet.surfaces.portal.centres.urls")),
    path("carte/", include("guichet.surfaces.portal.territory.urls")),
    path("changements/", changes.latest, name="changes"),
    path("donnees/", data.files, name="open-data"),
    path("connexion/", include("guichet.surfaces.portal.sign_in.urls")),
    path("mon-espace/", include("guichet.surfaces.portal.space.urls")),
    path("verifier/", include("guichet.surfaces.portal.verifier.urls")),
    path("transparence/messages/", include("guichet.surfaces.portal.desk_figures.urls")),
    path("transparence/", include("guichet.surfaces.portal.figures.urls")),
    path("journal/", public_log.home, name="public-log"),
    path("journal/regles/", rules.show, name="rules"),
    path("suivi/", include("guichet.surfaces.portal.tracking.urls")),
    path("reclamations/rendez-vous/", include("guichet.surfaces.portal.appointments.urls")),
    path("reclamations/", include("guichet.surfaces.portal.concerns.urls")),
    path("aide/", include("guichet.surfaces.portal.help.urls")),
    path("etat/", include("guichet.surfaces.portal.availability.urls")),
    path("denoncer/", include("guichet.surfaces.portal.denouncing.urls")),
    path("demarche/", include("guichet.surfaces.portal.procedures.urls")),
    path("demarche/", include("guichet.surfaces.portal.filing.urls")),
]
