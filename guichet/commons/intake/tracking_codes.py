"""The code that, beside the reference, will open the tracking of a request made here. It is kept nowhere.

It follows from the reference and from this node's own secret, so that a receipt can be printed, and printed again,
before the national node has heard of the request. 40 bits, as for the codes of cases.
"""

import hmac

from django.conf import settings
from django.utils.encoding import force_bytes

from guichet.commons.intake.codes import CODE_SYMBOLS
from guichet.foundation.places.references import spelled


def code_here(reference: str) -> str:
    message = b"guichet tracking here" + reference.encode()
    digest = hmac.digest(force_bytes(settings.SECRET_KEY), message, "sha256")
    symbols = spelled(int.from_bytes(digest[:8]), length=CODE_SYMBOLS)
    return f"{symbols[:4]}-{symbols[4:]}"
