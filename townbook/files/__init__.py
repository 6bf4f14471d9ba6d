"""Files kept by the digest of their bytes."""
