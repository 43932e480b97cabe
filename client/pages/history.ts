// /history and /history/<first day of a week>.
import "../elements/week-history.ts";
