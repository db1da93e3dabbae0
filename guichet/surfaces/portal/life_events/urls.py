from django.urls import path

from guichet.surfaces.portal.life_events import views

app_name = "life-events"
urlpatterns = [path("<slug:code>/", views.one, name="one")]
