// What goes from the page: with a stop sign all that moves (data-moves), without any routine on offer those (data-routines).

export function markStopped(stop: boolean, noRoutines = stop): void {
  document.documentElement.toggleAttribute("data-stopped", stop);
  document.documentElement.toggleAttribute("data-no-routines", noRoutines);
}
