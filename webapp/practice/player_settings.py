"""The player's settings: each is a record of the collection ``setting`` whose id begins with ``player_``.

Pure. What a phone may choose and its ranges; the phone's own list is ``client/domain/channels.ts``, and both satisfy
``tests/vectors/player-settings.json``. An id that is not listed here stays free: a newer app may bring more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool, StringConstraints, TypeAdapter

_SWITCH: TypeAdapter[Any] = TypeAdapter(StrictBool)
_VOICE_NAME: TypeAdapter[Any] = TypeAdapter(Annotated[str, StringConstraints(strict=True, max_length=200)])
_FIRST_SIDE: TypeAdapter[Any] = TypeAdapter(Literal["left", "right", "alternate", "tighter"])
_SIDE: TypeAdapter[Any] = TypeAdapter(Literal["left", "right"])
_PERSON: TypeAdapter[Any] = TypeAdapter(Literal["first", "second"])


def _whole(low: int, high: int) -> TypeAdapter[Any]:
    return TypeAdapter(Annotated[int, Field(strict=True, ge=low, le=high)])


PLAYER_SETTINGS: Mapping[str, TypeAdapter[Any]] = {
    "player_tones": _SWITCH,
    "player_tone_volume": _whole(10, 100),  # per cent
    "player_voice": _SWITCH,
    "player_voice_name": _VOICE_NAME,  # "" for the one that fits best; another phone may not have it
    "player_voice_rate": _whole(60, 140),  # per cent of the usual pace
    "player_voice_volume": _whole(10, 100),  # per cent
    "player_vibration": _SWITCH,
    "player_flash": _SWITCH,
    "player_half": _SWITCH,
    "player_last_three": _SWITCH,
    "player_through_mute": _SWITCH,
    "player_ready_seconds": _whole(5, 30),
    "player_switch_seconds": _whole(5, 10),
    "player_first_side": _FIRST_SIDE,
    "player_tighter_side": _SIDE,
    "player_figure": _PERSON,
}
