// Builds client/ and static/css/ into static/build/: hashed files, their brotli and gzip twins, manifest.json and icons.json.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "static/build");
const fresh = `${out}.new`;
const pages = join(root, "client/pages");
const css = join(root, "static/css");
const TARGET = ["es2022", "safari16.4", "firefox115", "chrome111"];
const QUIET = { rate: 8000, seconds: 6, hz: 32, loud: 0.01 }; // long enough to get the headset's buttons, too low to notice
const COMPRESSED_FROM = 1400; // below this a compressed answer fits one packet either way

function walk(folder, ending) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ending.some((end) => entry.name.endsWith(end)))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** Scripts and styles of pages, split into chunks that they share. */
async function buildTogether(entryPoints) {
  return build({
    absWorkingDir: root,
    entryPoints,
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    target: TARGET,
    outdir: fresh,
    entryNames: "[name]-[hash]",
    chunkNames: "chunk-[hash]",
    define: { "process.env.NODE_ENV": '"production"' },
    tsconfig: join(root, "client/tsconfig.json"),
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
}

/** The service worker: one classic script, served at /sw.js with its list in front. */
async function buildWorker() {
  return build({
    absWorkingDir: root,
    entryPoints: [join(root, "client/sw/worker.ts")],
    bundle: true,
    format: "iife",
    minify: true,
    target: TARGET,
    outfile: join(fresh, "sw.js"),
    define: { "process.env.NODE_ENV": '"production"' },
    tsconfig: join(root, "client/sw/tsconfig.json"),
    legalComments: "none",
    logLevel: "warning",
  });
}

/** The quiet audio that keeps a page alive out of sight: whole waves, so that the loop has no seam, as a WAV file. */
function quietWave() {
  const { rate, seconds, hz, loud } = QUIET;
  const wave = Buffer.alloc(44 + rate * seconds * 2);
  wave.write("RIFF", 0);
  wave.writeUInt32LE(wave.length - 8, 4);
  wave.write("WAVEfmt ", 8);
  [16, 0x10001, rate, rate * 2].forEach((value, index) => wave.writeUInt32LE(value, 16 + 4 * index)); // PCM, one channel
  wave.writeUInt16LE(2, 32);
  wave.writeUInt16LE(16, 34);
  wave.write("data", 36);
  wave.writeUInt32LE(wave.length - 44, 40);
  for (let at = 0; at < rate * seconds; at += 1) {
    wave.writeInt16LE(Math.round(32767 * loud * Math.sin((2 * Math.PI * hz * at) / rate)), 44 + 2 * at);
  }
  return wave;
}

/** Writes the quiet audio under the hash of its bytes; answers its name. */
function writeQuiet() {
  const wave = quietWave();
  const hash = createHash("sha256").update(wave).digest("hex").slice(0, 8).toUpperCase();
  writeFileSync(join(fresh, `quiet-${hash}.wav`), wave);
  return `quiet-${hash}.wav`;
}

/** The drawings of the icons that templates and elements name. */
function collectIcons() {
  const files = [...walk(join(root, "templates"), [".html"]), ...walk(join(root, "webapp"), [".py"])];
  const names = new Set();
  for (const file of files) {
    for (const [, name] of readFileSync(file, "utf8").matchAll(/\bicon\(["']([a-z0-9-]+)["']/g)) names.add(name);
  }
  const icons = {};
  for (const name of [...names].sort()) {
    const svg = readFileSync(join(root, "node_modules/lucide-static/icons", `${name}.svg`), "utf8");
    icons[name] = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>")).replace(/\s*\n\s*/g, "");
  }
  return icons;
}

/**
 * All pages share their chunks but Today: a first visit fetches it before anything is kept, and few files, packed
 * together, travel in two thirds of the bytes. `pages/today.ts` brings `pages/base.ts` with it.
 */
async function buildPages() {
  const entries = readdirSync(pages).filter((file) => file.endsWith(".ts") && file !== "today.ts");
  const styles = [join(css, "critical.css"), join(css, "app.css"), join(css, "today.css")];
  const shared = await buildTogether([...entries.map((file) => join(pages, file)), ...styles]);
  const today = await buildTogether([join(pages, "today.ts")]);
  return { ...shared.metafile.outputs, ...today.metafile.outputs };
}

function manifestOf(outputs) {
  const entries = {};
  const files = [];
  for (const [path, output] of Object.entries(outputs)) {
    const name = basename(path);
    if (output.entryPoint) {
      const source = output.entryPoint.replace(/^(client|static\/css)\//, "");
      entries[source] = name;
    }
    files.push(name);
  }
  return { entries, files: files.sort() };
}

function compress(file) {
  const body = readFileSync(file);
  if (body.length < COMPRESSED_FROM) return;
  writeFileSync(`${file}.br`, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }));
}

rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
const outputs = await buildPages();
await buildWorker();
const manifest = manifestOf(outputs);
manifest.entries["quiet.wav"] = writeQuiet();
manifest.files = [...manifest.files, manifest.entries["quiet.wav"]].sort();
for (const file of manifest.files) compress(join(fresh, file));
writeFileSync(join(fresh, "icons.json"), JSON.stringify(collectIcons()));
const build_id = createHash("sha256").update(JSON.stringify(manifest)).digest("hex").slice(0, 12);
writeFileSync(join(fresh, "manifest.json"), JSON.stringify({ ...manifest, build_id }, null, 1));
rmSync(out, { recursive: true, force: true });
renameSync(fresh, out);
const bytes = manifest.files.reduce((sum, file) => sum + readFileSync(join(out, file)).length, 0);
console.log(`Built ${manifest.files.length} files, ${(bytes / 1024).toFixed(0)} kB before compression, build ${build_id}`);
