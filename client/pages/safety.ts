// /safety: the emergency number chosen on this phone.
import "./base.ts";
import "../elements/emergency-call.ts";
