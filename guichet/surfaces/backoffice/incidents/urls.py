from django.urls import path

from guichet.surfaces.backoffice.incidents import acting, call_files, calling, looking, mending, ordering

app_name = "incidents"
urlpatterns = [
    path("incidents/", looking.pending, name="pending"),
    path("incidents/clos/", looking.closed, name="closed"),
    path("incidents/continuite/", looking.continuity, name="continuity"),
    path("incidents/centres/", looking.centres, name="centres"),
    path("incidents/centres/<slug:centre>/", looking.centre, name="centre"),
    path("incidents/centres/<slug:centre>/nouveau/", acting.start, name="start"),
    path("incidents/centres/<slug:centre>/<int:year>-<int:month>-<int:day>/", looking.day, name="day"),
    path("incidents/centres/<slug:centre>/appele/", calling.called, name="called"),
    path("incidents/centres/<slug:centre>/numeros/", calling.numbers, name="numbers"),
    path("incidents/centres/<slug:centre>/ordres/", ordering.every, name="orders"),
    path("incidents/centres/<slug:centre>/ordres/<slug:kind>/", ordering.order, name="order"),
    path("incidents/centres/<slug:centre>/ordres/<slug:reference>/annuler/", ordering.cancel, name="cancel-order"),
    path("incidents/<slug:reference>/", looking.show, name="show"),
    path("incidents/<slug:reference>/prendre/", acting.take, name="take"),
    path("incidents/<slug:reference>/gravite/", acting.weigh, name="weigh"),
    path("incidents/<slug:reference>/confier/", mending.assign, name="assign"),
    path("incidents/<slug:reference>/echeance/", mending.target, name="target"),
    path("incidents/<slug:reference>/visite/", mending.visit, name="visit"),
    path("incidents/<slug:reference>/piece/", mending.part, name="part"),
    path("incidents/<slug:reference>/clore/", acting.close, name="close"),
    path("a-appeler/", calling.calls, name="calls"),
    path("a-appeler/a-appeler.csv", call_files.csv_file, name="calls-csv"),
    path("a-appeler/feuille/", call_files.sheet, name="calls-sheet"),
]
