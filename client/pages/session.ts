// /history/session/<id>.
import "./base.ts";
import "../elements/session-detail.ts";
