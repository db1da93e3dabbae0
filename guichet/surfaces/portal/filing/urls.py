from django.urls import path

from guichet.surfaces.portal.filing.views import files, leaving, sending, starting, steps

app_name = "filing"
urlpatterns = [
    path("reprendre/", leaving.resume, name="resume"),
    path("<slug:code>/", starting.start, name="start"),
    path("<slug:code>/etape/", steps.current, name="current"),
    path("<slug:code>/etape/<slug:name>/", steps.step, name="step"),
    path("<slug:code>/etape/<slug:name>/<int:number>/", steps.item, name="item"),
    path("<slug:code>/arret/", steps.stop, name="stop"),
    path("<slug:code>/envois/", files.begin, name="uploads"),
    path("<slug:code>/envois/<slug:identifier>/", files.continued, name="upload"),
    path("<slug:code>/plus-tard/", leaving.later, name="later"),
    path("<slug:code>/relire/", sending.summary, name="summary"),
    path("<slug:code>/recu/", sending.receipt, name="receipt"),
]
