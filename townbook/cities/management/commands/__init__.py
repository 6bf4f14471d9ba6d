"""Commands for whoever runs the installation, one a file."""
