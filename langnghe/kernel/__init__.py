"""What every room stands on: errors, the clock, links, access marks, the embedded database."""
