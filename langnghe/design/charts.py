"""Positions of bars: plain arithmetic, so that the templates only draw."""

from typing import Any

from langnghe.design import writing

WIDE = 1000


def shares(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Parts side by side along one bar; nothing to divide draws nothing."""
    total = sum(part["value"] or 0 for part in parts)
    drawn, x = [], 0
    for part in parts:
        width = round(WIDE * (part["value"] or 0) / total) if total else 0
        drawn.append({"tone": "flat", "url": "", **part, "x": x, "width": width})
        x += width
    return drawn


def in_words(parts: list[dict[str, Any]]) -> str:
    return ", ".join(f"{writing.number(part['value'])} {part['label']}" for part in parts)


def bars(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows one beneath the other, the longest filling the width."""
    longest = max((row["value"] or 0 for row in rows), default=0)
    return [
        {
            "tone": "main",
            "url": "",
            **row,
            "width": round(WIDE * (row["value"] or 0) / longest) if longest else 0,
        }
        for row in rows
    ]
