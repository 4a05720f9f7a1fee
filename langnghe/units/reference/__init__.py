"""The packaged areas of Vietnam, made into rows of areas, bodies and posts."""
