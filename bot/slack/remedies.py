"""What an error of Slack's means for a message of ours, and what a person can do about it."""

from slack_sdk.errors import SlackApiError

from bot.desk.parts.ports import PostGone, PostRefused, PostStays, PostUnsure
from bot.slack.refusals import UNSURE, code, says_nothing

INVITE = "Invite me there with /invite @Levelhead, and I post it at once."
OF_OTHERS = "No app can join a conversation of two people: ask with /draft in a channel, or in a direct message to me."
SHORTER = "The message is too long for Slack: press Change the draft, or reply `revise: shorter` in the case's thread."
DELETED = "The case's message was deleted there: ask again with /draft."
RESTRICTED = "restricted_action"
"""Slack's code where an admin restricts who may post; some codes say more behind it, such as `_thread_locked`."""
ASK = (
    "Show this to whoever runs Levelhead, or to an admin of your Slack. Once it is mended I try again, at the latest "
    "with the next case in that channel."
)
REMEDIES = {
    "not_in_channel": INVITE,
    "channel_not_found": INVITE,
    "is_archived": "The channel is archived: unarchive it and invite me again, or ask with /draft in another channel.",
    RESTRICTED: "Posting is restricted there: ask an admin to let me post, or use /draft in another channel.",
    "msg_too_long": SHORTER,
    "msg_blocks_too_long": SHORTER,
    "cannot_reply_to_message": DELETED,
    "thread_not_found": DELETED,
    "missing_scope": "The app lacks a permission: reinstall it with the manifest of this version.",
}
TAKE_OUT = "Invite me there with /invite @Levelhead, and I take it out at once."
REMOVING = {
    "not_in_channel": TAKE_OUT,
    "channel_not_found": TAKE_OUT,
    "is_archived": "The channel is archived: unarchive it and invite me again, and I take it out.",
    RESTRICTED: "An admin may delete it there, or let me.",
}
"""What to do where a message can't be taken out."""
GONE = {"message_not_found", "cant_update_message", "edit_window_closed"}
STAYS = {"cant_delete_message", "compliance_exports_prevent_deletion"}


def outcome(error: SlackApiError, method: str, channel: str) -> Exception:
    """The error of the desk's port that this one is. `channel` is that of a call that posts, else empty."""
    said = code(error)
    if said in GONE:
        return PostGone(said)
    if said in STAYS:
        return PostStays(said)
    if said in UNSURE or says_nothing(error):
        return PostUnsure(said)
    if channel.startswith("D") and REMEDIES.get(said) == INVITE:
        return PostRefused(said, OF_OTHERS)
    known = RESTRICTED if said.startswith(RESTRICTED) else said
    remedies = REMEDIES | REMOVING if method == "chat.delete" else REMEDIES
    return PostRefused(said, remedies.get(known, ASK))
