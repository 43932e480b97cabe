"""What a device is called in the list of signed-in devices. Pure."""

from __future__ import annotations

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
# The first word that occurs in the browser's description of itself decides; later ones occur in many others' too.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("FxiOS", "Firefox"),
    ("Firefox", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "Chromebook"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


def device_label(user_agent: str) -> str:
    """“Chrome on Android”: only words from our own lists, whatever the browser says of itself."""
    browser = next((label for word, label in BROWSERS if word in user_agent), "")
    system = next((label for word, label in SYSTEMS if word in user_agent), "")
    if browser and system:
        return f"{browser} on {system}"
    return browser or system or "Unknown device"


def seen_words(seen_at_ms: int, now_ms: int) -> str:
    """How long ago a device was last here. The server notes it once an hour, so nothing finer is claimed."""
    hours, days = (now_ms - seen_at_ms) // HOUR_MS, (now_ms - seen_at_ms) // DAY_MS
    if hours < 1:
        return "within the last hour"
    if days < 1:
        return "1 hour ago" if hours == 1 else f"{hours} hours ago"
    return "1 day ago" if days == 1 else f"{days} days ago"
