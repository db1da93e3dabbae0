"""What this room registers: what a recording becomes at the other end of the link."""


def contribute() -> None: ...
