// /moves: search and filters over its cards.
import "./base.ts";
import "../elements/for-you.ts";
import "../elements/moves-finder.ts";
import { playOnHover } from "../elements/figure-hover.ts";

playOnHover();
