"""What only the demonstration has: mounted in its profile and in tests, nowhere else."""

from django.urls import path

from guichet.surfaces.demo.people import views as people
from guichet.surfaces.demo.registers import views as registers

app_name = "demo"
urlpatterns = [
    path("", people.everyone, name="home"),
    path("registres/", registers.everything, name="registers"),
    path("registres/<slug:register>/", registers.turn, name="turn-register"),
    path("agent/<str:reference>/", people.enter_as_staff, name="enter-staff"),
    path("habitant/<str:reference>/", people.enter_as_citizen, name="enter-citizen"),
]
