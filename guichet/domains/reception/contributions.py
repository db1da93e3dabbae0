"""What the reception registers below."""


def contribute() -> None:
    pass
