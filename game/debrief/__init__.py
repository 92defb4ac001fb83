"""The debrief: what a match and its scenario have to say once it is over. So far: how likely the historical ending was.

Knows nothing of screens. What a match alone tells stands in `briefing.verdict`.
"""
