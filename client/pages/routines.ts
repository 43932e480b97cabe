// /routines: what the safety answers change, and the person's own ones.
import "./base.ts";
import "../elements/for-you.ts";
import "../elements/own-routines.ts";
