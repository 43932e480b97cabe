"""The parts of ``tools/bench_player.py``: a browser that can be hidden and frozen, an ear, and the arithmetic."""
