"""The words of the trade, as values. Pure: nothing here does I/O."""
