"""The words of circulars and instructions that other rooms use."""

from guichet.foundation.identity.vocabulary import RoleKind

NATIONAL = ""  # the office of the ministry, and the audience of everybody
# To whom a circular may be addressed: whoever works at, watches over or observes a centre.
READERS = (RoleKind.FOCAL_POINT, RoleKind.SUPERVISOR, RoleKind.OBSERVER)
OPENING = (*READERS, RoleKind.ADMINISTRATOR)
