"""The engine of numbers: population, condition, measure, and exactly the records behind each."""
