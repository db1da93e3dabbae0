from django.urls import path

from guichet.surfaces.counter.filling import keeping, views

app_name = "filling"
urlpatterns = [
    path("", views.current, name="current"),
    path("question/<slug:name>/", views.step, name="step"),
    path("question/<slug:name>/<int:number>/", views.item, name="item"),
    path("arret/", views.stop, name="stop"),
    path("relire/", views.summary, name="summary"),
    path("identite/", views.vouch, name="vouch"),
    path("recu/", views.receipt, name="receipt"),
    path("recu/imprimer/", views.print_again, name="print"),
    path("plus-tard/", keeping.keep, name="keep"),
    path("reprendre/", keeping.resume, name="resume"),
    path("terminer/", keeping.end, name="end"),
    path("laissees/<slug:reference>/", keeping.hand_back, name="hand-back"),
]
