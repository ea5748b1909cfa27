"""What a reply is made of: facts gathered, sentences in the policies' own words, wishes of teammates."""
