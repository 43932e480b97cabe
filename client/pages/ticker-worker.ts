// The Worker behind platform/ticker.ts: told how many milliseconds, it calls back at that pace.
onmessage = (event: MessageEvent<number>): void => {
  setInterval(() => postMessage(null), event.data);
};
