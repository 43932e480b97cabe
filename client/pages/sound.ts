// /me/sound.
import "./base.ts";
import "../elements/sound-settings.ts";
