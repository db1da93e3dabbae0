"""Officers who come in as they really do."""

import pytest

from guichet.foundation.identity.models import StaffMember
from tests.factories.identity import PASSWORD, give, make_staff, with_factor

SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def officer() -> StaffMember:
    """With a password and an application that shows codes for SECRET."""
    staff = make_staff(password=PASSWORD)
    give(staff)
    with_factor(staff, SECRET)
    return staff
