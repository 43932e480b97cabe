// /moves: search and filters over its cards.
import "./base.ts";
import "../elements/moves-finder.ts";
