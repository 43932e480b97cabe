// Every page: the service worker, the update line and, when signed in, the sync.
import "../elements/update-line.ts";
import { startSync } from "../sync/schedule.ts";

startSync();
