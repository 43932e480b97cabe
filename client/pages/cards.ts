// Pages about movements and routines: what the safety answers change about them.
import "./base.ts";
import "../elements/for-you.ts";
import "../elements/routine-steps.ts";
import { playOnHover } from "../elements/figure-hover.ts";

playOnHover();
