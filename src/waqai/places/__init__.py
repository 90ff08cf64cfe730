"""Places: which spots on the map a report names, and which one each name is.

The gazetteer is the lexicon family `places` over a table of GeoNames (CC BY 4.0), see docs/decisions/0003.
"""

from waqai.places.finding import find
from waqai.places.place import Place, PlaceMention
from waqai.places.queries import country_of, lookup, most_specific, within, within_sentence

__all__ = ["Place", "PlaceMention", "country_of", "find", "lookup", "most_specific", "within", "within_sentence"]
