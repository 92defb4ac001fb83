"""The rules: pure functions over plain values.

Knows nothing of files, clocks, screens or networks; standard library only, but for numpy in `bargaining`.
"""
