"""Work of this room that no page does."""

from procrastinate.contrib.django import app

from langnghe.accounts.sessions import SessionStore


@app.periodic(cron="30 17 * * *")  # 00:30 in Vietnam; the worker's clock is UTC
@app.task(name="accounts.clear_sessions", queueing_lock="accounts.clear_sessions")
def clear_sessions(timestamp: int) -> None:  # noqa: ARG001 - procrastinate passes it by this name
    """Delete the sessions that nobody can use any more; whoever is signed in stays so."""
    SessionStore.clear_expired()
