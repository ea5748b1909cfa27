"""What is counted or looked up: the house style's signs, capitals and marks, apologies, and what nothing takes up."""
