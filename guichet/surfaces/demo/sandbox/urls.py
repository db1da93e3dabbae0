from django.urls import path

from guichet.surfaces.demo.sandbox import views

app_name = "sandbox"
urlpatterns = [path("paiement/<str:reference>/", views.payment, name="payment")]
