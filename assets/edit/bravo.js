// The bravo box: a compliment that somebody proposes. Nothing is sent but these three texts.
import { el, fill } from "./page.js";
import { chooseLanguage, currentLanguage, firstLanguage, say } from "./words.js";

const main = document.getElementById("main");

function draw() {
  const to = el("input", { id: "to", maxLength: 80, required: true, autocomplete: "off" });
  const text = el("textarea", { id: "text", maxLength: 400, required: true, rows: 4 });
  const by = el("input", { id: "by", maxLength: 80, autocomplete: "name" });
  const note = el("p", { class: "finding", role: "alert" });
  const send = async (event) => {
    event.preventDefault();
    const body = JSON.stringify({ to: to.value, text: text.value, by: by.value });
    const response = await fetch("/bravo", { method: "POST", body, headers: { "Content-Type": "application/json" } }).catch(() => null);
    if (response && response.ok) thank();
    else fill(note, say(!response ? "offline_short" : response.status === 429 ? "too_often" : response.status === 503 ? "box_full" : "box_wrong"));
  };
  fill(main, el("form", { class: "slide-form", onsubmit: send },
    el("h1", {}, say("box_title")), el("p", {}, say("box_text")),
    el("div", { class: "field" }, el("label", { htmlFor: "to" }, say("box_to")), to),
    el("div", { class: "field" }, el("label", { htmlFor: "text" }, say("box_for")), text),
    el("div", { class: "field wrong" }, el("label", { htmlFor: "by" }, say("box_by")), by, note),
    el("p", { class: "buttons" }, el("button", { type: "button", class: "quiet", onclick: () => (chooseLanguage(currentLanguage() === "fr" ? "en" : "fr"), draw()) }, say("other_language")),
      el("button", { class: "main" }, say("box_send")))));
}

function thank() {
  fill(main, el("h1", { tabIndex: -1 }, say("box_thanks")), el("p", {}, say("box_next")), el("button", { type: "button", class: "main", onclick: draw }, say("box_again")));
  main.firstChild.focus();
}

chooseLanguage(firstLanguage());
draw();
