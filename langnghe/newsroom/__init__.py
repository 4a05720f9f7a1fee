"""Articles taken apart, published, and commented under moderation."""
