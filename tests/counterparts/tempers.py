"""Two temperaments at the ends of the scale."""

from __future__ import annotations

from game.core.seat import Temperament

HAWK = Temperament(id="hawk", name="Hard", patience=75, firmness=80, risk=75, candour=50)
DOVE = Temperament(id="dove", name="Conciliatory", patience=40, firmness=25, risk=20, candour=50)
