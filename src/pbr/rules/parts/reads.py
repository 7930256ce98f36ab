"""
What a rule reads: which case files, which words in them, and who has the evidence.

Each rule says it once, on its class. The words that a plan knows, who is asked for what
is missing, and the records that tests make up all follow from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from attrs import field, frozen


class Holder(Enum):
    """
    Who has the evidence that a rule reads.
    """

    SCHOOL = "the school"
    EMPLOYER = "the employer or DWP"
    KEY_WORKER = "the key worker"
    #: The plan says it, for each kind of incident or status that is looked for.
    BY_KIND = "as the plan says, by kind"


#: The columns whose words are kinds, which a plan may give a holder.
OF_KINDS = ("incidents.kind", "statuses.status")


@frozen
class Reads:
    """
    What a rule reads.

    `files` are case files, as "attendance" for attendance.csv. `words` has, for each
    field of the rule that holds words of the case files, the columns they are in, as
    "incidents.kind". `always` has the words of a column that the rule looks for
    whatever its fields say. `problems` is the field that names problems, if one does.
    `looks_for` is the field whose words say what is looked for, if no measure does.
    """

    files: tuple[str, ...]
    holder: Holder
    words: Mapping[str, tuple[str, ...]] = field(factory=dict)
    always: Mapping[str, tuple[str, ...]] = field(factory=dict)
    problems: str = ""
    looks_for: str = ""

    @property
    def columns(self) -> frozenset[str]:
        """
        Every column in which words of its fields are.
        """
        return frozenset([each for columns in self.words.values() for each in columns])

    @property
    def of_kinds(self) -> tuple[str, ...]:
        """
        The fields whose words are kinds of incident or status.
        """
        return tuple(
            [
                name
                for name, columns in self.words.items()
                if any(column in OF_KINDS for column in columns)
            ]
        )

    def words_of(self, rule: object) -> Iterator[tuple[str, str]]:
        """
        Each column in which a rule looks for a word, with that word.
        """
        for name, columns in self.words.items():
            for word in in_a_list(getattr(rule, name)):
                for column in columns:
                    yield column, word
        for column, words in self.always.items():
            for word in words:
                yield column, word

    def kinds_of(self, rule: object) -> tuple[str, ...]:
        """
        The kinds of incident or status that a rule looks for.
        """
        return tuple(
            [word for name in self.of_kinds for word in in_a_list(getattr(rule, name))]
        )


def looked_for(rule: object) -> tuple[str, ...]:
    """
    The words that say what a rule looks for; none if its measures say so.
    """
    reads = reads_of(rule)
    if reads is None or not reads.looks_for:
        return ()
    return in_a_list(getattr(rule, reads.looks_for))


def in_a_list(words: str | Iterable[str] | None) -> tuple[str, ...]:
    """
    One word or several, as several; none for None.
    """
    return (words,) if isinstance(words, str) else tuple(words or ())


def reads_of(rule: object) -> Reads | None:
    """
    What a rule reads; None for a combination, and for a rule that does not say.
    """
    reads = getattr(rule, "reads", None)
    return reads if isinstance(reads, Reads) else None
