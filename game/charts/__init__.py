"""One display list, painted as SVG: charts from plain numbers and ready words. Knows nothing of Views, scenarios or pygame."""
