// The form of a slide, made from the table of kinds and fields that the program sends.
import { ask } from "./api.js";
import { el, fill } from "./page.js";
import { daysBetween, spell, splitTime, withZone } from "./time.js";
import { currentLanguage, fieldName, say, wallZone } from "./words.js";

const TIMING = ["from", "until", "public_on", "on", "since", "hours", "days", "sites"];
const MORE = ["priority", "seconds", "language", "qr", "picture", "fit"];
const BY_CLICK = ["focus"]; // on the picture
const STEP = 0.05; // of a focus that arrow keys move
const CHOICES = {
  priority: ["high", "normal", "low"],
  fit: ["cover", "contain"],
  stage: ["idea", "pilot", "rollout", "done", "paused", "abandoned"],
  move: ["arrives", "leaves", "replaces", "moves", "promoted"],
};
const HELPED = ["hours", "days", "language"]; // with an example
const LONG = ["tell", "what", "better", "reason", "question", "answer", "rule"];

// Numbers as people of both languages type them.
function readNumber(text) {
  const number = Number(text.trim().replace(/[\s\u00a0\u202f]/g, "").replace(",", "."));
  return text.trim() === "" ? undefined : Number.isFinite(number) ? number : text.trim();
}

function dateInput(id, value, changed) {
  const [date, time] = splitTime(value);
  const one = el("input", { type: "date", id, value: date, onchange: () => changed(withZone(one.value, two.value)) });
  const two = el("input", {
    type: "time",
    value: time,
    "aria-label": say("time"),
    onchange: () => changed(withZone(one.value, two.value)),
  });
  return el("span", { class: "pair" }, one, two);
}

function boolInput(id, value, changed) {
  const input = el(
    "select",
    { id, onchange: () => changed(input.value === "" ? undefined : input.value === "yes") },
    el("option", { value: "" }, say("as_kind")),
    el("option", { value: "yes" }, say("yes")),
    el("option", { value: "no" }, say("no")),
  );
  input.value = value === true ? "yes" : value === false ? "no" : "";
  return input;
}

function choiceInput(id, choices, value, changed) {
  const input = el(
    "select",
    { id, onchange: () => changed(input.value || undefined) },
    el("option", { value: "" }, say("as_kind")),
    choices.map((choice) => el("option", { value: choice }, say("choices." + choice))),
    // what the feed says and nobody knows stays
    value && !choices.includes(value) && el("option", { value }, value),
  );
  input.value = value || "";
  return input;
}

function textInput(id, value, changed, long) {
  const input = el(long ? "textarea" : "input", {
    id,
    value: value ?? "",
    oninput: () => changed(input.value === "" ? undefined : input.value),
  });
  if (long) input.rows = 3;
  return input;
}

function linesInput(id, value, changed) {
  const lines = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const read = () => input.value.split("\n").map((line) => line.trim()).filter(Boolean);
  const input = el("textarea", {
    id,
    rows: Math.min(6, Math.max(2, lines.length)),
    value: lines.flatMap(dishLines).join("\n"),
    oninput: () => {
      const list = read();
      changed(list.length > 1 ? list : list[0]);
    },
  });
  return input;
}

// Dishes and days as the lines that stand for them (docs/feeds.md has both forms).
function dishLines(value) {
  if (typeof value !== "object" || value === null) return [String(value)];
  if (value.day) return [value.day + ":", ...[value.dishes || []].flat().flatMap(dishLines)];
  const marks = [value.marks || []].flat().concat(value.main ? ["main"] : []);
  const line = [value.name || "", value.price || (marks.length ? "" : undefined), marks.join(", ") || undefined].filter((part) => part !== undefined).join(" | ");
  return value.course ? [value.course + ":", line] : [line];
}

function numbersInput(id, value, changed) {
  const input = el("input", {
    id,
    value: (Array.isArray(value) ? value : []).join("  "),
    oninput: () => {
      const list = input.value.split(/[\s;]+/).map(readNumber).filter((number) => number !== undefined);
      changed(list.length ? list : undefined);
    },
  });
  return input;
}

function inputFor(name, type, id, value, changed) {
  if (CHOICES[name]) return [choiceInput(id, CHOICES[name], value, changed), ""];
  if (type === "date") return [dateInput(id, value, changed), ""];
  if (type === "bool") return [boolInput(id, value, changed), ""];
  if (type === "names" && Array.isArray(value)) value = value.join(" & ");
  if (type === "texts") return [linesInput(id, value, changed), say("one_per_line")];
  if (type === "dishes") return [linesInput(id, value, changed), say("dishes_help")];
  if (type === "numbers") return [numbersInput(id, value, changed), say("numbers_help")];
  if (type === "number") return [textInput(id, value === undefined ? "" : String(value), (text) => changed(text === undefined ? undefined : readNumber(text))), ""];
  return [textInput(id, value, changed, LONG.includes(name)), HELPED.includes(name) ? say("help." + name) : ""];
}

function row(name, label, input, help) {
  const id = "field-" + name;
  return el(
    "div",
    { class: "field", "data-member": name },
    el("label", { htmlFor: id }, label),
    input,
    help && el("p", { class: "help" }, help),
    el("p", { class: "finding", id: id + "-finding", role: "status" }),
  );
}

// The picture as a button: where it is clicked is what must stay visible.
function focusButton(own, shown, changed) {
  const mark = el("span", { class: "mark" });
  const at = () => (Array.isArray(own.focus) && own.focus.length === 2 ? own.focus : null);
  const place = () => {
    mark.hidden = !at();
    if (at()) Object.assign(mark.style, { left: at()[0] * 100 + "%", top: at()[1] * 100 + "%" });
    reset.hidden = !at();
  };
  const take = (x, y) => {
    own.focus = [x, y].map((one) => Math.round(Math.min(1, Math.max(0, one)) * 100) / 100);
    place();
    changed();
  };
  const moves = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
  const button = el("button", { type: "button", class: "focus", "aria-label": say("focus_name"), "aria-describedby": "focus-help",
    onclick: (event) => {
      const frame = button.getBoundingClientRect();
      if (event.detail) take((event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height);
    },
    onkeydown: (event) => {
      const move = moves[event.key];
      if (!move) return;
      event.preventDefault();
      const [x, y] = at() || [0.5, 0.4];
      take(x + move[0], y + move[1]);
    } }, el("img", { src: shown, alt: "" }), mark);
  const reset = el("button", { type: "button", class: "quiet", onclick: () => (delete own.focus, place(), changed()) }, say("focus_reset"));
  place();
  return [button, el("p", { class: "help", id: "focus-help" }, say("focus_help")), reset];
}

function pictureRow(item, changed, focused) {
  const box = el("div", { class: "drop" });
  const file = el("input", { type: "file", id: "field-image", class: "unseen", accept: "image/*", onchange: () => file.files[0] && take(file.files[0]) });
  async function take(chosen) {
    fill(note, say("loading"));
    try {
      const { url } = await ask("POST", "pictures?language=" + currentLanguage(), chosen);
      delete item._breakroom.focus; // of the picture before
      changed(url);
      draw(url);
    } catch (refused) {
      fill(note, say("picture_bad", (refused.answer && refused.answer.why) || ""));
    }
  }
  const note = el("p", { class: "help" });
  function draw(url) {
    const shown = url && !/^https?:/.test(url) ? "/feeds/" + url.split("/").map(encodeURIComponent).join("/") : "";
    fill(note, url && !shown ? url : "");
    fill(
      box,
      shown && focusButton(item._breakroom, shown, focused),
      el("label", { class: "button" }, say("picture_add"), file),
      url && el("button", { type: "button", class: "quiet", onclick: () => (delete item._breakroom.focus, changed(undefined), draw(undefined)) }, say("picture_remove")),
      note,
    );
  }
  box.addEventListener("dragover", (event) => event.preventDefault());
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
  });
  // wherever on the page the focus is
  const paste = (event) => {
    if (!box.isConnected) return document.removeEventListener("paste", paste);
    if (event.clipboardData.files[0]) event.preventDefault(), take(event.clipboardData.files[0]);
  };
  document.addEventListener("paste", paste);
  draw(item.image);
  return row("image", say("image"), box, "");
}

// Says in words what `from` and `until` do together.
export function windowWords(item) {
  const own = item._breakroom || {};
  if (own.from && own.until) {
    const days = daysBetween(own.from, own.until);
    return say("window_both", spell(own.from), spell(own.until)) + (days > 0 ? " " + say("window_days", days) : "");
  }
  if (own.from) return say("window_from", spell(own.from));
  return own.until ? say("window_until", spell(own.until)) : "";
}

// `changed` is called with each change of the item, which is changed in place.
export function slideForm(item, state, changed) {
  const own = (item._breakroom ||= {});
  const kind = state.kinds.find((one) => one.name === (own.kind || "news")) || state.kinds[0];
  const words = el("p", { class: "window" }, windowWords(item));
  const set = (object, name) => (value) => {
    if (value === undefined) delete object[name];
    else object[name] = value;
    fill(words, windowWords(item));
    changed();
  };
  const field = (name) => {
    const [input, help] = inputFor(name, state.fields[name], "field-" + name, own[name], set(own, name));
    return row(name, fieldName(name), input, help);
  };
  const kindInput = choiceOfKind(state, own, () => changed(true));
  const text = item.content_html !== undefined && item.content_text === undefined ? "content_html" : "content_text";
  const author = Array.isArray(item.authors) && item.authors[0] ? item.authors[0].name : undefined;
  const mine = kind.fields.filter((name) => ![...TIMING, ...MORE, ...BY_CLICK].includes(name));
  const link = row("url", say("url"), textInput("field-url", item.url, set(item, "url")), kind.name === "feedback" && say("box_link_help"));
  const toBox = kind.name === "feedback" && state.box &&
    el("p", {}, el("button", { type: "button", class: "quiet", onclick: () => ((item.url = location.origin + "/bravo"), changed(true)) }, say("box_use")));
  const details = kind.fields.filter((name) => ["on", "since"].includes(name)).concat(mine);
  return el(
    "form",
    { class: "slide-form", onsubmit: (event) => event.preventDefault() },
    el(
      "fieldset",
      {},
      el("legend", {}, say("general")),
      row("kind", say("kind"), kindInput, ""),
      row("title", say("title"), textInput("field-title", item.title, set(item, "title")), ""),
      row(text, say(text), textInput("field-" + text, item[text], set(item, text), true), ""),
      pictureRow(item, set(item, "image"), changed),
    ),
    (details.length > 0 || toBox) && el("fieldset", {}, el("legend", {}, say("of_kind")), kind.name === "feedback" && [link, toBox], details.map(field)),
    el(
      "fieldset",
      {},
      el("legend", {}, say("timing")),
      words,
      TIMING.filter((name) => kind.fields.includes(name) && !details.includes(name)).map(field),
      el("p", { class: "help" }, say("zone_note", wallZone().split("/").pop().replace(/_/g, " "))),
    ),
    el(
      "details",
      {},
      el("summary", {}, say("more")),
      row("authors", say("author"), textInput("field-authors", author, (value) => {
        if (value === undefined) delete item.authors;
        else item.authors = [{ ...(item.authors && item.authors[0]), name: value }];
        changed();
      }), ""),
      kind.name !== "feedback" && link,
      MORE.filter((name) => kind.fields.includes(name)).map(field),
    ),
  );
}

function choiceOfKind(state, own, changed) {
  const input = el(
    "select",
    { id: "field-kind", onchange: () => ((own.kind = input.value), changed()) },
    state.kinds.map((one) => el("option", { value: one.name }, one.label)),
  );
  input.value = own.kind || "news";
  return input;
}

// Puts each finding at the field it is about; those of no field on top.
export function showFindings(form, findings) {
  for (const place of form.querySelectorAll(".finding")) fill(place);
  for (const field of form.querySelectorAll(".field")) field.classList.remove("wrong", "unsure");
  const rest = [];
  for (const finding of findings) {
    const place = [...form.querySelectorAll(".field")].find((field) => field.dataset.member === finding.member);
    if (!place) {
      rest.push(finding);
      continue;
    }
    place.classList.add(finding.severity === "error" ? "wrong" : "unsure");
    place.querySelector(".finding").append(el("span", {}, `${finding.what}. ${finding.remedy}.`));
  }
  return rest;
}
