"""The trail, and what is read out of it: audits, versions of the policies, costs, reports."""
