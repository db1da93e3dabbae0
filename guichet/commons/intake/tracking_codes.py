"""The code that a centre prints beside the reference: it opens the tracking of a case that the hub does not have yet.

It follows from the reference and from the secret of the centre's node, so that a receipt can show it again and a stolen
copy of the tables opens nothing. It travels inside the envelope; the hub keeps an imprint of it.
"""

import hmac

from django.conf import settings
from django.utils.encoding import force_bytes

from guichet.commons.intake.codes import CODE_SYMBOLS
from guichet.foundation.places.references import spelled


def made_here(reference: str) -> str:
    """Of a request that was made at this node, and nobody else's."""
    digest = hmac.digest(force_bytes(settings.SECRET_KEY), b"guichet tracking here" + reference.encode(), "sha256")
    symbols = spelled(int.from_bytes(digest[:8]), length=CODE_SYMBOLS)
    return f"{symbols[:4]}-{symbols[4:]}"
