"""What a person corrects of the order: its number, the marketplace, who fulfils it."""

from bot.desk.parts.doing import Doing
from bot.desk.parts.sold_on import sold_on
from bot.domain.case import Fulfilment
from bot.store.case import cases


async def keep_order(doing: Doing) -> bool:
    """Keep what is new of the order; whether anything is. A number tells the marketplace where nobody knows it."""
    new = {str(name): str(value) for name, value in doing.words.get("bought", {}).items()}
    if "order_id" in new and "marketplace" not in new:
        new["marketplace"] = sold_on(doing.desk, doing.view.case.marketplace, (new["order_id"],))
    if not new:
        return False
    way = {"fulfilment": Fulfilment(new.pop("fulfilment"))} if "fulfilment" in new else {}
    await cases.change(doing.tx, doing.case_id, **new, **way)
    await doing.note("order corrected", count=len(new) + len(way))
    return True
