"""What nobody may open alone: sealed parts, the keys of custodians, releases by two people, readings."""
