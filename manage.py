#!/usr/bin/env python3
"""Django's own commands, for developers. People who run Guichet use the `guichet` command."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guichet.settings.demo")
    execute_from_command_line(sys.argv)
