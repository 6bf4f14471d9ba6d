"""From a document to a plan: a Draft, reviewed and accepted."""
