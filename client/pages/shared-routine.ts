// /routines/shared: a routine that came in a link.
import "./base.ts";
import "../elements/for-you.ts";
import "../elements/shared-routine.ts";
