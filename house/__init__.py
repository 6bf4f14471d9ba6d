"""The house's own tools: the environment, the catalogues, the browser and database the tests use."""
