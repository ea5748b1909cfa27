"""The only package that knows Slack.

`listeners` take in what people do, by surface; `views` lay out messages and windows. `connection` puts the app
together; `announcer`, `private`, `windows` and `pictures` say things; `directory` knows who people are; `limits` and
`refusals` are on Slack's errors.
"""
