"""What only the demonstration has: mounted in its profile and in tests, nowhere else."""

from django.urls import path

from guichet.surfaces.demo.faults import views as faults
from guichet.surfaces.demo.people import views as people
from guichet.surfaces.demo.registers import views as registers
from guichet.surfaces.demo.time import views as time

app_name = "demo"
urlpatterns = [
    path("", people.everyone, name="home"),
    path("horloge/", time.move, name="move-clock"),
    path("annee/", time.year, name="year"),
    path("pannes/", faults.everything, name="faults"),
    path("pannes/processus/<slug:verb>/", faults.process, name="process"),
    path("pannes/liaison/", faults.turn_link, name="link"),
    path("pannes/prestataires/<slug:provider>/", faults.provider, name="provider"),
    path("pannes/document-intact.pdf", faults.intact, name="intact"),
    path("pannes/document-abime.pdf", faults.damaged, name="damaged"),
    path("registres/", registers.everything, name="registers"),
    path("registres/<slug:register>/", registers.turn, name="turn-register"),
    path("agent/<str:reference>/", people.enter_as_staff, name="enter-staff"),
    path("habitant/<str:reference>/", people.enter_as_citizen, name="enter-citizen"),
]
