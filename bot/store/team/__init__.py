"""What teammates see, ask and are told: their desk, reviews, questions, proposals, announcements."""
