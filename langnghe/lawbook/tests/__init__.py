"""Tests of the lawbook: cases for lawyers, properties, and one broken file for each kind of mistake."""
