"""
Words that the council's systems use and a plan does not count: its `[set_aside]`.

> A plan *knows* a word of a column when one of its tests names it there, or its table
> `[set_aside]` lists it for that column. (SPEC §4.7)
"""

from __future__ import annotations

from attrs import field, fields, frozen

from pbr.texts.folding import fold_each

Words = tuple[str, ...]
#: The word of a row that words.csv sets aside. Every plan knows it; none counts it.
SET_ASIDE = "(set-aside)"


@frozen
class SetAside:
    """
    The words set aside, by the name of their column, and why.
    """

    why: str
    kind: Words = field(default=(), converter=fold_each)
    status: Words = field(default=(), converter=fold_each)
    outcome: Words = field(default=(), converter=fold_each)
    benefit: Words = field(default=(), converter=fold_each)
    problem: Words = field(default=(), converter=fold_each)
    tool: Words = field(default=(), converter=fold_each)
    domain: Words = field(default=(), converter=fold_each)
    about: Words = field(default=(), converter=fold_each)
    by_role: Words = field(default=(), converter=fold_each)

    def in_column(self, column: str) -> Words:
        """
        The words set aside in a column such as "incidents.kind".

        A check names both kinds and statuses.
        """
        if column == "checks.kinds":
            return (*self.kind, *self.status, SET_ASIDE)
        found: Words = getattr(self, column.partition(".")[2], ())
        return (*found, SET_ASIDE)


NOTHING_SET_ASIDE = SetAside("")
#: The names of the columns in which words can be set aside.
COLUMNS = tuple([each.name for each in fields(SetAside) if each.name != "why"])
