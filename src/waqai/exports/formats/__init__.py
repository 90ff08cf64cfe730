"""What each format writes: a module a format, with one function `export` from material to bytes."""
