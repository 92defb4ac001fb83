"""YAML into a Scenario, with every problem at its line.

Knows nothing of matches, worlds or screens: what it hands on is a finished `Scenario` or a list of `Problem`.
"""
