"""What people do to a case: each act decided on, and carried out in one write.

`effects` is the table of acts, and the way through: `deciding` is on a reply, `overruling` against the bot, `changing`
and `editing` for another text, `informing` what is known, `closing` its end. `handing_over` and `tracking` are on the
work around it; `correcting` keeps why somebody corrected the bot.
"""
