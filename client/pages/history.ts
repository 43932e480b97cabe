// /history and /history/<first day of a week>.
import "./base.ts";
import "../elements/week-history.ts";
