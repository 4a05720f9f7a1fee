"""Delegations, evidence, findings, recommendations and the signed report."""
