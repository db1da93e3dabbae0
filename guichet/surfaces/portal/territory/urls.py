from django.urls import path

from guichet.surfaces.portal.territory import views

app_name = "territory"
urlpatterns = [
    path("", views.everything, name="map"),
    path("carte.csv", views.table, name="csv"),
    path("carte.json", views.document, name="json"),
    path("schema.json", views.schema, name="schema"),
    path("methode/", views.all_methods, name="methods"),
    path("methode/<slug:address>/", views.one_method, name="method"),
    path("voyages/", views.avoided, name="trips"),
    path("declare-et-mesure/", views.both, name="compared"),
    path("<slug:code>/", views.one, name="commune"),
    path("<slug:code>/continuite/", views.steadiness, name="continuity"),
    path("<slug:code>/<slug:figure>/", views.made_of, name="days"),
]
