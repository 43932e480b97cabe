// Makes client/domain/generated/*.ts from the Python models: `node client/types.mjs`, or `--check` to compare only.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const root = new URL("..", import.meta.url);
const python = process.env.PYTHON ?? new URL(".venv/bin/python", root).pathname;
const files = [
  ["catalog", "webapp.catalog.player_json:PhoneCatalog"],
  ["finder", "webapp.catalog.finder_json:FindIndex"],
  ["wire", "webapp.sync.protocol:SyncRequest,SyncReply,Session,Checkin,OwnRoutine,Setting,Problem"],
];
const script = `
import importlib, json, sys
from pydantic.json_schema import models_json_schema
module, names = sys.argv[1].split(":")
found = importlib.import_module(module)
models = [(getattr(found, name), "validation") for name in names.split(",")]
_, schema = models_json_schema(models, by_alias=True, ref_template="#/definitions/{model}")
definitions = schema["$defs"]
def strip(node):
    if isinstance(node, dict):
        if isinstance(node.get("title"), str) and ("type" in node or "anyOf" in node or "const" in node) and "properties" not in node and "enum" not in node:
            node.pop("title")
        for value in node.values():
            strip(value)
    elif isinstance(node, list):
        for value in node:
            strip(value)
for definition in definitions.values():
    strip(definition.get("properties", {}))
    if definition.get("type") == "object":
        definition["required"] = sorted(definition.get("properties", {}))
print(json.dumps({"title": "Root", "type": "object", "additionalProperties": False, "definitions": definitions}))
`;

// What a record must be, as data: the phone checks a file that comes in by the same models.
const rulesScript = `
import json
from pydantic.json_schema import models_json_schema
from webapp.practice.collections import COLLECTIONS
_, schema = models_json_schema([(one.model, "validation") for one in COLLECTIONS.values()], ref_template="{model}")
def bare(node, names=False):
    if isinstance(node, list):
        return [bare(one) for one in node]
    if not isinstance(node, dict):
        return node
    left_out = () if names else ("title", "description")
    return {key: bare(value, not names and key == "properties") for key, value in node.items() if key not in left_out}
records = {
    name: {"model": one.model.__name__, "id": one.id_rule.pattern,
           "values": {key: bare(rule.json_schema()) for key, rule in one.values_by_id.items()}}
    for name, one in COLLECTIONS.items()
}
print(json.dumps({"models": bare(schema["$defs"], True), "records": records}, indent=2))
`;

function rulesText() {
  const rules = execFileSync(python, ["-c", rulesScript], { cwd: root, encoding: "utf8" }).trim();
  return `// Generated from webapp.practice.collections by client/types.mjs. Do not edit.\n\nexport const GENERATED = ${rules};\n`;
}

async function typesText(source) {
  const schema = JSON.parse(execFileSync(python, ["-c", script, source], { cwd: root, encoding: "utf8" }));
  const text = await compile(schema, "Root", {
    bannerComment: `// Generated from ${source.split(":")[0]} by client/types.mjs. Do not edit.`,
    unreachableDefinitions: true,
    additionalProperties: false,
    maxItems: -1,
    format: true,
    style: { printWidth: 120 },
  });
  return text.replace(/export interface Root \{\}\n/, "").replace(/ \*\n \* This interface was referenced by `Root`.s JSON-Schema\n \* via the `definition` "\w+"\.\n/g, "");
}

const made = [["rules", rulesText()]];
for (const [name, source] of files) made.push([name, await typesText(source)]);
let stale = false;
for (const [name, clean] of made) {
  const target = new URL(`client/domain/generated/${name}.ts`, root);
  if (process.argv.includes("--check")) {
    if (readFileSync(target, "utf8") !== clean) {
      console.error(`client/domain/generated/${name}.ts is stale: run node client/types.mjs`);
      stale = true;
    }
  } else {
    mkdirSync(new URL(".", target), { recursive: true });
    writeFileSync(target, clean);
  }
}
process.exitCode = stale ? 1 : 0;
