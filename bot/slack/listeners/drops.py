"""Files dropped into a direct message with the bot: reports to be taken in."""

from datetime import datetime
from typing import Any

from bot.desk.company.drops import Dropped, receive
from bot.slack.listener_context import ListenerContext
from bot.slack.private import tell

NOT_HERE = "This file isn't kept in Slack itself. Download it and drop the file here."


async def dropped(listener: ListenerContext, event: dict[str, Any]) -> None:
    """Each file of the message by itself."""
    for file in event.get("files", ()):
        key = f"file:{file['id']}:{event['ts']}"
        url = file.get("url_private_download") or file.get("url_private")
        if not url or file.get("mode") == "external":
            await tell(listener, event["user"], event["channel"], NOT_HERE, key=key)
            continue
        day = datetime.fromtimestamp(int(file.get("created") or float(event["ts"])), listener.desk.options.zone).date()
        await receive(listener.desk, Dropped(key, event["user"], str(file.get("name") or "report"), url, day))
