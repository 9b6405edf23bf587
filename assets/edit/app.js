// The page: the wall, one slide, when, history. What is typed is saved as a draft at once.
import { Refused, ask, later, preview, setChange, signOut } from "./api.js";
import { el, fill, heading, question } from "./page.js";
import { showFindings, slideForm } from "./form.js";
import { showBox } from "./box.js";
import { showBring } from "./bring.js";
import { showHistory } from "./history.js";
import { showWalls } from "./walls.js";
import { showWhen } from "./when.js";
import { splitTime, spell, withZone } from "./time.js";
import { changeWords, chooseLanguage, chooseZone, currentLanguage, firstLanguage, length, say } from "./words.js";

const PAUSE_MS = 250; // of typing, before the preview is made again
const SAVE_MS = 600;
const RETRY_MS = 3000;

const state = { items: [], kinds: [], fields: {}, version: 0, plan: null, findings: [], turns: new Map() };
const main = document.getElementById("main");
const client = Math.random().toString(36).slice(2);
const thumbnails = new Map(); // of an item's text: its picture, or the promise of it
let tab = "wall";
let editing = null; // { entry, item, dirty, saving }

function current(entry) {
  return entry.draft || entry.published;
}

function hasDraft(entry) {
  return Boolean(entry.draft) || entry.removed;
}

function note(text, action) {
  fill(document.getElementById("saved"), text, action);
}

function kindOf(item) {
  return state.kinds.find((kind) => kind.name === ((item._breakroom || {}).kind || "news")) || state.kinds[0];
}

// --- the bar ---

function drawBar() {
  const changes = state.items.filter(hasDraft).length;
  fill(document.getElementById("brand"), state.feed.title || state.name);
  fill(document.getElementById("skip"), say("skip"));
  fill(document.getElementById("language"), say("other_language"));
  fill(document.getElementById("alert"), say("alert"));
  const out = document.getElementById("sign-out");
  out.hidden = !state.team;
  fill(out, say("sign_out"));
  out.title = state.user || "";
  const publish = document.getElementById("publish");
  fill(publish, changes ? say("publish_n", changes) : say("published_all"));
  publish.disabled = !changes || state.role !== "publisher";
  document.getElementById("alert").hidden = state.role !== "publisher";
  fill(
    document.getElementById("tabs"),
    ["wall", "when", "history", "box", "bring"].map((name) =>
      el("button", { type: "button", "aria-current": name === tab ? "page" : false, onclick: () => open(name) }, say(name)),
    ),
  );
}

async function open(name) {
  await leave();
  tab = name;
  drawBar();
  if (name === "wall") {
    drawWall();
    if (state.planIsOld) readPlan();
  }
  if (name === "when") showWhen(main, state);
  if (name === "history") showHistory(main, state, took);
  if (name === "box") showBox(main, state, { open: openItem, published: publishAlone });
  if (name === "bring") showBring(main, state, refresh);
}

async function openItem(id) {
  took(await ask("GET", "items"));
  tab = "wall";
  drawBar();
  edit(state.items.find((entry) => entry.id === id));
}

async function publishAlone(id) {
  took(await ask("GET", "items"));
  took(await ask("POST", "publish", { version: state.version, only: id }));
  note(say("published_all"));
  open("box");
}

// Another state of the whole wall came from the program.
function took(answer) {
  state.items = answer.items;
  state.version = answer.version;
  drawBar();
}

// --- the wall ---

let redraw = () => {}; // the cards, when more is known of them
let filter = { text: "", kind: "", state: "" };

function attention(entry) {
  return state.findings.filter((one) => one.id === entry.id && one.severity !== "hint");
}

function chips(entry) {
  const list = [];
  if (entry.removed) list.push(["removed", "bad"]);
  else if (entry.draft && !entry.published) list.push(["draft", "new"]);
  else if (entry.draft) list.push(["changed", "new"]);
  const hidden = state.plan && state.plan.hidden.find((one) => one.id === entry.id);
  const all = list.map(([key, kind]) => el("span", { class: "chip " + kind }, say(key)));
  const { until } = (current(entry) || {})._breakroom || {};
  if (hidden) all.push(el("span", { class: "chip wait" }, hidden.words));
  else if (!entry.removed && entry.published && !entry.draft) all.push(el("span", { class: "chip good" }, say("on_wall")));
  if (until && !hidden && !entry.removed) all.push(el("span", { class: "chip" }, say("until_chip", spell(until, true))));
  if (attention(entry).length) all.push(el("span", { class: "chip bad", title: attention(entry).map((one) => one.what).join(" ") }, say("attention")));
  return all;
}

function matches(entry) {
  const item = current(entry);
  if (!item) return false;
  if (filter.kind && kindOf(item).name !== filter.kind) return false;
  if (filter.state === "draft" && !hasDraft(entry)) return false;
  if (filter.state === "wait" && !(state.plan && state.plan.hidden.some((one) => one.id === entry.id))) return false;
  if (filter.state === "attention" && !attention(entry).length) return false;
  return !filter.text || JSON.stringify(item).toLowerCase().includes(filter.text.toLowerCase());
}

async function thumbnail(image, item) {
  const key = JSON.stringify(item) + currentLanguage();
  try {
    if (!thumbnails.has(key)) thumbnails.set(key, preview(item, "landscape", 0, client + item.id, { later: "1" }));
    image.src = (await thumbnails.get(key)).url;
  } catch {
    thumbnails.delete(key);
    image.classList.add("none");
  }
}

function card(entry, watcher) {
  const item = current(entry);
  const image = el("img", { alt: "", width: 320, height: 180, class: "slide" });
  image.wanted = () => thumbnail(image, item);
  watcher.observe(image);
  return el(
    "li",
    { class: entry.removed ? "gone" : "" },
    el(
      "button",
      { type: "button", class: "card", "data-id": entry.id, onclick: () => edit(entry) },
      image,
      el("span", { class: "kind" }, kindOf(item).label),
      el("span", { class: "heading" }, heading(item)),
      el("span", { class: "chips" }, chips(entry)),
    ),
  );
}

function drawCards(list) {
  const watcher = new IntersectionObserver((seen) => {
    for (const one of seen)
      if (one.isIntersecting) {
        watcher.unobserve(one.target);
        one.target.wanted();
      }
  }, { rootMargin: "400px" });
  const turn = (entry) => state.turns.get(entry.id) ?? Infinity;
  const shown = state.items.filter(matches).sort((a, b) => turn(a) - turn(b) || 0);
  fill(list, shown.length ? shown.map((entry) => card(entry, watcher)) : el("li", { class: "empty" }, say("none_found")));
}

function drawWall() {
  const list = el("ul", { class: "cards" });
  const search = el("input", { type: "search", "aria-label": say("search"), placeholder: say("search"), value: filter.text,
    oninput: () => ((filter.text = search.value), drawCards(list)) });
  const kinds = el("select", { "aria-label": say("kind"), onchange: () => ((filter.kind = kinds.value), drawCards(list)) },
    el("option", { value: "" }, say("all_kinds")), state.kinds.map((kind) => el("option", { value: kind.name }, kind.label)));
  kinds.value = filter.kind;
  const states = el("select", { "aria-label": say("all_states"), onchange: () => ((filter.state = states.value), drawCards(list)) },
    el("option", { value: "" }, say("all_states")), el("option", { value: "draft" }, say("draft")), el("option", { value: "wait" }, say("not_shown")), el("option", { value: "attention" }, say("attention")));
  states.value = filter.state;
  const round = el("p", { class: "round" }, roundWords());
  redraw = () => {
    if (!list.isConnected) return;
    const id = list.contains(document.activeElement) && document.activeElement.dataset.id;
    drawCards(list);
    fill(round, roundWords());
    if (id) list.querySelector(`[data-id="${CSS.escape(id)}"]`)?.focus();
  };
  fill(
    main,
    el("h1", { class: "unseen" }, say("wall")),
    el("div", { class: "tools" }, el("button", { type: "button", class: "main", onclick: create }, say("new_slide")), search, kinds, states, round),
    list,
  );
  drawCards(list);
}

function roundWords() {
  if (!state.plan) return "";
  const seen = new Map();
  for (const one of state.plan.shown) {
    const key = one.id + "/" + one.page;
    if (seen.has(key)) break;
    seen.set(key, one.seconds);
  }
  const seconds = [...seen.values()].reduce((sum, one) => sum + one, 0);
  return say("round", new Set([...seen.keys()].map((key) => key.split("/").slice(0, -1).join("/"))).size, length(seconds));
}

let reading = 0;

// When each slide has its turn, and what `check` says of all of them.
async function readPlan() {
  const turn = ++reading;
  state.planIsOld = false;
  const query = "language=" + currentLanguage();
  const [plan, checked] = await Promise.all([
    ask("GET", "plan?for=1h&" + query).catch(() => null),
    ask("GET", "findings?" + query + "&client=all").catch(() => null),
  ]);
  if (turn !== reading) return; // asked again meanwhile
  state.plan = plan;
  state.findings = (checked && checked.findings) || [];
  state.turns = new Map();
  for (const one of (plan && plan.shown) || []) if (!state.turns.has(one.id)) state.turns.set(one.id, state.turns.size);
  redraw();
}

// --- what is typed and not yet saved, which this browser keeps: also when it ends before there is a connection ---

const KEPT = "unsaved ";

function keep(entry, item) {
  try {
    localStorage.setItem(KEPT + state.name + " " + item.id, JSON.stringify({ revision: entry.revision, item }));
  } catch {
    // a browser that keeps nothing
  }
}

function forget(id) {
  localStorage.removeItem(KEPT + state.name + " " + id);
}

// Goes on with the first of what was kept; saving it shows a conflict if there is one.
function takeUp() {
  const key = Object.keys(localStorage).find((one) => one.startsWith(KEPT + state.name + " "));
  if (!key) return;
  const { revision, item } = JSON.parse(localStorage.getItem(key));
  const entry = state.items.find((one) => one.id === item.id) || { id: item.id, published: null, draft: item, removed: false, revision: 0 };
  edit({ ...entry, revision }, item);
}

// --- one slide ---

const SAMPLE = { news: { title: "…", content_text: "…" } };

async function create() {
  const gallery = el("div", { class: "kinds" });
  const chosen = question(say("choose_kind"), gallery, [["", say("cancel"), "quiet"]]);
  for (const kind of state.kinds) {
    const entry = state.items.find((one) => current(one) && kindOf(current(one)).name === kind.name);
    const image = el("img", { alt: "", width: 240, height: 135, class: "slide" });
    thumbnail(image, entry ? current(entry) : { id: "sample", ...SAMPLE.news, _breakroom: { kind: kind.name } });
    gallery.append(el("button", { value: kind.name, type: "button", class: "card",
      onclick: () => document.getElementById("dialog").close(kind.name) }, image, el("span", { class: "heading" }, kind.label)));
  }
  const kind = await chosen;
  if (!kind) return;
  const { id } = await ask("GET", "id");
  edit({ id, published: null, draft: { id, title: "", content_text: "", _breakroom: { kind } }, removed: false, revision: 0 });
}

async function save() {
  const { entry, item } = editing;
  const sent = JSON.stringify(item);
  if (editing.saving || !editing.dirty) return;
  editing.saving = true;
  note(say("saving"));
  try {
    const answer = await ask("PUT", "items/" + encodeURIComponent(item.id), { revision: entry.revision, item });
    put(answer.item);
    if (JSON.stringify(item) === sent) forget(item.id);
    state.planIsOld = true;
    if (editing && editing.item === item) {
      Object.assign(entry, answer.item);
      editing.dirty = JSON.stringify(item) !== sent;
    }
    note(say("saved"));
  } catch (refused) {
    await refusedSave(refused, entry, item);
  } finally {
    if (editing) editing.saving = false;
  }
  if (editing && editing.dirty) later(SAVE_MS).then(() => editing && save());
}

async function refusedSave(refused, entry, item) {
  if (!(refused instanceof Refused)) {
    note(say("offline"));
    await later(RETRY_MS);
  } else if (refused.status === 409) {
    await merge(entry, item, refused.answer.item);
  } else {
    editing.dirty = false;
    if (refused.status < 401 || refused.status > 403) forget(item.id);
    note(say("errors." + refused.message, refused.answer.why || ""));
  }
}

function put(entry) {
  const at = state.items.findIndex((one) => one.id === entry.id);
  if (at < 0) state.items.unshift(entry);
  else state.items[at] = entry;
  drawBar();
}

// Two people changed the same slide: each field that differs is chosen.
async function merge(entry, mine, theirEntry) {
  const theirs = current(theirEntry) || {};
  const flat = (item) => ({ ...item, _breakroom: undefined, ...Object.fromEntries(Object.entries(item._breakroom || {}).map(([name, value]) => ["_breakroom." + name, value])) });
  const [a, b] = [flat(mine), flat(theirs)];
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
  const shown = (value) => (value === undefined ? say("nothing") : typeof value === "string" ? value : JSON.stringify(value));
  const chosen = {};
  const content = el("div", {}, el("p", {}, say("conflict_text")), names.map((name) => {
    chosen[name] = "mine";
    const option = (value, text) => el("label", { class: "option" }, el("input", { type: "radio", name, value, checked: value === "mine", onchange: () => (chosen[name] = value) }), text);
    return el("fieldset", {}, el("legend", {}, name.replace("_breakroom.", "")), option("mine", say("mine", shown(a[name]))), option("theirs", say("theirs", shown(b[name]))));
  }));
  await question(say("conflict"), content, [["use", say("use_choice"), "main"]]);
  for (const name of names.filter((one) => chosen[one] === "theirs")) {
    const [object, member] = name.startsWith("_breakroom.") ? [(mine._breakroom ||= {}), name.slice(11)] : [mine, name];
    if (b[name] === undefined) delete object[member];
    else object[member] = b[name];
  }
  entry.revision = theirEntry.revision;
  editing.dirty = true;
  edit(entry, mine);
}

async function leave() {
  while (editing && editing.dirty) {
    await save();
    if (editing && editing.dirty) await later(SAVE_MS);
  }
  editing = null;
}

function edit(entry, kept) {
  const item = kept || structuredClone(current(entry));
  const isNew = !entry.revision;
  editing = { entry, item, dirty: isNew || Boolean(kept), saving: false };
  const images = { landscape: el("img", { class: "slide", alt: "" }), portrait: el("img", { class: "slide tall", alt: "" }) };
  const facts = el("p", { class: "facts", role: "status" });
  const general = el("ul", { class: "findings" });
  const form = el("div");
  let timer = null;
  let controller = null;
  let page = 0;
  const draw = async () => {
    if (controller) controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    const asked = ["landscape", "portrait"].map((shape) =>
      preview(item, shape, page, client + shape, {}, signal)
        .then((slide) => {
          if (images[shape].src) URL.revokeObjectURL(images[shape].src);
          Object.assign(images[shape], { src: slide.url, alt: say(shape) });
          if (shape === "landscape") drawFacts(slide);
        })
        .catch((fault) => fault.name !== "AbortError" && shape === "landscape" && fill(facts, say("no_preview"))));
    await Promise.all(asked); // what is seen goes before what is read
    if (signal.aborted) return;
    try {
      const answer = await ask("POST", "check?" + new URLSearchParams({ language: currentLanguage(), client }), { item }, signal);
      if (!answer.findings) return; // asked again meanwhile
      const rest = showFindings(form, answer.findings);
      fill(general, rest.map((one) => el("li", { class: one.severity }, `${one.what}. ${one.remedy}.`)));
    } catch {
      // the next change asks again
    }
  };
  const drawFacts = (slide) => {
    const turn = (by) => ((page = (slide.page + by + slide.pages) % slide.pages), draw());
    fill(facts,
      slide.pages > 1 && el("button", { type: "button", class: "quiet", "aria-label": "‹", onclick: () => turn(-1) }, "‹"),
      say("pages", slide.page + 1, slide.pages) + " · " + say("seconds", Math.round(slide.seconds)),
      slide.pages > 1 && el("button", { type: "button", class: "quiet", "aria-label": "›", onclick: () => turn(1) }, "›"));
  };
  const changed = (again) => {
    editing.dirty = true;
    keep(entry, item);
    if (again) drawForm();
    clearTimeout(timer);
    timer = setTimeout(draw, PAUSE_MS);
    setTimeout(() => editing && save(), SAVE_MS);
  };
  const drawForm = () => fill(form, slideForm(item, state, changed));
  drawForm();
  fill(
    main,
    el("h1", { class: "unseen" }, heading(item)),
    el("div", { class: "tools" },
      el("button", { type: "button", class: "quiet", onclick: () => open("wall") }, "‹ " + say("back")),
      el("button", { type: "button", class: "quiet", onclick: () => discard(entry) }, say("discard")),
      el("button", { type: "button", class: "quiet bad", onclick: () => remove(entry) }, say("remove")),
      state.role === "publisher" && el("button", { type: "button", class: "main", onclick: () => publish(entry.id) }, say("publish_only"))),
    el("div", { class: "edit" }, el("div", {}, general, form), el("aside", { class: "previews" }, el("div", { class: "shapes" }, images.landscape, images.portrait), facts)),
  );
  main.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  draw();
  if (editing.dirty && (!isNew || kept)) save();
}

async function remove(entry) {
  const answer = await question(say("remove_ask"), el("p", {}, say("remove_text")), [["", say("keep"), "quiet"], ["yes", say("remove"), "bad"]]);
  if (answer !== "yes") return;
  editing = null;
  forget(entry.id);
  try {
    if (entry.revision) await ask("DELETE", "items/" + encodeURIComponent(entry.id) + "?revision=" + entry.revision);
  } catch (refused) {
    note(say("errors." + refused.message));
  }
  await refresh();
}

async function discard(entry) {
  const answer = await question(say("discard_ask"), el("p", {}, say("discard_text")), [["", say("keep"), "quiet"], ["yes", say("discard"), "bad"]]);
  if (answer !== "yes") return;
  editing = null;
  forget(entry.id);
  try {
    if (entry.revision) await ask("POST", "discard/" + encodeURIComponent(entry.id), { revision: entry.revision });
  } catch (refused) {
    note(say("errors." + refused.message));
  }
  await refresh();
}

async function refresh() {
  took(await ask("GET", "items"));
  open("wall");
  readPlan();
}

// --- publishing ---

async function publish(only) {
  if (editing) await save();
  const drafts = state.items.filter((entry) => hasDraft(entry) && (!only || entry.id === only));
  if (!drafts.length) return note(say("nothing_to_publish"));
  const added = drafts.filter((entry) => !entry.published && !entry.removed);
  const gone = drafts.filter((entry) => entry.removed);
  const list = el("ul", { class: "changes" }, drafts.map((entry) => el("li", {},
    el("span", { class: "chip " + (entry.removed ? "bad" : "new") }, say(entry.removed ? "removed" : entry.published ? "changed" : "draft")), " ", heading(current(entry)))));
  const text = el("div", {}, el("p", {}, changeWords({ new: added.length, changed: drafts.length - added.length - gone.length, gone: gone.length })), list);
  if ((await question(say("publish_ask"), text, [["", say("cancel"), "quiet"], ["yes", say("publish"), "main"]])) !== "yes") return;
  try {
    const before = state.version;
    took(await ask("POST", "publish", { version: before, ...(only ? { only } : {}) }));
    note(say("published_all"), before > 0 && el("button", { type: "button", class: "quiet", onclick: () => undo(before) }, say("undo")));
  } catch (refused) {
    if (refused.answer && refused.answer.items) took(refused.answer);
    note(refused.status === 409 ? say("conflict_publish") : say("errors." + refused.message, (refused.answer || {}).why || ""));
  }
  editing = null;
  open("wall");
  readPlan();
}

// The state before is published again; what was published stays in the history.
async function undo(before) {
  try {
    took(await ask("POST", "restore", { number: before, version: state.version }));
    note(say("undone"));
  } catch (refused) {
    note(refused.status === 409 ? say("conflict_publish") : say("errors." + refused.message));
  }
  await refresh();
}

// An alert has an end, is read twice, and is published at once, alone.
async function alert() {
  const soon = splitTime(new Date(Date.now() + 3600e3).toISOString()).join("T");
  const what = el("input", { id: "alert-what", required: true, maxLength: 80 });
  const advice = el("input", { id: "alert-do", required: true, maxLength: 120 });
  const until = el("input", { id: "alert-until", type: "datetime-local", required: true,
    value: soon });
  const sure = el("input", { id: "alert-sure", type: "checkbox", required: true });
  const content = el("div", { class: "slide-form" }, el("p", {}, say("alert_text")),
    ...[["alert-what", "alert_what", what], ["alert-do", "alert_do", advice], ["alert-until", "alert_until", until]].map(([id, key, input]) =>
      el("div", { class: "field" }, el("label", { htmlFor: id }, say(key)), input)),
    el("label", { class: "option" }, sure, say("alert_sure")));
  const answer = await question(say("alert_title"), content, [["", say("cancel"), "quiet"], ["yes", say("alert_send"), "alert"]]);
  const end = withZone(...until.value.split("T"));
  if (answer !== "yes" || !what.value || !sure.checked || !(new Date(end) > new Date())) return;
  const { id } = await ask("GET", "id");
  const item = { id, title: what.value, content_text: advice.value, _breakroom: { kind: "alert", until: end } };
  await ask("PUT", "items/" + id, { revision: 0, item });
  took(await ask("POST", "publish", { version: state.version, only: id }));
  note("");
  open("wall");
  readPlan();
  showWalls();
}

// --- start ---

async function start(language) {
  chooseLanguage(language);
  const answer = await ask("GET", "state?language=" + language);
  Object.assign(state, answer);
  setChange(answer.change);
  chooseZone(answer.zone);
  document.title = (state.feed.title || state.name) + " · Breakroom";
  drawBar();
  await open(tab);
  readPlan();
  takeUp();
}

document.getElementById("language").addEventListener("click", async () => {
  await leave();
  start(currentLanguage() === "fr" ? "en" : "fr");
});
document.getElementById("publish").addEventListener("click", () => publish());
document.getElementById("sign-out").addEventListener("click", async () => {
  await leave();
  await signOut();
  location.reload();
});
document.getElementById("alert").addEventListener("click", alert);
window.addEventListener("beforeunload", (event) => editing && editing.dirty && event.preventDefault());
start(firstLanguage());
