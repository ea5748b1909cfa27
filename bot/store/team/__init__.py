"""What teammates see, ask and are told: their desk, reviews, questions, dropped reports, proposals, announcements."""
