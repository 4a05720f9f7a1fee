"""Questions to the log: timelines, digests, and whether everything is as it was sealed."""

from langnghe.audit.selectors.entries import latest_digests, timeline
from langnghe.audit.selectors.proofs import Verified, prove, seals, verify

__all__ = ["Verified", "latest_digests", "prove", "seals", "timeline", "verify"]
