"""
Where rows come from: a folder of CSV files, or one JSON document.
"""
