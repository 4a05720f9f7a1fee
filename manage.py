"""Django's own commands, for developers; people who run the product use `langnghe`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "langnghe.config.settings")
    execute_from_command_line(sys.argv)
