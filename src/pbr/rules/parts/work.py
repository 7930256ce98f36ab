"""
The days on which one person worked, and what is on file about benefits (SPEC §5.3).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen

from pbr.findings import PassedOver, Why
from pbr.periods import ONE_DAY, Days
from pbr.records import Benefit, Employment, Person, Record
from pbr.rules.parts.sifting import all_passed_over, sifted


@frozen
class Work:
    """
    One person's jobs and out-of-work benefits, as recorded by a day.

    `since` is the first day that counts, if the plan counts from attachment.
    `off_benefits` are the benefits the person must be off: none if the plan does not
    look at benefits.
    """

    jobs: tuple[Employment, ...]
    benefits: tuple[Benefit, ...]
    on: date
    since: date | None
    off_benefits: tuple[str, ...]
    read: tuple[Record, ...]
    passed_over: tuple[PassedOver, ...]

    def days(self, confirmed_to: date | None = None) -> Days:
        """
        The days worked, if every open job were confirmed to `confirmed_to` (None: as it
        is).

        > Employed days = the union of their employment spells, less every day on an
        > out-of-work benefit when `off_benefits`, less days before attachment when
        > counted from attachment.
        """
        worked = Days.of([self._spell(job, confirmed_to) for job in self.jobs])
        if self.benefits:
            worked -= Days.of(
                [
                    (benefit.started_on, min(benefit.ended_on or self.on, self.on))
                    for benefit in self.benefits
                ]
            )
        return worked if self.since is None else worked.since(self.since)

    def _spell(self, job: Employment, confirmed_to: date | None) -> tuple[date, date]:
        last = job.vouched_to
        if job.ended_on is None and confirmed_to is not None:
            last = max(last, confirmed_to)
        return job.started_on, min(last, self.on)

    def that_count(self, days: Days) -> Days:
        """
        The days that come after an out-of-work benefit began, if the plan looks at
        benefits.

        > some run of that length has an out-of-work benefit spell of the same person
        > that began before it

        We read "some run of that length" as any stretch of that length within a run
        (readings: "A benefit must begin before the work").
        """
        began = self.since_benefit
        return days if began is None else days.since(began + ONE_DAY)

    @property
    def since_benefit(self) -> date | None:
        """
        The day the first out-of-work benefit on file began, if the plan looks at
        benefits.
        """
        return min([benefit.started_on for benefit in self.benefits], default=None)

    @property
    def lacks_history(self) -> bool:
        """
        Whether the plan looks at benefits and none is on file for the person.

        > a person with such a benefit spell on or before D has a history on file
        """
        return self.off_benefits != () and not self.benefits

    @property
    def open_jobs(self) -> tuple[Employment, ...]:
        """
        The jobs that had not ended and were not confirmed to the day.
        """
        return tuple(
            [
                job
                for job in self.jobs
                if job.ended_on is None and job.vouched_to < self.on
            ]
        )


def work_of(
    person: Person,
    on: date,
    since: date | None,
    off_benefits: tuple[str, ...],
    hours_at_least: Fraction | None,
) -> Work:
    """
    A person's work up to a day, in whichever family (SPEC §5.3).
    """

    def why_not_job(job: Employment) -> Why | None:
        if job.started_on > on:
            return Why.AFTER_THE_DAY
        if hours_at_least is not None and (job.hours_per_week or 0) < hours_at_least:
            return Why.HOURS_TOO_FEW
        if since is not None and (job.ended_on or on) < since:
            return Why.BEFORE_ATTACHMENT
        return None

    def why_not_benefit(benefit: Benefit) -> Why | None:
        if benefit.started_on > on:
            return Why.AFTER_THE_DAY
        if benefit.benefit not in off_benefits:
            return Why.NOT_AN_OUT_OF_WORK_BENEFIT
        return None

    jobs, other_jobs = sifted(person.employment, why_not_job)
    if not off_benefits:
        ignored = all_passed_over(Why.NOT_ASKED, person.benefits)
        passed_over = (*other_jobs, *ignored)
        return Work(jobs, (), on, since, off_benefits, jobs, passed_over)
    benefits, others = sifted(person.benefits, why_not_benefit)
    rows: tuple[Record, ...] = (*jobs, *benefits)
    return Work(jobs, benefits, on, since, off_benefits, rows, (*other_jobs, *others))
