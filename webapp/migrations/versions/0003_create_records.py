"""Create the tables of records, their ledger and history, and of devices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_records()
    _create_ops()
    _create_history()
    _create_devices()


def downgrade() -> None:
    for table in ("devices", "history", "ops", "records"):
        op.drop_table(table)


def _of_user(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_user_id_users")
    return sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=name, ondelete="CASCADE")


def _create_records() -> None:
    op.create_table(
        "records",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("coll", sa.String(64), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("ver", sa.Integer(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("data_sha256", sa.LargeBinary(32), nullable=False),
        sa.Column("local_date", sa.String(10), nullable=True),
        sa.Column("op_id", sa.LargeBinary(16), nullable=False),
        _of_user("records"),
        sa.PrimaryKeyConstraint("user_id", "coll", "id", name=op.f("pk_records")),
        sa.UniqueConstraint("user_id", "rev", name=op.f("uq_records_user_id_rev")),
        sqlite_with_rowid=False,
    )


def _create_ops() -> None:
    op.create_table(
        "ops",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("op_id", sa.LargeBinary(16), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(8), nullable=False),
        sa.Column("coll", sa.String(64), nullable=False),
        sa.Column("record_id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("ver", sa.Integer(), nullable=False),
        sa.Column("payload_sha256", sa.LargeBinary(32), nullable=False),
        sa.Column("device_id", sa.LargeBinary(16), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        _of_user("ops"),
        sa.PrimaryKeyConstraint("user_id", "op_id", name=op.f("pk_ops")),
        sa.UniqueConstraint("user_id", "rev", name=op.f("uq_ops_user_id_rev")),
        sqlite_with_rowid=False,
    )


def _create_history() -> None:
    op.create_table(
        "history",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("coll", sa.String(64), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("at_rev", sa.Integer(), nullable=False),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.Column("ver", sa.Integer(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("op_id", sa.LargeBinary(16), nullable=False),
        sa.Column("replaced_at", sa.BigInteger(), nullable=False),
        _of_user("history"),
        sa.PrimaryKeyConstraint("user_id", "coll", "id", "at_rev", "offered", name=op.f("pk_history")),
        sqlite_with_rowid=False,
    )


def _create_devices() -> None:
    op.create_table(
        "devices",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.LargeBinary(16), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("first_seen_at", sa.BigInteger(), nullable=False),
        sa.Column("last_seen_at", sa.BigInteger(), nullable=False),
        _of_user("devices"),
        sa.PrimaryKeyConstraint("user_id", "device_id", name=op.f("pk_devices")),
        sqlite_with_rowid=False,
    )
