"""Where a city's items happen: the map, the list that says the same, and both as GeoJSON."""
