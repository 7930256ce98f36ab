"""
Spells that may be open: the days that are vouched for, and what would vouch for more.

> An open employment spell counts up to its `confirmed_on` … (SPEC §4.3)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from attrs import evolve, frozen

from pbr.findings import NeedsConfirmation
from pbr.periods import ONE_DAY, Days, Period
from pbr.records import Employment, Status, Subject
from pbr.records.spells import as_at


@frozen
class Spells:
    """
    Jobs, or spells of a status, as their sources vouch for them on a day.
    """

    spells: tuple[Employment | Status, ...]
    on: date

    def days(self, confirmed_to: date | None = None) -> Days:
        """
        Their days up to the day, if every open spell were confirmed to `confirmed_to`
        (None: as it is).
        """
        return Days.of([self._of(spell, confirmed_to) for spell in self.spells])

    def _of(
        self, spell: Employment | Status, confirmed_to: date | None
    ) -> tuple[date, date]:
        last = spell.vouched_on(self.on)
        if confirmed_to is not None and spell.is_open_on(self.on):
            last = max(last, confirmed_to)
        return spell.started_on, min(last, self.on)

    @property
    def open(self) -> tuple[Employment | Status, ...]:
        """
        The spells with no end that is seen, which are not confirmed to the day.
        """
        return tuple(
            [
                spell
                for spell in self.spells
                if spell.is_open_on(self.on) and spell.vouched_on(self.on) < self.on
            ]
        )

    def drawn_up_on(self, as_of: date) -> Spells:
        """
        The same spells, if the files had been drawn up on a day.
        """
        return evolve(self, spells=tuple([as_at(each, as_of) for each in self.spells]))

    @property
    def ends_not_seen(self) -> list[date]:
        """
        The ends of open spells: on each the files may have been drawn up.
        """
        return sorted({each.ended_on for each in self.open if each.ended_on})


def confirmation_needed(
    subject: Subject,
    spells: Spells,
    is_enough: Callable[[Spells, date | None], bool],
) -> NeedsConfirmation:
    """
    The first day to which the open spells must be confirmed to be enough, and the first
    on which files could be drawn up that show enough.

    `is_enough` is asked of the spells, with the open ones confirmed to a day.
    """
    # > what is needed is the day on which the files were drawn up, or a confirmation
    # > by date
    drawn_up = [
        end for end in spells.ends_not_seen if is_enough(spells.drawn_up_on(end), None)
    ]
    earliest = min([each.vouched_on(spells.on) for each in spells.open]).toordinal()
    numbers = range(earliest, spells.on.toordinal() + 1)
    first = bisect_left(
        numbers, x=True, key=lambda number: is_enough(spells, date.fromordinal(number))
    )
    return NeedsConfirmation(
        subject,
        spells.open,
        date.fromordinal(numbers[first]),
        next(iter(drawn_up), None),
    )


def between_ends(
    spells: Iterable[Employment | Status], asked: Period
) -> Iterator[Period]:
    """
    The days asked about, in parts: a spell's end is not seen until its own day.

    In each part the same ends are seen.
    """
    ends = {
        each.ended_on
        for each in spells
        if each.ended_on is not None
        and each.is_open_on(asked.first)
        and each.ended_on <= asked.last
    }
    firsts = sorted({asked.first, *ends})
    for first, after in zip(firsts, [*firsts[1:], None], strict=True):
        yield Period(first, asked.last if after is None else after - ONE_DAY)
