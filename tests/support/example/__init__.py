"""The parts of the UP2 example: an invented municipality, told in data."""
