"""`make bench`: every budget beside what this machine measured, in one run."""

import importlib
import sys

from bench.table import print_table

# In the order of the budgets of the design; each module gives its rows by `table()`.
SUBJECTS = (
    "first_view",
    "intake",
    "search",
    "search_page",
    "open_data",
    "keeper",
    "documents",
    "submissions",
    "casework",
    "public_log",
    "centre",
    "link",
    "territory",
)


def main(asked: list[str]) -> None:
    """All subjects, or those named on the command line."""
    for subject in asked or SUBJECTS:
        print_table(subject.replace("_", " "), importlib.import_module(f"bench.{subject}").table())


if __name__ == "__main__":
    main(sys.argv[1:])
