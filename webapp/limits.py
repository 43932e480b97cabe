"""How often something may be tried. Counted in this process, or in the Redis that a setting names.

What is counted is hashed with the installation's secret first: the counters hold neither names nor addresses.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, TypeVar, cast

from flask import current_app, request
from flask_limiter import Limiter
from limits import RateLimitItem, RateLimitItemPerSecond
from limits.errors import ConfigurationError, StorageError
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter, RateLimiter
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp.clock import now_ms
from webapp.config import ConfigFault, current_config
from webapp.errors import TooMany

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

T = TypeVar("T")
# Whoever has one address of the newer kind has the whole network around it.
IPV6_NETWORK_BITS = 64
MINUTE_SECONDS = 60
HOUR_SECONDS = 60 * MINUTE_SECONDS


@dataclass(frozen=True)
class Rule:
    """At most ``times`` in any ``seconds`` seconds, counted under ``name`` for each who it is applied to."""

    name: str
    times: int
    seconds: int

    @property
    def item(self) -> RateLimitItem:
        """The rule as the counting library calls it."""
        return RateLimitItemPerSecond(self.times, self.seconds, namespace="psoas")


@dataclass(frozen=True)
class Counters:
    """Where is counted: ``chosen`` by the setting, ``spare`` in this process while that does not answer."""

    chosen: RateLimiter
    spare: RateLimiter


def init_app(app: Flask) -> None:
    """Set up the counters, and believe as many proxies as the setting says. Raises ``ConfigFault``."""
    with app.app_context():
        config = current_config()
    if config.trusted_proxies:
        # Only the address: host and scheme are what PUBLIC_ORIGIN says, whatever a header claims.
        wsgi = ProxyFix(app.wsgi_app, x_for=config.trusted_proxies, x_proto=0, x_host=0, x_port=0, x_prefix=0)
        app.wsgi_app = wsgi  # type: ignore[method-assign]
    try:
        limiter = Limiter(
            caller,
            app=app,
            storage_uri=config.rate_limit_storage,
            storage_options={"wrap_exceptions": True},
            strategy="moving-window",
        )
    except (ConfigurationError, ValueError) as error:
        raise ConfigFault("RATE_LIMIT_STORAGE must look like redis://localhost:6379/0, or be left out.") from error
    app.extensions["counters"] = Counters(limiter.limiter, MovingWindowRateLimiter(MemoryStorage()))


def count(rule: Rule, *who: str) -> None:
    """Count one try. Raises ``TooMany`` for one that is over the limit, which itself counts no further."""
    if not _ask(lambda counter: counter.hit(rule.item, rule.name, _unreadable(*who))):
        _refuse(rule, who)


def check(rule: Rule, *who: str) -> None:
    """Raise ``TooMany`` where the next try would be over the limit; count nothing."""
    if not _ask(lambda counter: counter.test(rule.item, rule.name, _unreadable(*who))):
        _refuse(rule, who)


def forget(rule: Rule, *who: str) -> None:
    """Begin to count anew: it was the right one after all."""
    _ask(lambda counter: counter.clear(rule.item, rule.name, _unreadable(*who)))


def caller() -> str:
    """Where the request comes from, as far as limits tell people apart: an address, or a network of IPv6."""
    text = request.remote_addr or ""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return text
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, IPV6_NETWORK_BITS), strict=False))


def seal(*parts: str) -> str:
    """32 hexadecimal digits that only this installation can make of ``parts``."""
    text = "\x00".join(parts).encode("utf-8", "surrogatepass")
    return hmac.new(current_config().secret_key.encode(), text, hashlib.sha256).hexdigest()[:32]


def _refuse(rule: Rule, who: tuple[str, ...]) -> NoReturn:
    free_at = _ask(lambda counter: counter.get_window_stats(rule.item, rule.name, _unreadable(*who)).reset_time)
    raise TooMany(max(1, math.ceil(free_at - now_ms() / 1000)))


def _unreadable(*who: str) -> str:
    return seal("limit", *who)


def _ask(question: Callable[[RateLimiter], T]) -> T:
    counters = cast("Counters", current_app.extensions["counters"])
    try:
        return question(counters.chosen)
    except StorageError:
        # Better counted by each process for itself than nobody signed in, or nobody counted.
        current_app.logger.warning("The storage of RATE_LIMIT_STORAGE does not answer; counting in this process.")
        return question(counters.spare)
