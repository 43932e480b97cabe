"""The web app manifest as data."""

from __future__ import annotations

ICONS = "/static/icons/"


def icon(name: str, size: int, purpose: str) -> dict[str, str]:
    """One icon entry; ``size`` in pixels."""
    return {"src": f"{ICONS}{name}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


def screenshot(name: str, size: str, form: str, label: str) -> dict[str, str]:
    """One screenshot entry; ``form`` is narrow or wide."""
    address = f"/static/screenshots/{name}"
    return {"src": address, "sizes": size, "type": "image/png", "form_factor": form, "label": label}


def shortcut(name: str, url: str, description: str) -> dict[str, object]:
    """A long-press shortcut of the installed app."""
    return {
        "name": name,
        "url": url,
        "description": description,
        "icons": [{"src": f"{ICONS}icon-192.png", "sizes": "192x192", "type": "image/png"}],
    }


def manifest() -> dict[str, object]:
    """The manifest, the same for everyone."""
    return {
        "id": "/",
        "name": "Psoas Reset",
        "short_name": "Psoas Reset",
        "description": "Guided hip and low-back routines that work on the floor and with no network.",
        "lang": "en-GB",
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "orientation": "any",
        "background_color": "#f8f4ed",
        "theme_color": "#f8f4ed",
        "categories": ["health", "fitness", "lifestyle"],
        "icons": [
            icon("icon-192.png", 192, "any"),
            icon("icon-512.png", 512, "any"),
            icon("maskable-512.png", 512, "maskable"),
            icon("monochrome-512.png", 512, "monochrome"),
        ],
        "shortcuts": [
            shortcut("Start a desk break", "/play/desk-break-3", "Three minutes, standing"),
            shortcut("Wind down", "/play/evening-wind-down-8", "Eight minutes before bed"),
            shortcut("History", "/history", "This week"),
        ],
        "screenshots": [
            screenshot("today-narrow.png", "720x1480", "narrow", "Today: one routine that fits now"),
            screenshot("player-narrow.png", "720x1480", "narrow", "The player: readable from the floor"),
            screenshot("today-wide.png", "1366x1024", "wide", "Today on a tablet"),
        ],
    }
