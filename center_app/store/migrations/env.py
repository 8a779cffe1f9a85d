"""How Alembic runs the migrations: on the connection that it is given, all or nothing."""

from alembic import context

from center_app.store.history_tables import visit_facts

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=visit_facts.metadata,  # that of all tables
    transactional_ddl=True,  # true for SQLite as well: its transactions begin where we say
)
with context.begin_transaction():
    context.run_migrations()
