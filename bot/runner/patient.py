"""What procrastinate itself asks the database waits for whoever waits for an answer: hundreds of jobs may be due."""

from typing import Any, LiteralString

from procrastinate import PsycopgConnector

from bot.turns import give_way


class Patient(PsycopgConnector):
    """Procrastinate's connector. What is part of somebody's transaction doesn't come through here."""

    async def execute_query_async(self, query: LiteralString, **arguments: Any) -> None:
        await give_way()
        await super().execute_query_async(query, **arguments)

    async def execute_query_one_async(self, query: LiteralString, **arguments: Any) -> dict[str, Any]:
        await give_way()
        found: dict[str, Any] = await super().execute_query_one_async(query, **arguments)
        return found
