"""
Verdicts, weights, pbr's own questions, and the words around them in a trail.
"""

from __future__ import annotations

from pbr.batch import ERROR
from pbr.findings import Asked
from pbr.verdicts import Verdict
from pbr.weights import Weight

VERDICTS = {
    Verdict.MET: "The requirement is shown to be met. Only a claim that is met is "
    "paid.",
    Verdict.NOT_MET: "The requirement is shown not to be met, whatever else may turn "
    "up.",
    Verdict.UNDETERMINED: "The evidence cannot tell. The finding says exactly what is "
    "missing and who holds it.",
    Verdict.NOT_APPLICABLE: "The requirement does not bear on this family. It is "
    "neutral: never a pass, and nothing is met by having nothing to ask.",
}
WEIGHTS = {
    Weight.DECISIVE: "Flipping this finding alone flips the claim.",
    Weight.SUPPORTING: "This finding is part of a smallest set that, flipped together, "
    "flips the claim.",
    Weight.MOOT: "Flipping this finding does not flip the claim.",
}
QUESTIONS = {
    Asked.CLAIM: "A family, and the day the evidence speaks for. Its verdict is met "
    "if every one of the four questions is met.",
    Asked.ELIGIBLE: "The first question: does the family have enough needs, and is it "
    "in the area?",
    Asked.APPROACH: "The second question: was the family attached, with a key worker, "
    "an assessment and an action plan, each by the day?",
    Asked.CLAIMABLE: "The third question: do the dates allow a claim? The plan is in "
    "force, a claim window is open, and no result was claimed before.",
    Asked.EVIDENCED: "The fourth question: is at least one result met?",
    Asked.IN_FORCE: "Whether the day is within the plan's life.",
    Asked.CLAIM_WINDOWS: "Whether the plan takes claims on the day.",
    Asked.CLAIM_WINDOW: "Days on which the plan takes claims.",
    Asked.NOT_CLAIMED_BEFORE: "Whether no result was claimed for the family by the "
    "day.",
    Asked.RESULT: "What a plan pays for, such as progress or employment.",
    Asked.EVERY_NEED: "The measures of every need that was identified by the day.",
    Asked.PROBLEM: "A headline problem, such as crime or school: here, the plan's "
    "measure of it.",
}
TRAIL = {
    ERROR: "A rule crashed on this claim. It is a bug in pbr, never a verdict.",
    "payable": "The verdict on the claim is met. No other claim is payable.",
    "attachment fee": "What a plan pays for the attachment of a family, by the day of "
    "attachment. It is earned if the family is eligible and worked with.",
    "stated": "The scheme's own document says it.",
    "own": "It is not a scheme's rule. It is how pbr answers under every plan.",
    "assumed": "The scheme's own document does not say it. The plan says why it was "
    "chosen, and every decision that relies on it says so.",
    "assumptions": "Values that a decision relies on and the scheme's document does "
    "not state, each with the reason.",
    "clause": "The words a requirement rests on, with document and paragraph.",
    "conclusion": "A branch of the trail: what follows from several parts.",
    "read": "Rows that were counted.",
    "threshold": "The number that decides, such as 108 of 120 sessions.",
    "passed over": "Rows that were looked at and not counted, each with the reason.",
    "missing": "Evidence that would settle an undetermined finding, and who holds it.",
    "missing evidence": "Evidence that would settle an undetermined claim, and who "
    "holds it.",
    "as above": "The same conclusion, with the same parts, is higher up on the page.",
    "these together": "Several rules, combined: every one, or at least the given "
    "number, must be met.",
    "the first of these, or otherwise the second": "A test, and the one that is asked "
    "for if the first is not met. If the first is not applicable, neither is asked.",
    "each child, asked alone": "The test is made for each member under 18, with the "
    "rows that name that child. Every child must meet it.",
    "the person with the need, asked alone": "The test is made for each person with a "
    "need of the problem, with the rows about that person alone. A need that names "
    "nobody is the family's.",
    "any child, asked alone": "The test is made for each member under 18, with the "
    "rows that name that child. One child is enough.",
    "each adult, asked alone": "The test is made for each adult member, with the rows "
    "that name that adult. Every adult must meet it.",
    "any adult, asked alone": "The test is made for each adult member, with the rows "
    "that name that adult. One adult is enough.",
    "each member, asked alone": "The test is made for each member, with the rows that "
    "name that member. Every member must meet it.",
    "any member, asked alone": "The test is made for each member, with the rows that "
    "name that member. One member is enough.",
    "there is nobody and nothing to ask": "The conclusion has no parts. It is not "
    "applicable: nothing is met by having nothing to ask.",
    "neutral": "Not applicable: neither a pass nor a failure.",
    "paid only on top of its result": "A supplement: it is paid with the result that "
    "it belongs to, and never alone.",
    "noticed": "A note: something odd in the case files that is not a problem, such as "
    "a repeated row.",
    "note": "Something odd in a case file that is not a problem.",
    "flag": "Something odd about a claim, such as one person in two families. It does "
    "not change the verdict.",
    "remark": "A flag that never blocks entry in the register, such as a finding with "
    "nothing to spare.",
    "notice": "Something odd about the whole run, such as one key worker named by very "
    "many families.",
    "left out": "Families that were skipped, because their rows have problems.",
}
