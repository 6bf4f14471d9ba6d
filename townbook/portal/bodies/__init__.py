"""Who answers: a city's bodies, and what each of them does."""
