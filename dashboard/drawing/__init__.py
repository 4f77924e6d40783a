"""The answer as pictures: the map, its legend, the charts."""
