"""Dossiers: which there are, and what each tells."""

import hashlib
import re
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from waqai.desk.answers.forms import Form
from waqai.dossiers import DossierError, DossierReport, read_dossier
from waqai.dossiers.gathering import gathered
from waqai.incidents.storing import state, state_linked
from waqai.register.errors import RegisterError, UnknownError
from waqai.register.opening import Register

KEPT = 8
_NAME = re.compile(r"[\w][\w .\-]{0,99}")
_kept: OrderedDict[str, DossierReport] = OrderedDict()
_lock = Lock()


class FaultyDossierError(RegisterError):
    """The dossier cannot be used as it stands; the message names each fault, its file and line."""


class DossierName(Form):
    """A dossier: its name and title; `fault` says why it cannot be used, None where it can."""

    name: str
    title: str | None
    about: str | None
    fault: str | None


@dataclass(frozen=True, slots=True)
class Dossiers:
    """The dossiers of a folder on a register."""

    register: Register
    folder: Path

    def names(self) -> tuple[DossierName, ...]:
        """Return the dossiers that there are."""
        return tuple(self._name(path) for path in sorted(self.folder.glob("*.yaml")) if _NAME.fullmatch(path.stem))

    def stamp(self, name: str) -> str:
        """Return what changes when the dossier would tell something else.

        Raises:
            UnknownError: there is no such dossier.
        """
        made = hashlib.sha256(self._path(name).read_bytes())
        made.update(f"{self.register.where} {state(self.register)} {state_linked(self.register)}".encode())
        return made.hexdigest()[:32]

    def report(self, name: str) -> DossierReport:
        """Return what the dossier tells; made once for each state of the register.

        Raises:
            UnknownError: there is no such dossier.
            FaultyDossierError: it cannot be used.
        """
        key = self.stamp(name)
        with _lock:
            if key not in _kept:
                _kept[key] = self._compiled(name)
            _kept.move_to_end(key)
            while len(_kept) > KEPT:
                _kept.popitem(last=False)
            return _kept[key]

    def _compiled(self, name: str) -> DossierReport:
        try:
            dossier = read_dossier(self._path(name))
        except DossierError as problem:
            raise FaultyDossierError(str(problem)) from problem
        return gathered(self.register, dossier)

    def _path(self, name: str) -> Path:
        path = self.folder / f"{name}.yaml"
        if not _NAME.fullmatch(name) or not path.is_file():
            have = ", ".join(one.name for one in self.names()) or "none"
            raise UnknownError(f"there is no dossier {name!r}; there are {have}")
        return path

    def _name(self, path: Path) -> DossierName:
        try:
            dossier = read_dossier(path)
        except DossierError as problem:
            return DossierName(name=path.stem, title=None, about=None, fault=str(problem))
        return DossierName(name=path.stem, title=dossier.title, about=dossier.about, fault=None)
