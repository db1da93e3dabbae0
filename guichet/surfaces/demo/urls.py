"""What only the demonstration has: mounted in its profile and in tests, nowhere else."""

from django.urls import path

from guichet.surfaces.demo.people import views as people

app_name = "demo"
urlpatterns = [
    path("", people.everyone, name="home"),
    path("agent/<str:reference>/", people.enter_as_staff, name="enter-staff"),
    path("habitant/<str:reference>/", people.enter_as_citizen, name="enter-citizen"),
]
