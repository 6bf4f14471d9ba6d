"""The look of the pages: base templates, components, numbers and dates as each language writes them."""
