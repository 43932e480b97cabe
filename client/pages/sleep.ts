// Sleep: tonight's tip and the bedroom checklist.
import "../elements/move-figure.ts";
import "../elements/bedroom-checklist.ts";
import "../elements/tonight-tip.ts";
