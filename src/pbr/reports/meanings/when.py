"""
The words of `pbr when` and `pbr plans starts`.
"""

from __future__ import annotations

from pbr.rules.parts.clock import Starts
from pbr.timeline.assumptions import Assume

STARTS = {
    Starts.ATTACHMENT: "The family is attached: the test counts from that day.",
    Starts.WORK: "Work without a gap begins.",
    Starts.STATUS: "A spell of the status begins.",
    Starts.MONTHS: "The months that the test counts begin.",
    Starts.TERMS: "The terms that the test counts begin.",
    Starts.CLOSURE: "The family's case is closed.",
    Starts.BETTER_SCORE: "The better score is given.",
}
ASSUME = {
    Assume.JOBS: "Assumes that each open job continues, and is confirmed.",
    Assume.CHECKS: "Assumes that checks continue, and find nothing new.",
    Assume.ATTENDANCE: "Assumes that each pupil's later terms are returned, with the "
    "sessions of the latest term on file.",
}
WHEN = {
    "payable on the first day": "Families with a claim that is payable on the first "
    "day asked about.",
    "payable later": "Families with a claim that is payable on a later day.",
    "payable until": "The last day before the claim stops being payable.",
    "families in": "All the families that were looked at.",
    "not yet on": "What was in the way on the day before the first payable day.",
    "could be payable from": "The evidence that could be enough from that day on.",
    "undetermined on": "No day is payable. A term has still to end, or evidence could "
    "settle the claim and not make it met.",
    "still not payable on": "No day is payable, and no evidence could help.",
    "stretch": "Days in a timeline on which the claim has one answer.",
    "at best": "Every day counts, and is checked and confirmed.",
}
