"""Schedules, sessions, visits, dialogues and the register."""
