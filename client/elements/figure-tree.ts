// Builds a figure from its data, element by element. Data can only become what is on these lists: nothing runs, nothing
// is fetched, and no markup is parsed.
import type { Tree } from "../domain/figure.ts";

const SVG = "http://www.w3.org/2000/svg";
const TAGS = new Set(["svg", "g", "path", "rect", "circle", "ellipse", "use", "title", "desc"]);
const ATTRIBUTES = new Set(
  "class viewBox role transform d id href x y width height rx ry cx cy r opacity data-m".split(" "),
);

function allowed(name: string, value: string): boolean {
  return ATTRIBUTES.has(name) && (name !== "href" || value.startsWith("#"));
}

/** The picture of a tree. Throws RangeError for an element that no figure has. */
export function buildPicture([tag, attributes, ...children]: Tree): SVGElement {
  if (!TAGS.has(tag)) throw new RangeError(`A figure has no ${tag}`);
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (allowed(name, value)) node.setAttribute(name, value);
  for (const child of children) node.append(typeof child === "string" ? child : buildPicture(child));
  return node;
}
