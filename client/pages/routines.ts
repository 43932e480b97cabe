// /routines: what the safety answers change, and the person's own ones; with ?add=<movement>, which of them it goes into.
import "./base.ts";
import "../elements/for-you.ts";
import "../elements/own-addition.ts";
import "../elements/own-routines.ts";
