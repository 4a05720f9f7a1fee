"""Refusals of the language library: each carries the sentence to show."""


class LanguageError(ValueError):
    """Something written cannot be read; the sentence says why, in Vietnamese and in English."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(vietnamese)
        self.vietnamese = vietnamese
        self.english = english

    def in_language(self, language: str) -> str:
        return self.english if language.startswith("en") else self.vietnamese


class NotANumber(LanguageError):
    """The text is not a number in Vietnamese or English writing."""

    def __init__(self, text: str) -> None:
        shown = text[:40]
        super().__init__(f"“{shown}” không phải là một số", f"“{shown}” is not a number")


class NotADate(LanguageError):
    """The text is not a date in any known writing."""

    def __init__(self, text: str) -> None:
        shown = text[:40]
        super().__init__(
            f"“{shown}” không phải là ngày; hãy viết như 26/4/2024 hoặc ngày 26 tháng 4 năm 2024",
            f"“{shown}” is not a date; write it as 26/4/2024",
        )


class NoSuchDate(LanguageError):
    """The writing is that of a date, but the calendar has no such day."""


class NotAPeriod(LanguageError):
    """The text is not a period of time in any known writing."""

    def __init__(self, text: str) -> None:
        shown = text[:60]
        super().__init__(
            f"“{shown}” không phải là kỳ; hãy viết như “6 tháng đầu năm 2020” hoặc “quý I/2024”",
            f"“{shown}” is not a period; write it as “6 tháng đầu năm 2020” or “quý I/2024”",
        )


class UndecodableBytes(LanguageError):
    """The bytes are text in no encoding we know; `position` is the place of the first that cannot be read."""

    def __init__(self, position: int, byte: int) -> None:
        super().__init__(
            f"Không đọc được văn bản: byte 0x{byte:02X} ở vị trí {position} không thuộc bảng mã nào đã biết",
            f"The text cannot be read: byte 0x{byte:02X} at position {position} belongs to no known encoding",
        )
        self.position = position
        self.byte = byte
