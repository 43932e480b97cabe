// /me.
import "./base.ts";
import "../elements/me-panel.ts";
