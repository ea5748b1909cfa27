"""The only package that knows Slack.

`listeners` take in what people do, by surface, each with the `listener_context`; `views` lay out what is shown.
`connection` puts the app together, on `tokens`; `failures` answers where a listener fails. `posted` reads others'
messages, `thread_words` what a reply in a thread asks for. `announcer`, `private`, `windows` and `pictures` say things;
`directory` knows who people are; `limits`, `refusals` and `remedies` are on Slack's errors.
"""
