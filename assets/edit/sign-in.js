// Name and password.
import { el, fill } from "./page.js";
import { chooseLanguage, firstLanguage, say } from "./words.js";

chooseLanguage(firstLanguage());
const name = el("input", { id: "name", autocomplete: "username", required: true });
const password = el("input", { id: "password", type: "password", autocomplete: "current-password", required: true });
const note = el("p", { class: "finding", role: "alert" });
const form = el("form", { class: "slide-form", onsubmit: signIn },
  el("h1", {}, say("sign_in")),
  el("div", { class: "field wrong" }, el("label", { htmlFor: "name" }, say("name")), name),
  el("div", { class: "field wrong" }, el("label", { htmlFor: "password" }, say("password")), password, note),
  el("button", { class: "main" }, say("sign_in")));

async function signIn(event) {
  event.preventDefault();
  const body = JSON.stringify({ name: name.value, password: password.value });
  const response = await fetch("/sign-in", { method: "POST", body, headers: { "Content-Type": "application/json" } }).catch(() => null);
  if (response && response.ok) location.href = "/";
  else fill(note, say(!response ? "offline_short" : response.status === 429 ? "too_often" : "sign_in_wrong"));
}

fill(document.getElementById("main"), form);
name.focus();
