"""
The words of `pbr money` and `pbr register`.
"""

from __future__ import annotations

from pbr.money.dues import Kind

KINDS = {
    Kind.FEE: "The attachment fee.",
    Kind.RESULT: "An amount for a result, by the day of the claim.",
    Kind.SUPPLEMENT: "An amount that is only paid on top of a result.",
}
MONEY = {
    "account": "All the amounts of a batch of claims, added up.",
    "due": "An amount with a date: a fee on the day of attachment, a result on the day "
    "of the claim.",
    "earned": "The family is eligible and worked with, so the attachment fee is due.",
    "due, by result": "What is paid for each result, and for attachments.",
    "due, by quarter of the financial year": "What is paid in each quarter. Q1 is "
    "April to June.",
    "due, by plan": "What is paid under each plan.",
    "paid, by result": "The payable claims, by the result that they are paid for.",
    "the allocation": "The number of families the council is paid for.",
    "within the allocation": "Families that have a place in the allocation. Only they "
    "are paid for.",
    "beyond the allocation": "Families with an amount due that have no place in the "
    "allocation. They are not paid for.",
    "all families with an amount due": "Families with an amount due on this day or "
    "earlier.",
    "lapsed": "A fee that was earned on an earlier day and is not earned on this day. "
    "It is not in the totals.",
    "fees earned earlier but not on this day": "Lapsed fees: they are not in the "
    "totals.",
    "year two of Phase 1": "How much attachment money the work of year one releases "
    "for year two.",
    "worked with in year one": "Families worked with in year one, compared with that "
    "year's target.",
    "allocated for year two": "The families of year two.",
    "paid for in year two": "Five sixths of the families of year two, in whole "
    "families.",
    "released in April to June": "All, half or none of year two's attachment money.",
    "five sixths": "The part of Phase 1's families that a council is paid for. Another "
    "fund paid for one family in six.",
}
