"""Give people a place for their recovery code, of which only the SHA-256 is kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A plain ADD COLUMN: rebuilding the table would take everybody's rows through a copy for nothing.
    op.add_column("users", sa.Column("recovery_sha256", sa.LargeBinary(32), nullable=True))


def downgrade() -> None:
    op.drop_column("users", "recovery_sha256")
