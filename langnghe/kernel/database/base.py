"""`ENGINE`: a connection that was kept is asked `SELECT 1` only when its socket has something to say.

A server that went away has closed its end, which shows on the socket without a trip to it; a trip at every request
would cost what the page's own statement costs.
"""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        if self.connection is None or self.connection.closed:
            return False
        line = select.poll()
        line.register(self.connection.fileno(), select.POLLIN)
        return bool(super().is_usable()) if self.errors_occurred or line.poll(0) else True
