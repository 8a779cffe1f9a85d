"""The parts that the reception is made of."""
