"""
One cell at a time: what its text means, or why it cannot be read.
"""
