from django.urls import path

from guichet.surfaces.backoffice.incidents import acting, looking

app_name = "incidents"
urlpatterns = [
    path("incidents/", looking.pending, name="pending"),
    path("incidents/clos/", looking.closed, name="closed"),
    path("incidents/continuite/", looking.continuity, name="continuity"),
    path("incidents/centres/", looking.centres, name="centres"),
    path("incidents/centres/<slug:centre>/", looking.centre, name="centre"),
    path("incidents/centres/<slug:centre>/nouveau/", acting.start, name="start"),
    path("incidents/centres/<slug:centre>/<int:year>-<int:month>-<int:day>/", looking.day, name="day"),
    path("incidents/<slug:reference>/", looking.show, name="show"),
    path("incidents/<slug:reference>/prendre/", acting.take, name="take"),
    path("incidents/<slug:reference>/gravite/", acting.weigh, name="weigh"),
    path("incidents/<slug:reference>/clore/", acting.close, name="close"),
    path("a-appeler/", looking.calls, name="calls"),
]
