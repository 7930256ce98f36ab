"""
Reports: walks of the trail that put it into words. None of them decides anything.
"""
