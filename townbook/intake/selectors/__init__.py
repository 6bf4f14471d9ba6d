"""Named reads of Drafts."""
