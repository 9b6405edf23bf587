// The form of a slide, made from the table of kinds and fields that the program sends.
import { ask } from "./api.js";
import { el, fill } from "./page.js";
import { currentLanguage, day, fieldName, say } from "./words.js";

const TIMING = ["from", "until", "public_on", "on", "since", "hours", "days", "sites"];
const MORE = ["priority", "seconds", "language", "qr", "picture", "fit"];
const CHOICES = { priority: ["high", "low"], fit: ["cover", "contain"] };
const LONG = ["tell", "what", "better", "reason", "question", "answer", "rule"];

// A time as feeds want it: with the zone of this clock at that time.
function withZone(date, time) {
  if (!date) return undefined;
  if (!time) return date;
  const minutes = -new Date(date + "T" + time).getTimezoneOffset();
  const sign = minutes < 0 ? "-" : "+";
  const two = (number) => String(Math.floor(Math.abs(number))).padStart(2, "0");
  return `${date}T${time}:00${sign}${two(minutes / 60)}:${two(minutes % 60)}`;
}

function splitTime(text) {
  const plain = /^(\d{4}-\d\d-\d\d)$/.exec(text || "");
  if (plain) return [plain[1], ""];
  const at = new Date(text || "");
  if (Number.isNaN(at.getTime())) return ["", ""];
  const two = (number) => String(number).padStart(2, "0");
  return [
    `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    `${two(at.getHours())}:${two(at.getMinutes())}`,
  ];
}

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
    choices.map((choice) => el("option", { value: choice }, choice)),
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
    value: lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"),
    oninput: () => {
      const list = read().map((line) => (line.startsWith("{") ? parsed(line) : line));
      changed(list.length > 1 || typeof list[0] === "object" ? list : list[0]);
    },
  });
  return input;
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
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
  if (type === "texts") return [linesInput(id, value, changed), say("one_per_line")];
  if (type === "dishes") return [linesInput(id, value, changed), say("dishes_help")];
  if (type === "numbers") return [numbersInput(id, value, changed), say("numbers_help")];
  if (type === "number") return [textInput(id, value === undefined ? "" : String(value), (text) => changed(text === undefined ? undefined : readNumber(text))), ""];
  return [textInput(id, value, changed, LONG.includes(name)), ""];
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

function pictureRow(item, changed) {
  const box = el("div", { class: "drop" });
  const file = el("input", { type: "file", id: "field-image", accept: "image/*", onchange: () => file.files[0] && take(file.files[0]) });
  async function take(chosen) {
    fill(note, say("loading"));
    try {
      const { url } = await ask("POST", "pictures?language=" + currentLanguage(), chosen);
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
      shown && el("img", { src: shown, alt: "" }),
      el("span", { class: "choose" }, say("picture_add"), file),
      url && el("button", { type: "button", class: "quiet", onclick: () => (changed(undefined), draw(undefined)) }, say("picture_remove")),
      note,
    );
  }
  box.addEventListener("dragover", (event) => event.preventDefault());
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
  });
  box.addEventListener("paste", (event) => event.clipboardData.files[0] && take(event.clipboardData.files[0]));
  draw(item.image);
  return row("image", say("image"), box, "");
}

// Says in words what `from` and `until` do together.
export function windowWords(item) {
  const own = item._breakroom || {};
  const at = (text) => (/T/.test(text) ? day(new Date(text).getTime()) : text);
  if (own.from && own.until) return say("window_both", at(own.from), at(own.until));
  if (own.from) return say("window_from", at(own.from));
  return own.until ? say("window_until", at(own.until)) : "";
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
  const mine = kind.fields.filter((name) => !TIMING.includes(name) && !MORE.includes(name));
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
      pictureRow(item, set(item, "image")),
    ),
    details.length > 0 && el("fieldset", {}, el("legend", {}, say("of_kind")), details.map(field)),
    el(
      "fieldset",
      {},
      el("legend", {}, say("timing")),
      words,
      TIMING.filter((name) => kind.fields.includes(name) && !details.includes(name)).map(field),
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
      row("url", say("url"), textInput("field-url", item.url, set(item, "url")), ""),
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
