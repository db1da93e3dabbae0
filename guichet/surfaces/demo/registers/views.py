"""The invented registers: who is in them, and how to put one out of order."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from guichet.commons.registers.contrib.sandbox import people, switch
from guichet.commons.registers.contrib.sandbox.switch import Mode
from guichet.commons.registers.kinds import REGISTERS
from guichet.surfaces.demo.registers import pages


def everything(request: HttpRequest) -> HttpResponse:
    page = pages.registers(request, switch.modes(), people.held())
    return render(request, "demo/registers.html", {"page": page})


@require_POST
def turn(request: HttpRequest, register: str) -> HttpResponse:
    wanted = request.POST.get("etat", "")
    if register not in REGISTERS or wanted not in set(Mode):
        return HttpResponseBadRequest()
    switch.turn(register, Mode(wanted))
    return redirect("demo:registers")
