"""
Checks of rows that can each be read: whether they can all be true.
"""
