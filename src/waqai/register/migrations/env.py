"""How Alembic reaches the register: on the connection that `migrate` hands it, in its transaction."""

from alembic import context

from waqai.register.migrations import VERSION_TABLE
from waqai.register.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
context.run_migrations()
