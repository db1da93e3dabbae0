from django.urls import path

from guichet.surfaces.kiosk.papers import views

app_name = "papers"
urlpatterns = [
    path("<slug:name>/telephone/", views.to_phone, name="to-phone"),
    path("<slug:name>/arrives/<int:seen>/", views.arrived, name="arrived"),
]
