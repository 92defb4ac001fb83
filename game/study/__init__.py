"""Many playouts of one scenario, and what they say: figures with intervals, compared variants, the gate for scenarios.

Floats appear here and nowhere on the way to a World; every figure is the same whatever the number of processes. Knows nothing of
screens.
"""
