"""The officers' screens. Nothing here opens without two factors but the pages that prove them."""

from django.urls import include, path

from guichet.surfaces.backoffice.home import views as home

app_name = "backoffice"
urlpatterns = [
    path("", home.desk, name="home"),
    path("", include("guichet.surfaces.backoffice.sign_in.urls")),
    path("tableau/", include("guichet.surfaces.backoffice.dashboard.urls")),
    path("file/", include("guichet.surfaces.backoffice.queue.urls")),
    path("dossiers/", include("guichet.surfaces.backoffice.case.urls")),
    path("dossiers/", include("guichet.surfaces.backoffice.register.urls")),
    path("documents/", include("guichet.surfaces.backoffice.documents.urls")),
    path("annonces/", include("guichet.surfaces.backoffice.announcements.urls")),
    path("etat/", include("guichet.surfaces.backoffice.availability.urls")),
    path("enregistrements/", include("guichet.surfaces.backoffice.clips.urls")),
    path("plaintes/", include("guichet.surfaces.backoffice.complaints.urls")),
    path("denonciations/", include("guichet.surfaces.backoffice.denunciations.urls")),
    path("relations/statistiques/", include("guichet.surfaces.backoffice.counting.urls")),
    path("relations/", include("guichet.surfaces.backoffice.relations.urls")),
    path("rendez-vous/", include("guichet.surfaces.backoffice.appointments.urls")),
    path("savoir/", include("guichet.surfaces.backoffice.knowledge.urls")),
    path("autre-pause/", include("guichet.surfaces.backoffice.leave.urls")),
    path("aide/", include("guichet.surfaces.backoffice.helping.urls")),
    path("journee/", include("guichet.surfaces.backoffice.day.urls")),
    path("liens/", include("guichet.surfaces.backoffice.ties.urls")),
    path("cartes/", include("guichet.surfaces.backoffice.cards.urls")),
    path("noeuds/", include("guichet.surfaces.backoffice.nodes.urls")),
    path("reseau/", include("guichet.surfaces.backoffice.network.urls")),
    path("", include("guichet.surfaces.backoffice.incidents.urls")),
    path("supervision/", include("guichet.surfaces.backoffice.supervision.urls")),
    path("consultation/", include("guichet.surfaces.backoffice.outside.urls")),
    path("regards/", include("guichet.surfaces.backoffice.readings.urls")),
    path("signaux/", include("guichet.surfaces.backoffice.signals.urls")),
    path("mes-centres/", include("guichet.surfaces.backoffice.observing.urls")),
    path("circulaires/", include("guichet.surfaces.backoffice.circulars.urls")),
    path("instructions/", include("guichet.surfaces.backoffice.instructions.urls")),
    path("rapports/", include("guichet.surfaces.backoffice.reports.urls")),
    path("equipes/", include("guichet.surfaces.backoffice.team.urls")),
]
