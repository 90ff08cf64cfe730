"""The tables of the register. A change here needs a step in `migrations/versions`; a test holds the two together."""

import sqlalchemy as sa

from waqai.register.columns import Moment, Packed, Words, serial

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("number", serial(), primary_key=True, doc="in order of adding"),
    sa.Column("id", Words, nullable=False, unique=True, doc="its key: own name, told apart by ~hash"),
    sa.Column("name", Words, doc="its own name in its source"),
    sa.Column("outlet", Words),
    sa.Column("title", Words),
    sa.Column("source", Words, nullable=False),
    sa.Column("url", Words),
    sa.Column("published", sa.Date, index=True),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("text", Words, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False, index=True, doc="of the text in UTF-8"),
    sa.Column("sameness", sa.String(64), nullable=False, unique=True, doc="SHA-256 of outlet and text: one report"),
    sa.Column("segments", Packed, nullable=False),
    sa.Column("notices", Packed, nullable=False),
    sa.Column("copy_of", Words, index=True, doc="id of the earliest report whose words it repeats"),
    sa.Column("added", Moment, nullable=False),
)

prints = sa.Table(
    "prints",
    metadata,
    sa.Column("day", sa.Integer, primary_key=True, autoincrement=False, doc="of publication, as an ordinal; 0: none"),
    sa.Column("hash", sa.BigInteger, primary_key=True, autoincrement=False, doc="of a run of words of the report"),
    sa.Column("report", sa.ForeignKey("reports.number"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

visits = sa.Table(
    "visits",
    metadata,
    sa.Column("url", Words, primary_key=True),
    sa.Column("etag", Words, doc="validators of what was read last, for a conditional request"),
    sa.Column("last_modified", Words),
    sa.Column("at", Moment, nullable=False),
    sa.Column("fault", Words, doc="why the page there is no report"),
)

sa.Index("ix_reports_url", reports.c.url, postgresql_using="hash")

other_names = sa.Table(
    "other_names",
    metadata,
    sa.Column("name", Words, primary_key=True, doc="under which the same text of the same outlet came again"),
    sa.Column("report", sa.ForeignKey("reports.number"), nullable=False, index=True),
)

versions = sa.Table(
    "versions",
    metadata,
    sa.Column("id", serial(), primary_key=True),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("lexicon", sa.Text, nullable=False),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("weights", sa.Text, nullable=False),
    sa.UniqueConstraint("code", "lexicon", "reader", "weights", name="uq_versions_all"),
)

records = sa.Table(
    "records",
    metadata,
    sa.Column("id", serial(), primary_key=True),
    sa.Column("report", sa.ForeignKey("reports.number"), nullable=False),
    sa.Column("version", sa.ForeignKey("versions.id"), nullable=False, doc="that made it"),
    sa.Column("confirmed", sa.ForeignKey("versions.id"), nullable=False, doc="the last that gave the very same"),
    sa.Column("current", sa.Boolean, nullable=False),
    sa.Column("made", Moment, nullable=False),
    sa.Column("body", Packed, nullable=False, doc="as coded, without the text of its document"),
    sa.Index("ix_records_report", "report"),
)
sa.Index(
    "uq_records_current",
    records.c.report,
    unique=True,
    sqlite_where=sa.text("current"),
    postgresql_where=sa.text("current"),
)

reviews = sa.Table(
    "reviews",
    metadata,
    sa.Column("id", serial(), primary_key=True),
    sa.Column("action", sa.String(10), nullable=False),
    sa.Column("report", sa.ForeignKey("reports.id"), index=True, doc="None: of incidents, or an undoing"),
    sa.Column("target", sa.JSON, doc="what it is about, by its words"),
    sa.Column("value", sa.JSON, doc="fields set by a correction"),
    sa.Column("undoes", sa.ForeignKey("reviews.id"), unique=True),
    sa.Column("note", Words),
    sa.Column("who", Words, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.CheckConstraint("action IN ('accept', 'correct', 'reject', 'merge', 'split', 'undo')", name="action"),
    sa.CheckConstraint("(action = 'undo') = (undoes IS NOT NULL)", name="undo"),
    sqlite_autoincrement=True,
)

incidents = sa.Table(
    "incidents",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("mode", sa.Text),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("start", sa.Date, index=True),
    sa.Column("end", sa.Date),
    sa.Column("first_report", sa.Date, index=True),
    sa.Column("last_report", sa.Date),
    sa.Column("country", sa.Text),
    sa.Column("place", Words),
    sa.Column("admin1", Words),
    sa.Column("lat", sa.Float),
    sa.Column("lon", sa.Float),
    sa.Column("precision", sa.Text, doc="of the place: point, city, province, ..."),
    sa.Column("independent", sa.Integer, nullable=False),
    sa.Column("disputed", sa.Boolean, nullable=False),
    sa.Column("followed_by", sa.Text),
    sa.Column("open", sa.Boolean, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("body", Packed, nullable=False, doc="the whole incident"),
    sa.Column("placed", sa.Date, doc="the day under which it is listed: on which it begins, else is first reported"),
    sa.Index("ix_incidents_followed_by", "followed_by"),
)

# All that incidents are chosen and counted by, so that nobody has to fetch them for that.
_CHOSEN_BY = ("type", "status", "country", "place", "disputed", "open", "independent", "id")
sa.Index("ix_incidents_placed", *(incidents.c[name] for name in ("placed", "id", *_CHOSEN_BY[:-1], "start")))
sa.Index("ix_incidents_disputed", *(incidents.c[name] for name in ("disputed", "independent", "id", "type")))
sa.Index("ix_incidents_days", *(incidents.c[name] for name in ("start", *_CHOSEN_BY)))
sa.Index("ix_incidents_sites", *(incidents.c[name] for name in ("lat", "lon", "start", *_CHOSEN_BY, "precision")))

incident_mentions = sa.Table(
    "incident_mentions",
    metadata,
    sa.Column("report", sa.ForeignKey("reports.id"), primary_key=True),
    sa.Column("event", sa.String(12), primary_key=True),
    sa.Column("incident", sa.ForeignKey("incidents.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("main", sa.Boolean, nullable=False, doc="the report is chiefly about the incident"),
)

incident_parties = sa.Table(
    "incident_parties",
    metadata,
    sa.Column("incident", sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("role", sa.String(10), primary_key=True, doc="actor or recipient"),
    sa.Column("key", Words, primary_key=True),
    sa.Column("name", Words, nullable=False),
    sa.Column("name_ar", Words, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("country", sa.Text),
    sa.Column("code", sa.Text),
    sa.Index("ix_incident_parties_key", "key", "incident", "role"),
    sa.Index("ix_incident_parties_country", "country"),
)

incident_harms = sa.Table(
    "incident_harms",
    metadata,
    sa.Column("incident", sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("kind", sa.String(12), primary_key=True, doc="killed, wounded, ..."),
    sa.Column("low", sa.Float, doc="the widest bounds that any report gives"),
    sa.Column("high", sa.Float),
)

party_names = sa.Table(
    "party_names",
    metadata,
    sa.Column("name", Words, primary_key=True, doc="in either language, in small letters"),
    sa.Column("key", Words, primary_key=True, doc="of a party of an incident that is called so"),
)

incident_sums = sa.Table(
    "incident_sums",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", Packed, nullable=False, doc="a sum over all incidents as they are linked now"),
)

users = sa.Table(
    "users",
    metadata,
    sa.Column("name", Words, primary_key=True),
    sa.Column("role", sa.String(10), nullable=False),
    sa.Column("secret", sa.Text, nullable=False, doc="argon2 hash of the password"),
    sa.Column("added", Moment, nullable=False),
    sa.CheckConstraint("role IN ('reader', 'reviewer', 'admin')", name="role"),
)

tokens = sa.Table(
    "tokens",
    metadata,
    sa.Column("hash", sa.String(64), primary_key=True, doc="SHA-256 of the token"),
    sa.Column("user", sa.ForeignKey("users.name", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("label", Words, nullable=False, doc="what it is for"),
    sa.Column("added", Moment, nullable=False),
)

marks = sa.Table(
    "marks",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.JSON, nullable=False, doc="what a room must remember, such as how far it has come"),
)
