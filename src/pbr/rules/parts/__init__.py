"""
What several rules share: pupils, checks, days on which findings turn.
"""
