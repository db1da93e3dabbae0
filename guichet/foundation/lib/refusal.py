"""What Guichet answers when it will not do what was asked."""


class Refused(Exception):
    """A refusal whose message, translated, is meant for the person who asked. Anything else is a fault of ours."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
