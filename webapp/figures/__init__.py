"""The figures: people drawn from data, who do the movements. Everything but ``load`` is pure."""
