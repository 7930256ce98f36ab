"""
What several rules share: pupils, checks, and the days on which findings change.
"""
