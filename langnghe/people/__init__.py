"""Personal data of citizens, in one place."""
