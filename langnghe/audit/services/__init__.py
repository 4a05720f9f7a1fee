"""Recording acts, and sealing what was recorded."""

from langnghe.audit.services.recording import build, record, record_many
from langnghe.audit.services.sealing import seal

__all__ = ["build", "record", "record_many", "seal"]
