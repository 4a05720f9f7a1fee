"""Who did what to which file, and when: plain codes, appended, never rewritten."""
