// /figures, in development: each figure with a slider.
import "./base.ts";
import "../elements/figure-slider.ts";
