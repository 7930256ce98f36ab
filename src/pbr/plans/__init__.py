"""
Plans.
"""
