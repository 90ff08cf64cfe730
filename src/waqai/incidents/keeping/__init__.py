"""What linking knows of a register, kept in its tables, so that a new report touches only what it must."""
