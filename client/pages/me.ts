// /me.
import "../elements/me-panel.ts";
