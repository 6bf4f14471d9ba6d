"""The reporting cycle as the city's staff see it: periods, the board, approval, publication."""
