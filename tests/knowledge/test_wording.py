"""How a date is said, marketplace by marketplace."""

from datetime import date

import pytest

from bot.knowledge.words.wording import spoken

DAY, TODAY = date(2026, 11, 27), date(2026, 11, 23)


@pytest.mark.parametrize("marketplace", ["any", "amazon.com", "amazon.ca", "ebay", "shopify", "etsy", "target.com"])
def test_the_month_comes_first_where_no_other_country_is_named(marketplace: str) -> None:
    assert spoken(DAY, TODAY, marketplace) == "Friday, November 27"


@pytest.mark.parametrize("marketplace", ["amazon.co.uk", "amazon.com.au", "ebay.de", "ebay.ie"])
def test_the_day_comes_first_on_a_marketplace_of_another_country(marketplace: str) -> None:
    assert spoken(DAY, TODAY, marketplace) == "Friday 27 November"
    assert spoken(date(2027, 1, 4), TODAY, marketplace) == "Monday 4 January 2027"
