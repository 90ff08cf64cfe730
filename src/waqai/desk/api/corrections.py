"""What a correction sets, by kind of item (`register/correctable.py` says which fields an item of a kind has)."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from waqai.desk.answers.forms import Day, Form, Mode, Status, Type

Id = Annotated[str, Field(pattern=r"^[np][0-9]{1,6}$")]
Name = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\u0000]*$")]
Number = Annotated[float, Field(ge=-1e15, le=1e15, allow_inf_nan=False)]
Harm = Literal["killed", "wounded", "captured", "missing", "displaced"]


class Between(Form):
    """A number between `low` and `high`, both included; null = unbounded."""

    low: Number | None
    high: Number | None


class PlaceNamed(Form):
    """A place that the record does not have."""

    name: Name
    country: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None


class Correction(Form):
    """The fields to set; those that are left out stay as coded. Parties and places are named by their ids."""

    type: Type | None = None
    mode: Mode | None = None
    status: Status | None = None
    actors: tuple[Id, ...] | None = Field(None, max_length=50)
    recipients: tuple[Id, ...] | None = Field(None, max_length=50)
    sources: tuple[Id, ...] | None = Field(None, max_length=50)
    start: Day | None = None
    end: Day | None = None
    place: Id | PlaceNamed | None = None
    count: Between | None = None
    casualties: dict[Harm, Between | None] | None = None
    headline: bool | None = None
    kind: Annotated[str, Field(max_length=30)] | None = None
    name: Name | None = None
    name_ar: Name | None = None
    country: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    code: Annotated[str, Field(max_length=30, pattern=r"^[!-~]+$")] | None = None
    role: Name | None = None
    admin1: Name | None = None
    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] | None = None
    precision: Annotated[str, Field(max_length=30)] | None = None
    ref: Annotated[str, Field(max_length=100, pattern=r"^[!-~]+$")] | None = None
    timex: Annotated[str, Field(max_length=100, pattern=r"^[!-~]+$")] | None = None
    low: Number | None = None
    high: Number | None = None
    unit: Name | None = None
    approx: bool | None = None
    speaker: Id | None = None
    addressee: Id | None = None
    outlet: Id | None = None
    span: tuple[Annotated[int, Field(ge=0, le=10**7)], Annotated[int, Field(ge=0, le=10**7)]] | None = None

    @model_validator(mode="after")
    def _sets_something(self) -> "Correction":
        if not self.model_fields_set:
            raise ValueError("a correction sets a field")
        return self

    def fields(self) -> dict[str, Any]:
        """Return the fields that are set, as the register takes them."""
        return self.model_dump(mode="json", exclude_unset=True)
