"""
The words of the programme and of the case files.
"""

from __future__ import annotations

PROGRAMME = {
    "action plan": "The family's plan: families.csv planned_on.",
    "allocation": "The number of families the council is paid for.",
    "attachment": "The day the family joined the programme: families.csv attached_on.",
    "baseline": "The earlier months with which the latest are compared.",
    "case files": "The records of a set of families: a folder of CSV files, or one "
    "JSON document.",
    "check": "A row of checks.csv: a source was asked about this family, for these "
    "kinds and days, on this day. Without one, silence proves nothing.",
    "confirmed": "A source says that a job continued up to a day.",
    "family": "The members of a household who are worked with as one.",
    "headline problem": "One of the problems that a scheme names, such as crime.",
    "incident": "Something that happened on a day: an offence, an exclusion.",
    "key worker": "The family's named worker. pbr reads only that there is one.",
    "measure": "The plan's test for a need, such as a fall in incidents.",
    "member": "A person in the household on the day in question.",
    "need": "A problem that was identified in a family: a row of needs.csv.",
    "open": "Without a last day.",
    "outcomes plan": "A council's own document that says when progress may be claimed.",
    "register": "The table of submitted claims. No family is in it twice.",
    "run": "Spells that overlap or touch, joined together.",
    "session": "Half a school day.",
    "spell": "A row with a first and a last day: in a job, on a benefit, or with a "
    "status.",
    "status": "A spell on a plan, an order or a scheme.",
    "supplement": "A result that is only paid on top of another.",
    "term": "One of three in a school year: autumn, spring, summer.",
    "trail": "The whole proof of a decision, as a tree.",
}
