// Every published state, what changed with it, and the way back.
import { ask } from "./api.js";
import { el, fill, heading, question } from "./page.js";
import { changeWords, day, say } from "./words.js";

async function difference(place, version) {
  const [after, before] = await Promise.all(
    [version.number, version.number - 1].map((number) => ask("GET", "versions/" + number).catch(() => ({ items: [] }))),
  );
  const old = new Map(before.items.map((item) => [item.id, item]));
  const list = [];
  for (const item of after.items) {
    const was = old.get(item.id);
    old.delete(item.id);
    if (!was) list.push(["new", "+", heading(item)]);
    else if (JSON.stringify(was) !== JSON.stringify(item)) list.push(["new", "≠", heading(item)]);
  }
  for (const item of old.values()) list.push(["bad", "−", heading(item)]);
  fill(place, el("ul", { class: "changes" }, list.map(([kind, sign, text]) => el("li", {}, el("span", { class: "chip " + kind }, sign), " ", String(text)))));
}

export async function showHistory(main, state, took) {
  fill(main, el("h1", {}, say("versions")), el("p", {}, say("loading")));
  const { versions } = await ask("GET", "versions");
  const restore = async (version) => {
    const answer = await question(say("restore_ask"), el("p", {}, say("restore_text", day(version.at_ms))), [["", say("cancel"), "quiet"], ["yes", say("restore"), "main"]]);
    if (answer !== "yes") return;
    took(await ask("POST", "restore", { number: version.number, version: state.version }).catch((refused) => refused.answer));
    showHistory(main, state, took);
  };
  fill(
    main,
    el("h1", {}, say("versions")),
    el("ol", { class: "versions" }, versions.map((version) => {
      const place = el("div");
      const change = version.change || {};
      return el("li", {},
        el("h2", {}, day(version.at_ms)),
        el("p", {}, [version.by === "file" ? say("from_file") : version.by && say("by", version.by), changeWords(change)].filter(Boolean).join(" · ")),
        el("p", { class: "buttons" },
          el("button", { type: "button", class: "quiet", onclick: () => difference(place, version) }, say("difference")),
          version.number === state.version ? el("span", { class: "chip good" }, say("current"))
            : state.role === "publisher" && el("button", { type: "button", class: "quiet", onclick: () => restore(version) }, say("restore"))),
        place);
    })),
  );
}
