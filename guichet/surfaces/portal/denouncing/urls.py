from django.urls import path

from guichet.surfaces.portal.denouncing import views

app_name = "denouncing"
urlpatterns = [
    path("", views.denounce, name="start"),
    path("suite/", views.follow, name="follow"),
]
