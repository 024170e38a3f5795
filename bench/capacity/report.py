def write_report(*_): pass
