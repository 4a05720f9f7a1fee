"""Papers and files of the schedule: the A4 notice and the calendar."""
