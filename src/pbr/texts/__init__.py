"""
Text from outside: files opened safely, names spelled nearly right, nothing invisible.
"""
