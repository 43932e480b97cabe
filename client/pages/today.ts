// Today: what to start, the week so far, how it feels now, and where the records are.
import "./base.ts";
import "../elements/check-in.ts";
import "../elements/data-state.ts";
import "../elements/today-start.ts";
import "../elements/tonight-tip.ts";
import "../elements/week-strip.ts";
