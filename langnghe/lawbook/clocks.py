"""The clock of a case: accepted, extended, suspended, resumed, ended; what was first due is never overwritten."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from langnghe.lawbook.book import Book, default_book
from langnghe.lawbook.deadlines import Deadline, deadline
from langnghe.lawbook.errors import BadClock, UnknownRule
from langnghe.lawbook.model import Citation, Extension, RuleVersion
from langnghe.lawbook.registry import governing
from langnghe.lawbook.terms import Unit, plain_end
from langnghe.lawbook.turns import Change, ClockState, Step, Turn

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Clock:
    """A running term; every step gives a new clock and keeps the old turns."""

    original: Deadline
    book: Book
    unrolled_on: date
    due_on: date
    turns: tuple[Turn, ...] = ()
    state: ClockState = ClockState.RUNNING

    @classmethod
    def accept(
        cls, rule_id: str, on: date, *, facts: Iterable[str] = (), book: Book | None = None
    ) -> "Clock":
        """Start the clock of a rule on the day of its event."""
        book = book or default_book()
        first = deadline(rule_id, on, facts=facts, book=book)
        return cls(first, book, first.unrolled_on, first.due_on)

    def extend(self, on: date, *, fact: str, decision: str) -> "Clock":
        """Prolong by the law's ground. Refuses a ground the law lacks, one too many, and a decision after expiry."""
        self._must_be(ClockState.RUNNING, on)
        extension = self._extension(fact)
        done = sum(turn.step is Step.EXTENDED for turn in self.turns)
        if done >= extension.times:
            raise BadClock(
                f"Pháp luật chỉ cho gia hạn {extension.times} lần ({extension.cite.text}).",
                f"The law allows {extension.times} extension(s) only ({extension.cite.text}).",
            )
        if on > self.due_on:
            raise BadClock(
                f"Quyết định gia hạn phải ban hành trước khi hết thời hạn {self.due_on:%d/%m/%Y}.",
                f"An extension must be decided before the term ends on {self.due_on:%d/%m/%Y}.",
            )
        if not decision:
            raise BadClock(
                "Mỗi lần gia hạn phải có quyết định riêng.", "Each extension needs its own decision."
            )
        # An extension runs from the unrolled end; only the final day is rolled.
        if extension.term.unit is Unit.WORKING_DAYS:
            unrolled = self.book.calendar.add(self.unrolled_on, extension.term.number)
        else:
            unrolled = plain_end(self.unrolled_on, extension.term, 1)
        return self._turned(
            Step.EXTENDED, on, fact=fact, decision=decision, cite=extension.cite, unrolled=unrolled
        )

    def suspend(self, on: date, *, decision: str) -> "Clock":
        """Stop counting. Refuses a field of law that knows no suspension on that day."""
        self._must_be(ClockState.RUNNING, on)
        rule = self._pause_rule(on)
        return self._turned(
            Step.SUSPENDED,
            on,
            decision=decision,
            cite=rule.cite,
            unrolled=self.unrolled_on,
            state=ClockState.SUSPENDED,
        )

    def resume(self, on: date, *, decision: str) -> "Clock":
        """Count on with the days that were left on the day of suspension."""
        self._must_be(ClockState.SUSPENDED, on)
        suspended = self.turns[-1].on
        rule = self._pause_rule(suspended)
        last_counted = (
            suspended - ONE_DAY if rule.data["first_suspended_day"] == "decision_day" else suspended
        )
        restart = on - ONE_DAY if rule.data["resume_counts_from"] == "resume_day" else on
        unrolled = self.unrolled_on
        if last_counted < unrolled:
            unrolled = self._advanced(restart, self._left(last_counted))
        unrolled = max(unrolled, self.unrolled_on)
        return self._turned(Step.RESUMED, on, decision=decision, cite=rule.cite, unrolled=unrolled)

    def end(self, on: date, *, decision: str) -> "Clock":
        """The case is decided or closed; its due date stays for the record."""
        if self.state is ClockState.ENDED:
            raise BadClock("Hồ sơ đã kết thúc.", "The case has ended.")
        self._must_follow(on)
        return self._turned(
            Step.ENDED,
            on,
            decision=decision,
            cite=self.original.cite,
            unrolled=self.unrolled_on,
            state=ClockState.ENDED,
        )

    def recomputed(self, book: Book) -> tuple["Clock", Change]:
        """The same steps by another book (an added holiday, a swap), and the trace of what changed."""
        fresh = Clock.accept(
            self.original.rule, self.original.counted_from, facts=self.original.facts, book=book
        )
        for turn in self.turns:
            fresh = _again(fresh, turn)
        return fresh, Change(
            self.due_on, fresh.due_on, self.original.pack_version, fresh.original.pack_version
        )

    def _extension(self, fact: str) -> Extension:
        for extension in self.original.version.extensions:
            if extension.fact == fact:
                return extension
        raise BadClock(
            f"Pháp luật không cho gia hạn “{self.original.title}” vì tình tiết “{fact}”.",
            f"The law gives no extension of “{self.original.version.title_en}” on the ground “{fact}”.",
        )

    def _pause_rule(self, on: date) -> RuleVersion:
        name = f"{self.original.rule.partition('.')[0]}.pause"
        try:
            return governing(name, event_on=self.original.counted_from, asked_on=on, book=self.book)
        except UnknownRule as error:
            raise BadClock(
                f"Không có quy định tạm đình chỉ cho “{self.original.title}”.",
                f"No rule lets “{self.original.version.title_en}” be suspended.",
            ) from error

    @property
    def _by_working_days(self) -> bool:
        return self.original.readings[0].term.unit is Unit.WORKING_DAYS

    def _left(self, last_counted: date) -> int:
        if self._by_working_days:
            return self.book.calendar.between(last_counted, self.unrolled_on)
        return (self.unrolled_on - last_counted).days

    def _advanced(self, restart: date, left: int) -> date:
        return (
            self.book.calendar.add(restart, left) if self._by_working_days else restart + timedelta(days=left)
        )

    def _must_be(self, state: ClockState, on: date) -> None:
        if self.state is not state:
            raise BadClock(
                "Đồng hồ của hồ sơ không ở trạng thái cho phép bước này.",
                f"The clock is {self.state}, not {state}.",
            )
        self._must_follow(on)

    def _must_follow(self, on: date) -> None:
        last = self.turns[-1].on if self.turns else self.original.counted_from
        if on < last:
            raise BadClock(
                f"Ngày {on:%d/%m/%Y} ở trước bước trước đó.",
                f"The day {on:%d/%m/%Y} is before the step before it.",
            )

    def _turned(
        self,
        step: Step,
        on: date,
        *,
        decision: str,
        cite: Citation,
        unrolled: date,
        fact: str = "",
        state: ClockState = ClockState.RUNNING,
    ) -> "Clock":
        due = self.due_on if unrolled == self.unrolled_on else self.book.calendar.roll(unrolled)
        turn = Turn(step, on, fact, decision, cite, unrolled, due)
        return replace(self, unrolled_on=unrolled, due_on=due, turns=(*self.turns, turn), state=state)


def _again(clock: Clock, turn: Turn) -> Clock:
    """The same step on another clock."""
    if turn.step is Step.EXTENDED:
        return clock.extend(turn.on, fact=turn.fact, decision=turn.decision)
    verbs = {Step.SUSPENDED: clock.suspend, Step.RESUMED: clock.resume, Step.ENDED: clock.end}
    return verbs[turn.step](turn.on, decision=turn.decision)
