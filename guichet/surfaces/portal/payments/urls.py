from django.urls import path

from guichet.surfaces.portal.payments import views

app_name = "payments"
urlpatterns = [path("paiements/avis/<slug:provider>/", views.notice, name="notice")]
