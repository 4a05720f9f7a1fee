"""An invented city with a fixed seed: history 2021–2023 and a present around the day of first start."""
