"""What people do to a case: each act decided on, and carried out in one write."""
