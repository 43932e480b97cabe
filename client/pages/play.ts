// /play/<slug> and /play/mine/<id>: gives the player element its visit.
import "../elements/routine-player.ts";
import { slugOf } from "../state/practice.ts";
import { Visit } from "../state/visit.ts";

const element = document.querySelector<HTMLElement & { visit?: Visit }>("routine-player");
if (element) element.visit = new Visit(element.getAttribute("slug") ?? slugOf(location.pathname));
