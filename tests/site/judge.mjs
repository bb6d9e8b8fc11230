/* Judges every page of a site as a browser shows it: axe-core and HTML_CodeSniffer, at a desk and on a telephone,
   light and dark, from file:// without a network; html-validate; links; and each page once without scripts.

   In comes the folder of a site (and how many pages to look at, for a quick look); out comes JSON: what was
   found, page by page.  Nothing found is an empty list. */
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { join, dirname, relative } from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { HtmlValidate } from "html-validate";

const [folder, most = "all"] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const sniffer = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "node_modules/html_codesniffer/build/HTMLCS.js"), "utf8");
const LOOKS = [
  { name: "desk", width: 1280, height: 900, colorScheme: "light" },
  { name: "telephone", width: 390, height: 844, colorScheme: "dark" },
];
const found = [];
const tell = (page, what) => found.push({ page, what });

const pagesIn = (at) => readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
  const path = join(at, entry.name);
  return entry.isDirectory() ? pagesIn(path) : entry.name.endsWith(".html") ? [path] : [];
});
const every = pagesIn(folder).sort();
const some = most === "all" ? every : every.filter((_, i) => i % Math.ceil(every.length / Number(most)) === 0);

// ── as text ─────────────────────────────────────────────────────────────────────────────────────────────────
const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:a11y"],
  // Long titles are the decree's own; a line's end is not ours to count.
  rules: { "long-title": "off", "no-trailing-whitespace": "off", "no-inline-style": "error", "form-dup-name": ["error", { shared: ["radio", "checkbox"] }] },
});
for (const path of every) {
  const name = relative(folder, path), text = readFileSync(path, "utf8");
  if (Buffer.byteLength(text) > 60000) tell(name, `${Buffer.byteLength(text)} bytes`);
  for (const [, link] of text.matchAll(/ (?:href|src)="([^"]*)"/g)) {
    if (/^[a-z]+:/.test(link)) continue;
    const [file, anchor] = link.replaceAll("&amp;", "&").split("#");
    const target = file ? join(dirname(path), decodeURI(file)) : path;
    if (!existsSync(target)) tell(name, `dead link ${link}`);
    else if (anchor && !readFileSync(target, "utf8").includes(`id="${anchor}"`)) tell(name, `no place ${link}`);
  }
}
for (const path of some) {
  const report = await validator.validateString(readFileSync(path, "utf8"), path);
  for (const { messages } of report.results) {
    for (const one of messages) tell(relative(folder, path), `html-validate ${one.ruleId}: ${one.message} (${one.line}:${one.column})`);
  }
}

// Fills in the form of a page so that everything it can show is shown; whether there is one.  Runs in the page.
const fillIn = () => {
  const form = document.querySelector("#formulir-periksa");
  if (!form) return false;
  for (const button of form.querySelectorAll("button.add")) button.click();
  for (const button of form.querySelectorAll('input[type="radio"][value="ya"]')) button.checked = true;
  for (const field of form.querySelectorAll('input[type="text"]')) field.value = "?a";
  form.dispatchEvent(new Event("input"));
  return true;
};

async function judge(page, name, look) {
  const judged = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"], preload: false }));
  for (const one of judged.violations) for (const node of one.nodes) tell(name, `${look}: axe ${one.id}: ${node.html.slice(0, 160)}`);
  const messages = await page.evaluate(() => new Promise((resolve) => {
    globalThis.HTMLCS.process("WCAG2AA", document, () => resolve(globalThis.HTMLCS.getMessages()
      .filter((one) => one.type === globalThis.HTMLCS.ERROR)
      .map((one) => `${one.code}: ${one.msg} ${one.element.outerHTML?.slice(0, 120)}`)));
  }));
  for (const one of messages) tell(name, `${look}: HTML_CodeSniffer ${one}`);
}

// ── as a browser shows it ───────────────────────────────────────────────────────────────────────────────────
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
for (const { name: look, width, height, colorScheme } of LOOKS) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, offline: true });
  const page = await context.newPage();
  let name = "";
  page.on("pageerror", (error) => tell(name, `${look}: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && tell(name, `${look}: ${message.text()}`));
  page.on("request", (request) => request.url().startsWith("file:") || tell(name, `${look}: asks for ${request.url()}`));
  for (const path of some) {
    name = relative(folder, path);
    await page.goto(pathToFileURL(path).href);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) {
      const widest = await page.evaluate(() => [...document.querySelectorAll("main *")].filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.outerHTML.slice(0, 120))[0]);
      tell(name, `${look}: ${wide} pixels too wide: ${widest}`);
    }
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
    await page.evaluate(axe);
    await page.evaluate(sniffer);
    await judge(page, name, look);
    if (await page.evaluate(fillIn)) await judge(page, name, `${look}, filled in badly`);
  }
  await context.close();
}

// ── without scripts ─────────────────────────────────────────────────────────────────────────────────────────
const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
const page = await context.newPage();
for (const path of some) {
  const name = relative(folder, path);
  await page.goto(pathToFileURL(path).href);
  const headings = await page.locator("main h1:visible, main h2:visible, main h3:visible, main h4:visible").count();
  const every = await page.locator("main h1, main h2, main h3:not(#jawaban h3), main h4").count();
  if (headings < every) tell(name, `without scripts: ${every - headings} headings are hidden`);
}
await context.close();

// ── printed ─────────────────────────────────────────────────────────────────────────────────────────────────
const paper = await (await browser.newContext({ offline: true })).newPage();
await paper.emulateMedia({ media: "print" });
for (const path of some) {
  const name = relative(folder, path);
  await paper.goto(pathToFileURL(path).href);
  const all = await paper.locator(".requirement").count();
  if (!all) continue;
  if ((await paper.locator(".requirement:visible").count()) < all) tell(name, "printed: requirements are lacking");
  await paper.evaluate(() => (document.documentElement.dataset.printed = "daftar-persyaratan"));
  if ((await paper.locator(".requirement:visible").count()) < all) tell(name, "printed as a checklist: requirements are lacking");
  if (await paper.locator("#isi-standar").isVisible()) tell(name, "printed as a checklist: the rest of the standard is there too");
}
await browser.close();
console.log(JSON.stringify({ pages: every.length, looked: some.length, found }));
