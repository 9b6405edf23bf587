// Which walls have what is published, and when the others will: from how often each of them asks.
import { ask, later } from "./api.js";
import { el, fill, question } from "./page.js";
import { length, say } from "./words.js";

const LOOK_MS = 2000;

function words(wall) {
  if (wall.current) return el("span", { class: "chip good" }, say("wall_has"));
  const left = wall.every_ms - wall.since_ms;
  return el("span", { class: "chip wait" }, left > 0 ? say("wall_soon", length(Math.ceil(left / 1000))) : say("wall_once"));
}

export async function showWalls() {
  const list = el("ul", { class: "changes", role: "status" });
  const closed = question(say("alert_walls"), el("div", {}, el("p", {}, say("alert_sent")), list), [["", say("close"), "main"]]);
  let open = true;
  closed.then(() => (open = false));
  while (open) {
    const { walls } = await ask("GET", "walls").catch(() => ({ walls: [] }));
    fill(list, walls.length ? walls.map((wall) => el("li", {}, words(wall), " ", wall.name)) : el("li", { class: "empty" }, say("wall_none")));
    await later(LOOK_MS);
  }
}
