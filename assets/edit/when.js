// When each slide is shown, and why one is not.
import { ask } from "./api.js";
import { el, fill, heading } from "./page.js";
import { currentLanguage, length, say, wallZone } from "./words.js";

const SPANS = [["hour", "1h"], ["day", "1d"], ["week", "7d"]];

function clock(text) {
  return new Intl.DateTimeFormat(currentLanguage() === "en" ? "en-GB" : "fr", { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: wallZone() }).format(new Date(text));
}

function hour(plan) {
  return el("table", { class: "plan" }, el("tbody", {}, plan.shown.map((one) =>
    el("tr", {}, el("td", { class: "time" }, clock(one.start)), el("td", { class: "time" }, String(Math.round(one.seconds)) + "\u00a0s"), el("td", { class: "kind" }, kindLabel(one.kind)), el("td", {}, name(one))))));
}

// Over a day or a week: how often and how long each.
function sums(plan) {
  const all = new Map();
  for (const one of plan.shown) {
    const sum = all.get(one.id) || { one, times: 0, seconds: 0 };
    sum.times += one.page === 1 ? 1 : 0;
    sum.seconds += one.seconds;
    all.set(one.id, sum);
  }
  return el("table", { class: "plan" }, el("tbody", {}, [...all.values()].sort((a, b) => b.seconds - a.seconds).map(({ one, times, seconds }) =>
    el("tr", {}, el("td", { class: "time" }, say("shown_times", times)), el("td", { class: "time" }, length(seconds)), el("td", { class: "kind" }, kindLabel(one.kind)), el("td", {}, name(one))))));
}

let kinds = [];
let items = [];

// What a slide without a title is called: by its people, or its text.
function name(one) {
  const entry = items.find((item) => item.id === one.id);
  return one.title || (entry && heading(entry.draft || entry.published)) || one.id || "";
}

function kindLabel(name) {
  const kind = kinds.find((one) => one.name === name);
  return kind ? kind.label : name || "";
}

export function showWhen(main, state) {
  kinds = state.kinds;
  items = state.items;
  const place = el("div", {}, el("p", {}, say("loading")));
  const choose = async (span) => {
    for (const button of buttons.children) button.setAttribute("aria-pressed", button.value === span[1]);
    fill(place, el("p", {}, say("loading")));
    try {
      const plan = await ask("GET", "plan?for=" + span[1] + "&language=" + currentLanguage());
      const hidden = plan.hidden.length
        ? el("ul", { class: "hidden" }, plan.hidden.map((one) => el("li", {}, el("strong", {}, name(one)), " ", el("span", {}, one.words))))
        : el("p", {}, say("not_shown_none"));
      fill(place, el("h2", {}, say("not_shown")), hidden, el("h2", {}, say(span[0])), span[0] === "hour" ? hour(plan) : sums(plan));
    } catch {
      fill(place, el("p", {}, say("plan_failed")));
    }
  };
  const buttons = el("div", { class: "tools" }, SPANS.map((span) => el("button", { type: "button", value: span[1], onclick: () => choose(span) }, say(span[0]))));
  fill(main, el("h1", { class: "unseen" }, say("timetable")), buttons, place);
  choose(SPANS[0]);
}
