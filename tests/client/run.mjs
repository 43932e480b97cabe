// Runs tests/client/*.test.ts under node:test, or only those named: `node tests/client/run.mjs clock week`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));
const wanted = process.argv.slice(2);
const names = readdirSync(here)
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => file.replace(/\.test\.ts$/, ""))
  .filter((name) => wanted.length === 0 || wanted.includes(name));
if (names.length === 0) {
  console.error(`No client test named ${wanted.join(", ")}`);
  process.exit(2);
}
const out = mkdtempSync(join(tmpdir(), "psoas-client-"));
try {
  await build({
    entryPoints: names.map((name) => join(here, `${name}.test.ts`)),
    bundle: true,
    platform: "node",
    format: "esm",
    outdir: out,
    outExtension: { ".js": ".mjs" },
    banner: { js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);" },
    define: { "process.env.PSOAS_ROOT": JSON.stringify(root) },
    sourcemap: "inline",
    logLevel: "warning",
  });
  const files = names.map((name) => join(out, `${name}.test.mjs`));
  const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...files], { stdio: "inherit", cwd: root });
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
