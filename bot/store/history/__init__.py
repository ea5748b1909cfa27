"""The trail, and what is read from it: audits, versions of the policies, costs, reports."""
