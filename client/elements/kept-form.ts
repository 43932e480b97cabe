// A form that only the server can answer (data-needs-network) is sent when the server is there. Else it stays as it was
// typed, less the password, and says why: the browser's own error page would lose it.
import { serverAnswers } from "../platform/reach.ts";

function fault(form: HTMLFormElement): HTMLElement {
  const found = form.querySelector<HTMLElement>("[data-offline]");
  if (found) return found;
  const line = document.createElement("p");
  line.className = "fault";
  line.setAttribute("role", "alert");
  line.dataset["offline"] = "";
  form.prepend(line);
  return line;
}

function keep(form: HTMLFormElement): void {
  const what = form.querySelector("button")?.textContent?.trim() ?? "Try again";
  fault(form).textContent = `You are offline. ${what} when there is a network.`;
  for (const field of form.querySelectorAll<HTMLInputElement>("input[type=password]")) field.value = "";
}

async function send(form: HTMLFormElement): Promise<void> {
  if (form.hasAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  const there = await serverAnswers();
  form.removeAttribute("aria-busy");
  if (there) form.submit();
  else keep(form);
}

/** Looks after all such forms of the page. */
export function keepForms(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>("form[data-needs-network]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void send(form);
    });
  }
}
