"""What the command says, and how it ends."""

from typing import NoReturn

import typer

CHECKED_AND_WRONG = 1
UNUSABLE = 2


def say(sentence: str) -> None:
    typer.echo(sentence)


def note(sentence: str) -> None:
    """Beside what is said: that may go into a file."""
    typer.echo(sentence, err=True)


def complain(sentence: str) -> None:
    typer.secho(sentence, fg=typer.colors.RED, err=True)


def refuse(sentence: str, status: int = UNUSABLE) -> NoReturn:
    complain(sentence)
    raise typer.Exit(status)
