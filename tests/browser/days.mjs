// What people do in a day of the editor, each a test of its own on a newsroom of its own.
import { execFile, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import axe from "axe-core";
import { chromium } from "playwright-core";

const top = process.env.TOP;
const pages = join(top, "build/browser/pages");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
let passed = 0;
let failed = 0;

function assert(good, what) {
  if (!good) throw new Error(what);
}

// By https, as every team has it: the cookie is for nothing else.
const certificate = join(tmpdir(), `editor-${process.pid}.pem`);
execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", certificate + ".key", "-out", certificate], { stdio: "ignore" });
const team = ["--team", "--host", "localhost:PORT", "--certificate", certificate, "--key", certificate + ".key"];

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

class Newsroom {
  async start(...options) {
    const port = options.indexOf("--team") >= 0 ? await freePort() : 0;
    this.folder ??= mkdtempSync(join(tmpdir(), "newsroom-"));
    if (!this.feed) {
      this.feed = join(this.folder, "week.json");
      cpSync(join(top, "feeds/week.json"), this.feed);
      cpSync(join(top, "feeds/pictures"), join(this.folder, "pictures"), { recursive: true });
    }
    if (port)
      for (const [name, role] of [["Ada", "publisher"], ["Bo", "editor"]])
        execFileSync(join(top, "build/breakroom-edit"), ["user", "add", name, "--role", role, this.feed], { input: "a long password\n" });
    this.process = spawn(join(top, "build/breakroom-edit"), ["--language", "en", "--port", String(port), ...options.map((one) => one.replace("PORT", port)), this.feed], { stdio: ["ignore", "pipe", "inherit"] });
    const line = await new Promise((done, broken) => {
      this.process.stdout.once("data", (data) => done(String(data).trim()));
      this.process.once("exit", () => broken(new Error("the editor ended")));
    });
    this.address = line;
    this.origin = port ? "https://localhost:" + port : new URL(line).origin;
  }

  // Signed out, as a stranger's first look.
  async browse() {
    this.context ??= await browser.newContext({ locale: "en", ignoreHTTPSErrors: true });
    const page = await this.context.newPage();
    await page.goto(this.origin);
    return page;
  }

  stop(signal = "SIGTERM") {
    return new Promise((done) => {
      this.process.once("exit", done);
      this.process.kill(signal);
    });
  }

  text() {
    return readFileSync(this.feed, "utf8");
  }

  // A page that has signed in; a second one shares its session.
  async open({ width = 1280, language = "en" } = {}) {
    this.context ??= await browser.newContext({ locale: language, bypassCSP: true, ignoreHTTPSErrors: true });
    const page = await this.context.newPage();
    await page.setViewportSize({ width, height: 900 });
    this.faults ??= [];
    page.on("pageerror", (fault) => this.faults.push(fault.message));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(this.origin) && !url.startsWith("blob:")) this.faults.push("asked another host: " + url);
    });
    await page.goto(this.used ? this.origin : this.address);
    this.used = true;
    await page.waitForSelector(".cards .card, #field-kind"); // the latter when something unsaved is taken up
    return page;
  }

  async close() {
    for (const one of (this.also || []).reverse()) one.kill();
    await this.context?.close();
    await this.stop();
    rmSync(this.folder, { recursive: true });
  }
}

async function test(name, work, ...options) {
  if (process.argv[2] && !name.includes(process.argv[2])) return;
  const newsroom = new Newsroom();
  try {
    await newsroom.start(...options);
    await work(newsroom);
    assert(!newsroom.faults?.length, "the page says: " + newsroom.faults);
    passed++;
    console.log("[       OK ] " + name);
  } catch (fault) {
    failed++;
    console.log("[  FAILED  ] " + name + "\n    " + fault.message);
  } finally {
    await newsroom.close().catch(() => null);
  }
}

const saved = (page) => page.waitForFunction(() => ["Saved", "Enregistré"].includes(document.querySelector("#saved").textContent));
const tab = (page, index) => page.click(`nav button >> nth=${index}`);

async function newSlide(page, kind) {
  await page.click(".tools button.main");
  await page.click(`dialog .card:has-text("${kind}")`);
  await page.waitForSelector("#field-kind");
}

async function publishAll(page) {
  await page.click("#publish");
  await page.click("dialog button.main");
  await page.waitForFunction(() => document.querySelector("#publish").disabled);
}

await test("a first compliment is written and published", async (newsroom) => {
  const page = await newsroom.open();
  await newSlide(page, "Well done");
  await page.fill("#field-to", "Rosa Delmas");
  await page.fill("#field-content_text", "You found the parcel two streets away.");
  await page.waitForSelector(".previews img[src^=blob]");
  await saved(page);
  assert(!newsroom.text().includes("Rosa Delmas"), "a draft is on the wall");
  await tab(page, 0);
  await publishAll(page);
  assert(newsroom.text().includes("Rosa Delmas"), "it is not published");
});

await test("a slip is named at its field", async (newsroom) => {
  const page = await newsroom.open();
  await newSlide(page, "Customer barometer");
  await page.fill("#field-score", "7");
  await page.fill("#field-scale", "5");
  await page.waitForFunction(() => [...document.querySelectorAll(".finding, .findings li")].some((one) => one.textContent.length > 20));
});

await test("an embargo says in words what it does", async (newsroom) => {
  const page = await newsroom.open();
  await page.click(".card >> nth=0");
  await page.fill("#field-from", "2031-12-08");
  await page.fill("[data-member=from] input[type=time]", "08:00");
  await page.waitForFunction(() => document.querySelector(".window").textContent.includes("2031"));
  await saved(page);
  await tab(page, 0);
  await page.waitForFunction(() => document.querySelector(".chip.wait")?.textContent.includes("2031"));
});

await test("two people at once lose nothing", async (newsroom) => {
  const [one, two] = [await newsroom.open(), await newsroom.open()];
  for (const page of [one, two]) await page.click(".card >> nth=0");
  await one.fill("#field-title", "From the first");
  await saved(one);
  await two.fill("#field-title", "From the second");
  await two.waitForSelector("dialog[open] fieldset");
  await two.check("dialog input[value=theirs]");
  await two.click("dialog button.main");
  await saved(two);
  assert((await two.inputValue("#field-title")) === "From the first", "the choice did not hold");
});

await test("what is typed while there is no connection is saved when it is back", async (newsroom) => {
  const page = await newsroom.open();
  await page.click(".card >> nth=0");
  await newsroom.context.setOffline(true);
  await page.fill("#field-title", "Typed on a train");
  await page.waitForFunction(() => document.querySelector("#saved").textContent.startsWith("No connection"));
  await newsroom.context.setOffline(false);
  await saved(page);
  await tab(page, 0);
  await publishAll(page);
  assert(newsroom.text().includes("Typed on a train"), "it was lost");
});

await test("what was typed without a connection is there when the browser is opened again", async (newsroom) => {
  const page = await newsroom.open();
  await page.click(".card >> nth=0");
  await newsroom.context.setOffline(true);
  await page.fill("#field-title", "Typed in a tunnel");
  await page.waitForFunction(() => document.querySelector("#saved").textContent.startsWith("No connection"));
  await page.close();
  await newsroom.context.setOffline(false);
  const again = await newsroom.open();
  await again.waitForFunction(() => document.querySelector("#field-title")?.value === "Typed in a tunnel");
  await saved(again);
  await tab(again, 0);
  await publishAll(again);
  assert(newsroom.text().includes("Typed in a tunnel"), "it was lost");
});

await test("an earlier state is published again", async (newsroom) => {
  const page = await newsroom.open();
  await page.click(".card >> nth=0");
  await page.fill("#field-title", "A slip of the pen");
  await saved(page);
  await tab(page, 0);
  await publishAll(page);
  await tab(page, 2);
  await page.click(".versions li:last-child button:has-text('Publish this state again')");
  await page.click("dialog button.main");
  await page.waitForFunction(() => document.querySelectorAll(".versions > li").length === 3);
  assert(!newsroom.text().includes("slip of the pen"), "it is still there");
});

await test("bravos are shown or declined by a publisher", async (newsroom) => {
  const page = await newsroom.open();
  const phone = await (await browser.newContext({ locale: "fr", viewport: { width: 360, height: 740 } })).newPage();
  for (const name of ["Karim", "Nepomuk"]) {
    await phone.goto(newsroom.origin + "/bravo");
    await phone.fill("#to", name);
    await phone.fill("#text", "La porte, en dix minutes.");
    await phone.click("button.main");
    await phone.waitForSelector("h1:has-text('Merci')");
  }
  await phone.context().close();
  await tab(page, 3);
  await page.click(".versions li:has-text('Nepomuk') button.bad");
  await page.waitForFunction(() => !document.body.textContent.includes("Nepomuk"));
  await page.click(".versions li:has-text('Karim') button.main");
  await page.waitForFunction(() => !document.body.textContent.includes("Karim"));
  assert(newsroom.text().includes("Karim") && !newsroom.text().includes("Nepomuk"), "the wrong one is on the wall");
}, "--bravo");

await test("an alert needs an end and a second look", async (newsroom) => {
  const page = await newsroom.open();
  await page.click("#alert");
  await page.fill("#alert-what", "Fire alarm");
  await page.fill("#alert-do", "Leave by the yard.");
  await page.click("dialog button.alert");
  assert(await page.isVisible("dialog"), "it was sent without a second look");
  await page.check("#alert-sure");
  await page.click("dialog button.alert");
  await page.waitForSelector("dialog:has-text('No wall has asked')");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".card:has-text('Fire alarm')");
  const item = JSON.parse(newsroom.text()).items.find((one) => one.title === "Fire alarm");
  assert(item._breakroom.kind === "alert" && new Date(item._breakroom.until) > new Date(), "it has no end");
});

// The player's configuration is that of tests/e2e/lib.sh: a screen whose pixels do not depend on the time.
await test("an alert is on a wall within the time that the page announces", async (newsroom) => {
  const wall = join(top, "build/tests/e2e-tools/wall");
  const config = join(newsroom.folder, "player.conf");
  writeFileSync(config, ["[screen]", "clock = off", "progress = no", "drift = no", "language = en", "size = 1280x720", "[fetch]", "interval = 10s",
    "[feed week]", "url = " + newsroom.origin + "/feeds/week.json", ""].join("\n"));
  const display = await new Promise((done) => {
    const server = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x720x24", "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] });
    newsroom.also = [server];
    server.stdout.once("data", (data) => done(":" + String(data).trim()));
  });
  const env = { ...process.env, DISPLAY: display, SDL_VIDEODRIVER: "x11" };
  newsroom.also.push(spawn(join(top, "build/breakroom"), ["play", "--window", "1280x720", "--store", join(newsroom.folder, "store"), "--config", config], { env, stdio: "ignore" }));
  const page = await newsroom.open();
  const walls = async () => (await page.evaluate(() => fetch("/api/walls").then((answer) => answer.json()))).walls;
  while (!(await walls()).some((one) => one.every_ms)) await page.waitForTimeout(200); // it has come twice
  await page.click("#alert");
  await page.fill("#alert-what", "Fire alarm");
  await page.fill("#alert-do", "Leave by the yard.");
  await page.check("#alert-sure");
  const clicked = Date.now();
  await page.click("dialog button.alert");
  await page.waitForSelector("dialog .chip.wait, dialog .chip.good");
  const announced = (await walls())[0].every_ms;
  const alone = join(newsroom.folder, "alone.json");
  const feed = JSON.parse(newsroom.text());
  writeFileSync(alone, JSON.stringify({ ...feed, items: feed.items.filter((one) => one.title === "Fire alarm") }));
  const folder = join(newsroom.folder, "alert");
  execFileSync(join(top, "build/breakroom"), ["render", alone, "-o", folder, "--size", "1280x720", "--config", config], { stdio: "ignore" });
  const slides = readdirSync(folder).filter((name) => name.endsWith(".png")).map((name) => join(folder, name));
  await promisify(execFile)(wall, ["wait", "90", ...slides], { env });
  const taken = Date.now() - clicked;
  await page.waitForSelector("dialog .chip.good");
  console.log(`             from the click to the pixels: ${taken} ms; the wall asks every ${announced} ms`);
});

await test("rows of a spreadsheet become drafts", async (newsroom) => {
  const page = await newsroom.open();
  await tab(page, 4);
  await page.fill("#table", 'À qui\tText\tKind\nAwa\t"She said ""stay"""\tcompliment\nLuc\tThe till\tcompliment\n');
  await page.selectOption("thead select >> nth=0", "to");
  await page.click("button:has-text('Bring in 2 rows')");
  await page.waitForSelector(".card:has-text('Awa')");
  await publishAll(page);
  assert(newsroom.text().includes('She said \\"stay\\"'), "a quoted cell is wrong");
});

await test("what must stay visible of a picture is where one clicks", async (newsroom) => {
  const page = await newsroom.open();
  await page.click(".card >> nth=0");
  await page.waitForFunction(() => document.querySelector(".focus img").naturalWidth);
  const frame = page.locator(".focus");
  const { width, height } = await frame.boundingBox();
  await frame.click({ position: { x: width * 0.25, y: height * 0.8 } });
  await saved(page);
  await page.waitForFunction(() => parseFloat(document.querySelector(".mark").style.left) > 22);
  await frame.press("ArrowLeft");
  await page.waitForFunction(() => parseFloat(document.querySelector(".mark").style.left) < 22);
  await saved(page);
  await tab(page, 0);
  await publishAll(page);
  const [x, y] = JSON.parse(newsroom.text()).items.find((one) => one._breakroom?.focus)._breakroom.focus;
  assert(Math.abs(x - 0.2) < 0.03 && Math.abs(y - 0.8) < 0.03, `the focus is ${x} ${y}`);
});

await test("what needs attention is found among all", async (newsroom) => {
  const page = await newsroom.open();
  await newSlide(page, "Customer barometer");
  await page.fill("#field-score", "7");
  await page.fill("#field-scale", "5");
  await saved(page);
  await tab(page, 0);
  await page.selectOption(".tools select >> nth=1", "attention");
  await page.waitForFunction(() => document.querySelectorAll(".cards .card").length === 1);
  assert(await page.isVisible(".chip.bad"), "it has no sign");
});

await test("a publication can be taken back at once", async (newsroom) => {
  const page = await newsroom.open();
  await page.click(".card >> nth=0");
  await page.fill("#field-title", "Too early");
  await saved(page);
  await publishAll(page);
  assert(newsroom.text().includes("Too early"), "it was not published");
  await page.click("#saved button");
  await page.waitForFunction(() => document.querySelector("#saved").textContent.includes("again as it was"));
  assert(!newsroom.text().includes("Too early"), "it is still there");
});

await test("a menu is written line by line", async (newsroom) => {
  const page = await newsroom.open();
  await page.click(".card:has-text('Lunch from a quarter to twelve')");
  const lines = await page.inputValue("#field-dishes");
  assert(lines.startsWith("mon:\nLasagne\nGreen salad"), lines);
  await page.fill("#field-dishes", "Soup\nPie | £4.20 | vegetarian");
  await saved(page);
  await tab(page, 0);
  await publishAll(page);
  assert(newsroom.text().includes('"Pie | £4.20 | vegetarian"'), "it is not as it was written");
});

await test("markup in an item stays text", async (newsroom) => {
  const page = await newsroom.open();
  await page.click(".card >> nth=0");
  for (const field of ["#field-title", "#field-content_text"])
    await page.fill(field, '<img src=x onerror="window.hit = 1"><script>window.hit = 1</script>');
  await saved(page);
  await publishAll(page);
  for (const index of [0, 1, 2]) {
    await tab(page, index);
    await page.waitForSelector(index === 1 ? ".plan" : index === 2 ? ".versions" : ".cards .card");
    if (index === 2) await page.click(".versions li:first-child button >> nth=0");
    if (index === 2) await page.waitForSelector(".changes li");
  }
  assert(!(await page.evaluate(() => window.hit)), "it ran");
  assert(!(await page.locator("main img[src=x]").count()), "it became an element");
});

await test("the sample week comes as drafts", async (newsroom) => {
  const page = await newsroom.open({ language: "fr" });
  const before = await page.locator(".cards .card").count();
  await tab(page, 4);
  await page.click("button:has-text('semaine d’exemple')");
  await page.waitForFunction((least) => document.querySelectorAll(".cards .card").length > least + 15, before);
  assert(!(await page.isDisabled("#publish")), "nothing is to be published");
});

await test("all slides are taken out as a ZIP of pictures", async (newsroom) => {
  const page = await newsroom.open();
  await tab(page, 4);
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 120000 }), page.click("button:has-text('ZIP')")]);
  const path = join(newsroom.folder, "slides.zip");
  await download.saveAs(path);
  const listed = execFileSync("python3", ["-m", "zipfile", "-l", path], { encoding: "utf8" });
  execFileSync("python3", ["-m", "zipfile", "-t", path]);
  assert(listed.split(".png").length > 25, listed);
});

await test("people of a team sign in and out, each with what he may do", async (newsroom) => {
  const page = await newsroom.browse();
  await page.fill("#name", "Bo");
  await page.fill("#password", "a long password");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".cards .card");
  assert(await page.isHidden("#alert"), "an editor could send an alert");
  await page.click("#sign-out");
  await page.waitForSelector("#password");
  await page.goto(newsroom.origin + "/app.js");
  assert(!(await page.content()).includes("readPlan"), "the page is open to whoever has signed out");
}, ...team);

for (const way of ["drop", "paste"])
  await test(`a picture comes by ${way}`, async (newsroom) => {
    const page = await newsroom.open();
    await newSlide(page, "News");
    const bytes = readFileSync(join(top, "feeds/pictures/boutique.jpg")).toString("base64");
    await page.evaluate(([kind, text]) => {
      const file = new File([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))], "photo.jpg", { type: "image/jpeg" });
      const data = new DataTransfer();
      data.items.add(file);
      const event = kind === "drop" ? new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
        : new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector(kind === "drop" ? ".drop" : "#field-title").dispatchEvent(event);
    }, [way, bytes]);
    await page.waitForSelector(".focus img[src^='/feeds/pictures/']");
  });

await test("a picture from a telephone loses what the camera says", async (newsroom) => {
  const page = await newsroom.open();
  await page.click(".card >> nth=0");
  await page.setInputFiles("#field-image", join(top, "feeds/pictures/boutique.jpg"));
  await saved(page);
  await page.waitForSelector(".focus img[src^='/feeds/pictures/']");
});

// Every page in both languages at three widths: nothing wider than the screen, no serious finding of axe.
for (const language of ["en", "fr"])
  for (const width of [1280, 768, 360])
    await test(`pages are sound at ${width} pixels in ${language}`, async (newsroom) => {
      const page = await newsroom.open({ width, language });
      const look = async (name) => {
        await page.screenshot({ path: join(pages, `${name}-${width}-${language}.png`) });
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() => axe.run());
        const bad = violations.filter((one) => ["serious", "critical"].includes(one.impact));
        assert(!bad.length, `${name}: ${bad.map((one) => one.id + ": " + one.nodes[0].html)}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert(wide <= width, `${name} is ${wide} pixels wide`);
      };
      const drawn = (selector) => page.waitForFunction((one) => [...document.querySelectorAll(one)].filter((image) => image.getBoundingClientRect().top < innerHeight).every((image) => image.complete && image.naturalWidth), selector, { timeout: 60000 });
      await drawn(".card img");
      await page.waitForFunction(() => document.querySelector(".round").textContent);
      await look("wall");
      for (const [index, selector] of [[1, ".plan"], [2, ".versions"], [3, "h1"], [4, "#table"]]) {
        await tab(page, index);
        await page.waitForSelector(selector);
        await look(["wall", "when", "history", "box", "bring"][index]);
      }
      await tab(page, 0);
      await page.click(".card >> nth=1");
      await drawn(".previews img");
      await look("slide");
      await tab(page, 0);
      await page.click(".tools button.main");
      await drawn("dialog .card img");
      await look("kinds");
      await page.keyboard.press("Escape");
      await page.click("#alert");
      await look("alert");
    }, "--bravo");

await test("all of it works by keyboard", async (newsroom) => {
  const page = await newsroom.open();
  await page.focus(".card >> nth=0");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#field-title");
  await page.focus("#field-title");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("By keyboard");
  await saved(page);
  await page.focus("#publish");
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog[open]");
  await page.keyboard.press("Tab");
  await page.focus("dialog button.main");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#publish").disabled);
  assert(newsroom.text().includes("By keyboard"), "it is not published");
});

await browser.close();
rmSync(certificate);
rmSync(certificate + ".key");
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
