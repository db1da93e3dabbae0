"""`python -m guichet`: the same as the `guichet` command."""

from guichet.command import main

if __name__ == "__main__":
    main()
