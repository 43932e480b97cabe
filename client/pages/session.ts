// /history/session/<id>.
import "../elements/session-detail.ts";
