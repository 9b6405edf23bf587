// Bring in: another feed, or rows of a spreadsheet. Take out: the feed, a sheet to print.
import { ask } from "./api.js";
import { el, fill } from "./page.js";
import { currentLanguage, fieldName, say } from "./words.js";

// Cells of rows that were copied from a spreadsheet (tabs) or are CSV, quotes as RFC 4180 has them.
export function readTable(text) {
  const separator = text.includes("\t") ? "\t" : text.split("\n")[0].includes(";") ? ";" : ",";
  const rows = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const row = rows[rows.length - 1];
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') (row[row.length - 1] += '"'), i++;
    else if (c === '"' && (quoted || row[row.length - 1] === "")) quoted = !quoted;
    else if (c === separator && !quoted) row.push("");
    else if ((c === "\n" || c === "\r") && !quoted) c === "\n" && rows.push([""]);
    else row[row.length - 1] += c;
  }
  return rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some(Boolean));
}

const HEADINGS = {
  title: ["title", "titre", "headline", "subject", "objet"],
  content_text: ["text", "texte", "content", "contenu", "message", "body", "praise", "bravo"],
  kind: ["kind", "genre", "type", "catégorie", "categorie", "category"],
};

// The member a heading stands for: "" when nobody knows.
export function guessMember(heading, names) {
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[^a-z0-9]/g, "");
  const wanted = plain(heading);
  for (const [member, words] of Object.entries(HEADINGS)) if (words.map(plain).includes(wanted)) return member;
  return names.find((name) => plain(name) === wanted || plain(fieldName(name)) === wanted) || "";
}

function itemOf(row, members, id, kindOf) {
  const item = { id, _breakroom: {} };
  row.forEach((cell, index) => {
    const member = members[index];
    if (!member || !cell) return;
    if (member === "title" || member === "content_text") item[member] = cell;
    else if (member === "kind") item._breakroom.kind = kindOf(cell);
    else item._breakroom[member] = /^-?\d+([.,]\d+)?$/.test(cell) ? Number(cell.replace(",", ".")) : cell;
  });
  item._breakroom.kind ||= "news";
  return item;
}

async function saveAll(items, note, done) {
  let count = 0;
  for (const item of items) {
    await ask("PUT", "items/" + encodeURIComponent(item.id), { revision: 0, item });
    fill(note, say("brought", ++count));
  }
  done();
}

function tableTool(state, done) {
  const note = el("p", { role: "status" });
  const place = el("div");
  const names = Object.keys(state.fields);
  const kindOf = (text) => (state.kinds.find((kind) => [kind.name, kind.label.toLowerCase()].includes(text.toLowerCase())) || state.kinds[0]).name;
  const input = el("textarea", { id: "table", rows: 5, oninput: draw });
  function draw() {
    const rows = readTable(input.value);
    if (rows.length < 2) return fill(place);
    const members = rows[0].map((heading) => guessMember(heading, names));
    const select = (index) => {
      const choice = el("select", { "aria-label": rows[0][index], onchange: () => (members[index] = choice.value) },
        el("option", { value: "" }, "—"), ["title", "content_text", "kind"].map((name) => el("option", { value: name }, say(name))),
        names.map((name) => el("option", { value: name }, fieldName(name))));
      choice.value = members[index];
      return choice;
    };
    fill(place, el("div", { class: "scroll" }, el("table", { class: "plan" },
      el("thead", {}, el("tr", {}, rows[0].map((heading, index) => el("th", { scope: "col" }, heading, el("br"), select(index))))),
      el("tbody", {}, rows.slice(1, 6).map((row) => el("tr", {}, row.map((cell) => el("td", {}, cell))))))),
      el("button", { type: "button", class: "main", onclick: async () => {
        const items = [];
        for (const row of rows.slice(1)) items.push(itemOf(row, members, (await ask("GET", "id")).id, kindOf));
        saveAll(items, note, done);
      } }, say("bring_rows", rows.length - 1)));
  }
  return el("section", { class: "slide-form" }, el("h2", {}, say("bring_table")), el("label", { htmlFor: "table" }, say("bring_table_help")), input, place, note);
}

function feedTool(done) {
  const note = el("p", { role: "status" });
  const place = el("ul", { class: "changes" });
  const input = el("input", { id: "feed-url", type: "url", placeholder: "https://intranet.example/news.xml" });
  const look = async () => {
    fill(note, say("loading"));
    try {
      const feed = await ask("POST", "feed", { url: input.value });
      const items = feed.items.slice(0, 50);
      const boxes = items.map((item) => el("input", { type: "checkbox", checked: true }));
      fill(note);
      fill(place, items.map((item, index) => el("li", {}, el("label", { class: "option" }, boxes[index], item.title || item.text || item.url))),
        el("button", { type: "button", class: "main", onclick: async () => {
          const chosen = [];
          for (const [index, item] of items.entries())
            if (boxes[index].checked) chosen.push({ id: (await ask("GET", "id")).id, ...(item.title && { title: item.title }), content_text: item.summary || item.text || "", ...(item.url && { url: item.url }), ...(item.image && { image: item.image }), _breakroom: { kind: item.kind || "news" } });
          saveAll(chosen, note, done);
        } }, say("bring_chosen")));
    } catch {
      fill(note, say("bring_no_feed"));
    }
  };
  return el("section", { class: "slide-form" }, el("h2", {}, say("bring_feed")), el("label", { htmlFor: "feed-url" }, say("bring_feed_help")), input,
    el("p", { class: "buttons left" }, el("button", { type: "button", class: "quiet", onclick: look }, say("bring_look"))), place, note);
}

function sampleTool(done) {
  const note = el("p", { role: "status" });
  const add = () => ask("POST", "sample?language=" + currentLanguage()).then(done, (refused) => fill(note, say("errors." + refused.message, "")));
  return el("section", {}, el("h2", {}, say("sample")), el("p", {}, say("sample_help")),
    el("p", { class: "buttons left" }, el("button", { type: "button", class: "quiet", onclick: add }, say("sample_add"))), note);
}

function takeOut(state) {
  const place = el("div");
  const sheet = async () => {
    fill(place, say("loading"));
    try {
      const { blob } = await ask("GET", "sheet?language=" + currentLanguage());
      fill(place, el("p", { class: "buttons" }, el("button", { type: "button", class: "quiet", onclick: () => window.print() }, say("print"))), el("img", { class: "sheet", src: URL.createObjectURL(blob), alt: say("sheet") }));
    } catch {
      fill(place, say("no_preview"));
    }
  };
  const slides = async () => {
    fill(place, say("loading"));
    try {
      const { blob } = await ask("GET", "slides?language=" + currentLanguage());
      const link = el("a", { href: URL.createObjectURL(blob), download: state.name + ".zip" });
      fill(place, link);
      link.click();
      fill(place);
    } catch {
      fill(place, say("no_preview"));
    }
  };
  return el("section", {}, el("h2", {}, say("export_")),
    el("p", { class: "buttons left" }, el("a", { class: "button", href: "/feeds/" + encodeURIComponent(state.name) + ".json", download: state.name + ".json" }, say("export_json")),
      el("button", { type: "button", class: "quiet", onclick: sheet }, say("sheet")),
      el("button", { type: "button", class: "quiet", onclick: slides }, say("slides_zip"))), place);
}

export function showBring(main, state, done) {
  fill(main, el("h1", {}, say("bring")), feedTool(done), tableTool(state, done), sampleTool(done), takeOut(state));
}
