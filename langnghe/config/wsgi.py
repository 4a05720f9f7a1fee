"""The door for the web workers."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "langnghe.config.settings")
application = get_wsgi_application()

# What was loaded stays for good, so nobody looks through it for garbage; a page makes thousands of objects, of which
# nearly all go without the collector, so it comes less often than Python's 700.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
