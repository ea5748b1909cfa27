"""Delivering approved replies to the team's own address, signed as standardwebhooks.com describes."""

import base64
import hashlib
import hmac
import json
import logging

import aiohttp

from bot.desk.parts.ports import Parcel, PostLater, PostRefused, PostUnsure
from bot.domain.clock import Clock
from bot.domain.pace import asked_seconds

log = logging.getLogger(__name__)
PREFIX = "whsec_"
SECONDS = 15
AGAIN_SECONDS = 5.0
BUSY = {408, 425, 429}
CHECK = "Check LEVELHEAD_WEBHOOK_URL and what listens there, then press Send it once more under the reply."


def signature(secret: str, name: str, moment: int, body: bytes) -> str:
    """The signature that the receiver computes too. `secret` is `whsec_` and base64."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    made = hmac.new(key, f"{name}.{moment}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(made).decode()}"


class Webhook:
    """Posts each parcel as JSON. Its name is the same at each attempt, so that the receiver takes it once."""

    def __init__(self, url: str, secret: str, clock: Clock) -> None:
        self._url, self._secret, self._clock = url, secret, clock

    async def carry(self, parcel: Parcel, name: str) -> None:
        ids = {"case": parcel.case_id, "revision": parcel.revision_id, "order": parcel.order_id}
        body = json.dumps(ids | {"text": parcel.text}, ensure_ascii=False).encode()
        moment = int(self._clock.now().timestamp())
        signed = {"webhook-id": name, "webhook-timestamp": str(moment)}
        signed["webhook-signature"] = signature(self._secret, name, moment, body)
        try:
            await self._post(body, signed | {"Content-Type": "application/json"})
        except aiohttp.ClientConnectorError as error:
            raise PostLater(AGAIN_SECONDS) from error
        except (aiohttp.ClientError, TimeoutError) as error:
            raise PostUnsure from error

    async def _post(self, body: bytes, headers: dict[str, str]) -> None:
        patience = aiohttp.ClientTimeout(total=SECONDS)
        async with (
            aiohttp.ClientSession(timeout=patience) as session,
            session.post(self._url, data=body, headers=headers, allow_redirects=False) as answer,
        ):
            if answer.status in BUSY or answer.status >= 500:
                raise PostLater(asked_seconds(answer.headers.get("Retry-After", "")) or AGAIN_SECONDS)
            if not 200 <= answer.status < 300:
                raise PostRefused(f"status {answer.status}", CHECK)
