// The card of a sleep tip among what was found: a tip has no card on /moves.
import { html } from "lit";
import type { Choices } from "../domain/filters.ts";
import type { FindEntry } from "../domain/generated/finder.ts";
import { icon } from "./icon.ts";

export function tipCard({ slug, title, line, grade }: FindEntry, choices: Choices): unknown {
  const meaning = choices.grade.find(({ value }) => value === grade)?.label.replace(`${grade}: `, "");
  return html`<article class="card move">
    <span class="tile plain">${icon("moon")}</span>
    <div>
      <h3><a href="/sleep#${slug}">${title}</a></h3>
      <p class="small quiet find-line">${line}</p>
      <p class="tags"><span class="grade grade-${grade.toLowerCase()}"><b>${grade}</b><span class="visually-hidden">Grade ${grade}: </span>${meaning}</span><span class="tag">Sleep tip</span></p>
    </div>
  </article>`;
}
