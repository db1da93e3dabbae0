"""A request made at a centre: under seal it goes to the hub, which takes it as one made there.

What is carried can be read by nobody on the way: the envelope, and around it what says where it belongs.
"""

from datetime import datetime

from guichet.commons.intake import contents
from guichet.commons.intake import operations as intake
from guichet.commons.intake.registry import SealedSubmission
from guichet.commons.sync import blobs
from guichet.commons.sync import operations as sync
from guichet.commons.sync.records import Carried
from guichet.foundation.lib.act import Act

KIND = "intake.request"


def carry(submission: SealedSubmission, act: Act) -> None:
    """The receiver of a centre: called in the transaction of the submission."""
    body = {
        "reference": submission.reference,
        "service": submission.service,
        "version": submission.version,
        "language": submission.language,
        "way": submission.way,
        "fee": submission.fee,
        "envelope": submission.envelope,
        "files": list(submission.files),
        "submitted_at": submission.submitted_at.isoformat(),
    }
    files = [(blobs.FILES, place) for place in submission.files]
    sync.carry(kind=KIND, body=body, files=files, act=act)
    intake.empty_envelope(reference=submission.reference, act=act)  # from now on it lies in what travels alone


def take(carried: Carried) -> None:
    """At the hub. The same one twice is one request: its reference says so."""
    told = carried.body
    reference, service, version = str(told["reference"]), str(told["service"]), int(told["version"])
    request = SealedSubmission(
        reference=reference,
        service=service,
        version=version,
        language=str(told["language"]),
        way=str(told["way"]),
        envelope=bytes(told["envelope"]),
        bound_to=contents.bound_to(reference=reference, service=service, version=version),
        submitted_at=datetime.fromisoformat(told["submitted_at"]),
        place=carried.act.place,
        fee=None if told["fee"] is None else int(told["fee"]),
        files=tuple(str(place) for place in told["files"]),
    )
    intake.take_in(request=request, received_at=carried.received_at, act=carried.act)
