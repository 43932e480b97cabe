"""Compresses what is made for one request; kept pages and built files are compressed beforehand."""

from __future__ import annotations

import gzip

import brotli
from flask import Response, request

SMALLEST_BYTES = 1400  # less fits one packet either way
BROTLI_QUALITY = 4  # the fastest level that beats gzip
TEXT = frozenset({"text/html", "application/json", "text/javascript", "application/manifest+json"})


def compress(response: Response) -> Response:
    """The response, its body compressed where that saves a packet and the client accepts it."""
    if response.mimetype not in TEXT or response.content_encoding or response.direct_passthrough:
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    encoding = request.accept_encodings.best_match(["br", "gzip"])
    if len(body) < SMALLEST_BYTES or encoding is None:
        return response
    packed = brotli.compress(body, quality=BROTLI_QUALITY) if encoding == "br" else gzip.compress(body, 5, mtime=0)
    response.set_data(packed)
    response.content_encoding = encoding
    return response
