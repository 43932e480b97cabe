// /screening?next=/play/<slug>: gives the form its visit.
import { safeNext } from "../domain/screening.ts";
import "../elements/emergency-call.ts";
import "../elements/screening-form.ts";
import { ScreeningVisit } from "../state/screening-visit.ts";

const element = document.querySelector<HTMLElement & { visit?: ScreeningVisit }>("screening-form");
if (element) element.visit = new ScreeningVisit(safeNext(new URLSearchParams(location.search).get("next")));
