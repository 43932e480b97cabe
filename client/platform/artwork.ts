// The picture of a movement for the lock screen: its still, drawn once as a bitmap, which every lock screen can show.
const SIDE = 512;
const drawn = new Map<string, Promise<MediaImage | null>>();

async function draw(address: string): Promise<MediaImage | null> {
  const still = new Image(SIDE, SIDE);
  still.src = address;
  await still.decode();
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  canvas.getContext("2d")?.drawImage(still, 0, 0, SIDE, SIDE);
  return { src: canvas.toDataURL("image/png"), sizes: `${SIDE}x${SIDE}`, type: "image/png" };
}

/** The still at `address` as artwork; null where it cannot be had. */
export function artwork(address: string): Promise<MediaImage | null> {
  const known = drawn.get(address) ?? draw(address).catch(() => null);
  drawn.set(address, known);
  return known;
}
