"""What stands around a student's cells: signs that are no Python, IPython's lines, help."""
