"""Argon2 as the product uses it, at its least cost: the cast has accounts in nearly every test."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    time_cost = 1
    memory_cost = 8
    parallelism = 1
