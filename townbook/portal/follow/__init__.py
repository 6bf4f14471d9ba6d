"""Following by letter: asking, confirming, seeing what one follows, leaving."""
