"""Names of countries, as a reply says where something is sent."""

import re
from functools import lru_cache

_NAMES = """
Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahamas, Bahrain,
Bangladesh, Barbados, Belarus, Belgium, Belize, Bermuda, Bolivia, Bosnia, Botswana, Brazil, Brunei, Bulgaria, Cambodia,
Cameroon, Canada, Chile, China, Colombia, Costa Rica, Croatia, Cuba, Cyprus, Czechia, Czech Republic, Denmark,
Dominican Republic, Ecuador, Egypt, El Salvador, England, Estonia, Ethiopia, Fiji, Finland, France, Germany, Ghana,
Gibraltar, Great Britain, Greece, Greenland, Guatemala, Honduras, Hong Kong, Hungary, Iceland, India, Indonesia, Iran,
Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Kazakhstan, Kenya, Kosovo, Kuwait, Latvia, Lebanon,
Liechtenstein, Lithuania, Luxembourg, Macau, Malaysia, Maldives, Malta, Mauritius, Mexico, Moldova, Monaco, Mongolia,
Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nepal, Netherlands, New Zealand, Nicaragua, Nigeria,
Northern Ireland, North Macedonia, Norway, Oman, Pakistan, Panama, Paraguay, Peru, Philippines, Poland, Portugal, Qatar,
Romania, Russia, Rwanda, San Marino, Saudi Arabia, Scotland, Senegal, Serbia, Singapore, Slovakia, Slovenia,
South Africa, South Korea, Spain, Sri Lanka, Sweden, Switzerland, Syria, Taiwan, Tanzania, Thailand, Trinidad, Tunisia,
Turkey, Uganda, Ukraine, United Arab Emirates, United Kingdom, Uruguay, Uzbekistan, Venezuela, Vietnam, Wales, Yemen,
Zambia, Zimbabwe
"""
_ALSO = ("uk", "u.k.", "uae", "europe", "asia", "africa", "south america", "the eu")
_EVERY = (*(" ".join(name.split()).lower() for name in _NAMES.split(",")), *_ALSO)
_COUNTRY = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _EVERY))})(?!\w)")
_OTHERWISE = {"u.k.": "united kingdom", "uk": "united kingdom", "great britain": "united kingdom"}


@lru_cache(maxsize=1024)
def countries(words: str) -> frozenset[str]:
    """The countries that a text in small letters names, each by one name."""
    return frozenset(_OTHERWISE.get(name, name) for name in _COUNTRY.findall(words))
