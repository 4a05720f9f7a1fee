"""Areas, bodies, posts and office holders of Vietnam, each with the days it stood."""
