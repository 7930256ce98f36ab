"""
The columns, headings and rows of tables that have no other meaning.
"""

from __future__ import annotations

COLUMNS = {
    "family": "The family's pseudonymous id.",
    "families": "The number of families.",
    "plan": "The plan's name.",
    "on": "The day of the claim; in `pbr money`, the day on which an amount is due.",
    "from": "The first day asked about.",
    "until": "The last day asked about.",
    "verdict": "Met, not met, undetermined or not applicable; or error.",
    "claim": "In `pbr chase` and `pbr margins`: the verdict on the family's claim.",
    "claims": "The number of claims.",
    "payable claims": "The number of claims that are payable.",
    "pays": "What a claim that is met pays, in pounds.",
    "amount": "Pounds and pence, without the attachment fee.",
    "amounts": "The number of fees, results and supplements.",
    "pounds": "Pounds and pence.",
    "as of": "The day on which the files were drawn up, if it was given.",
    "total": "The sum of the lines above.",
    "first payable": "The first day on which the claim is payable.",
    "payable to": "The last day before the claim stops being payable, or the last day "
    "asked about.",
    "waits for": "What the claim is waiting for.",
    "relies on": "The assumptions that the first payable day relies on.",
    "flags": "The kinds of flag that the claim has.",
    "to answer": "The number of flags to answer before the claim is entered.",
    "holder": "Who has what is missing, or why there is no one to ask.",
    "smallest set": "The number of things in the smallest set that has this one in it "
    "and could be enough. `what` says if fewer may be.",
    "kind": "In `pbr chase`: evidence or event. In `pbr money`: fee, result or "
    "supplement.",
    "what": "In `pbr chase`: what is missing. In `pbr money`: what the amount is for.",
    "spare": "-1 for one unit short, 0 for exactly at the threshold.",
    "unit": "What the finding counts: sessions, days, incidents or found.",
    "weight": "How much a finding weighs: decisive, supporting or moot.",
    "finding": "A leaf of the trail: facts compared with one requirement.",
    "quarter": "A quarter of a financial year: 2013/14 Q1 is April to June 2013.",
    "paid": "Yes; no if the family is beyond the allocation; lapsed for a fee that was "
    "earned earlier but not on the day.",
    "moved": "The change in what results pay: pounds after, less pounds before.",
    "fee moved": "The change in the attachment fee.",
    "results": "What the claims pay for results.",
    "attachment fees": "What the claims pay for attachments.",
    "number": "The number of an entry in the register. It is not used again.",
    "entries": "The number of claims in the register.",
    "claimed on": "The day of the claim in the register.",
    "supplements": "What is paid on top of the result.",
    "amount pence": "What is paid for the result and its supplements, in pence.",
    "plan digest": "The SHA-256 of the plan: plans that say the same have the same.",
    "words digest": (
        "The SHA-256 of what words.csv says: files that say the same have the same."
    ),
    "digest": "The SHA-256 of the decision, which shows whether anything changed.",
    "answers": "What somebody answered to the flags of the claim.",
    "pbr version": "The version of pbr that decided the claim.",
}
#: The columns of `pbr diff` have one meaning for each of the two runs.
FOR_EACH_RUN = {
    "verdict": "The verdict on the claim",
    "result": "The result that is paid",
    "amount": "Pounds and pence, without the attachment fee,",
    "fee": "The attachment fee",
    "first": "The first finding that differs",
}
for name, meaning in FOR_EACH_RUN.items():
    for run in ("before", "after"):
        COLUMNS[f"{name} {run}"] = f"{meaning} in the run {run}."

PAGE = {
    "stage": "How far a family has come by the day. Each family is at one stage.",
    "families at each stage": "The families of the caseload, each at one stage.",
    "stuck families": "The stuck families, by what they are stuck on.",
    "stuck on": "What is in the way of a stuck family.",
    "first payable, by month": "The families not claimed for, by the first day on "
    "which their claim is payable.",
    "flag": "The kind of flag.",
    "payable claims": "The claims that are payable, among those with the flag.",
    "any flag to answer before entry": "The claims that `pbr register add` enters only "
    "once their flags are answered.",
    "money to date": "Fees, earlier claims, and claims that are payable on the day.",
    "due as": "Whether an amount is a fee, an earlier claim, or a claim payable now.",
    "attachment fees earned": "The fees of the families that are eligible and worked "
    "with on the day.",
    "results claimed before": "The earlier claims of claims.csv, at the plan's "
    "amounts.",
    "results payable on the day": "What the claims that are payable on the day pay.",
    "families with an amount due": "Families with an amount due, now or earlier.",
    "the most that the allocation can pay": "A fee and the highest-paying result for "
    "each place, at this day's amounts.",
}
