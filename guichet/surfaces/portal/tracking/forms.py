"""What the applicant writes while following a request."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guichet.surfaces.ui import forms


class Open(forms.Form):
    reference = forms.TextField(
        label=_("Référence de la demande"), help_text=_("Elle est sur votre récépissé, par exemple WEB-7F3K-92QX-M.")
    )
    code = forms.TextField(label=_("Code de suivi"), help_text=_("Huit signes, sur votre récépissé."), short=True)


class ComplainFromReceipt(Open):
    """The proof and the words on one page, for who comes by the square of a receipt."""

    text = forms.LongTextField(
        label=_("Ce qui ne va pas"),
        help_text=_("Un autre bureau que celui qui a votre dossier vous répond dans les 30 jours."),
    )
    once = forms.OnceField()


class Reply(forms.Form):
    """Words beside the answers; where no question is asked again, the words are the answer."""

    prefix = "reply"

    def __init__(self, *args: Any, with_questions: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = _("Quelque chose à ajouter") if with_questions else _("Votre réponse")
        self.add("text", forms.LongTextField(label=label, required=not with_questions))


class Message(forms.Form):
    prefix = "message"
    text = forms.LongTextField(label=_("Votre message au bureau"), help_text=_("Le délai continue de courir."))
    once = forms.OnceField()


class Contest(forms.Form):
    prefix = "contest"
    text = forms.LongTextField(
        label=_("Ce qui n’est pas réglé"), help_text=_("Le niveau au-dessus répondra. Cela se fait une seule fois.")
    )
    once = forms.OnceField()


class AskWhy(forms.Form):
    text = forms.LongTextField(
        label=_("Votre question"), help_text=_("Un autre bureau que celui qui a consulté votre demande vous répondra.")
    )


class Complain(forms.Form):
    prefix = "complaint"
    text = forms.LongTextField(
        label=_("Ce qui ne va pas"),
        help_text=_("Un autre bureau que celui qui a votre dossier vous répond ici, dans les 30 jours."),
    )
    once = forms.OnceField()
