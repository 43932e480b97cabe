"""The log of security events: one JSON object a line, under the logger ``webapp.audit``.

Only what is listed here is ever written: no names, no addresses in full, nothing that anybody typed, no
token, nothing of anybody's practice. A person is the number of their row, which is never given twice.
"""

from __future__ import annotations

import ipaddress
import logging
from typing import TYPE_CHECKING, Literal

import orjson
from flask import g, has_request_context, request

if TYPE_CHECKING:
    from flask import Flask

Event = Literal[
    "signed_up",
    "signed_in",
    "sign_in_failed",
    "signed_out",
    "device_signed_out",
    "others_signed_out",
    "password_changed",
    "password_change_failed",
    "recovered",
    "recovery_failed",
    "recovery_code_made",
    "recovery_code_failed",
    "account_deleted",
    "account_delete_failed",
    "refused",
]
# Enough of an address to see where trouble comes from, too little to see from whom.
IPV4_BITS = 24
IPV6_BITS = 48

_log = logging.getLogger("webapp.audit")


def init_app(_app: Flask) -> None:
    """Let the events through whatever the level of the other logs."""
    _log.setLevel(logging.INFO)


def note(event: Event, person: int | None = None, status: int | None = None) -> None:
    """Write down what happened: to whom, in which request, at which address of ours, from which network."""
    happened: dict[str, str | int | None] = {"event": event, "person": person, "status": status}
    if has_request_context():
        happened |= {
            "request": g.get("request_id"),
            "view": request.endpoint,
            "network": network_of(request.remote_addr or ""),
        }
    line = {name: value for name, value in happened.items() if value is not None}
    _log.info("%s", orjson.dumps(line).decode())


def network_of(address: str) -> str | None:
    """The network around an address, /24 or /48; None for what is no address."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return None
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    bits = IPV4_BITS if isinstance(parsed, ipaddress.IPv4Address) else IPV6_BITS
    return str(ipaddress.ip_network((parsed, bits), strict=False))
