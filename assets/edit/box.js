// What came into the bravo box: shown, edited or declined.
import { ask } from "./api.js";
import { el, fill } from "./page.js";
import { day, say } from "./words.js";

export async function showBox(main, state, { open, published }) {
  const { bravos, open: isOpen } = await ask("GET", "bravos");
  const act = async (bravo, what) => {
    if (what === "decline") {
      await ask("DELETE", "bravos/" + bravo.number).catch(() => null);
      return showBox(main, state, { open, published });
    }
    const answer = await ask("POST", "bravos/" + bravo.number).catch(() => null);
    if (!answer) return showBox(main, state, { open, published });
    return what === "edit" ? open(answer.id) : published(answer.id);
  };
  const row = (bravo) => el("li", {},
    el("h2", {}, bravo.to), el("p", { class: "praise" }, bravo.text),
    el("p", { class: "soft" }, bravo.by ? say("by", bravo.by) + " · " : "", day(bravo.at_ms)),
    state.role === "publisher" && el("p", { class: "buttons" },
      el("button", { type: "button", class: "main", onclick: () => act(bravo, "show") }, say("box_show")),
      el("button", { type: "button", class: "quiet", onclick: () => act(bravo, "edit") }, say("box_edit")),
      el("button", { type: "button", class: "quiet bad", onclick: () => act(bravo, "decline") }, say("box_decline"))));
  fill(main, el("h1", {}, say("box")),
    isOpen ? el("p", {}, say("box_address", location.origin + "/bravo")) : el("p", {}, say("box_closed")),
    bravos.length ? el("ul", { class: "versions" }, bravos.map(row)) : el("p", {}, say("box_empty")));
}
