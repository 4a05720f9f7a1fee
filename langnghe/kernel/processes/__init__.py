"""Children that die with their parent, and the one process tree of a running installation."""

from langnghe.kernel.processes.children import spawn, stop
from langnghe.kernel.processes.lock import Lock
from langnghe.kernel.processes.tree import Child, Tree

__all__ = ["Child", "Lock", "Tree", "spawn", "stop"]
