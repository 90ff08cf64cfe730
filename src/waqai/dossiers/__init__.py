"""Standing situations that a user follows: what the reports on file tell of each, all of it cited."""

from waqai.dossiers.assembly import compiled
from waqai.dossiers.dossier import Dossier
from waqai.dossiers.reading import DossierError, read_dossier
from waqai.dossiers.report import DossierReport

__all__ = ["Dossier", "DossierError", "DossierReport", "compiled", "read_dossier"]
