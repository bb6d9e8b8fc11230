/* Judges pages of the documentation as a browser shows them: axe-core at a desk and on a telephone, light and
   dark, from file:// without a network, and what the search finds first.

   In come the folder of the site and the pages to look at; out comes JSON: what was found, and the searches. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [folder, ...pages] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LOOKS = [
  { name: "desk", width: 1280, height: 900, colorScheme: "light" },
  { name: "telephone", width: 390, height: 844, colorScheme: "dark" },
];
const WORDS = ["menghitung tenggat", "SP211", "mengimpor"];
const found = [], searches = [];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });

for (const { name: look, width, height, colorScheme } of LOOKS) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, offline: true });
  const page = await context.newPage();
  let name = "";
  const tell = (what) => found.push({ page: name, look, what });
  page.on("pageerror", (error) => tell(error.message));
  page.on("console", (message) => message.type() === "error" && tell(message.text()));
  page.on("request", (request) => request.url().startsWith("file:") || tell(`asks for ${request.url()}`));

  async function judge() {
    await page.evaluate(axe);
    const judged = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"], preload: false }));
    for (const one of judged.violations) for (const node of one.nodes) tell(`axe ${one.id}: ${node.html.slice(0, 160)}`);
  }

  for (name of pages) {
    await page.goto(pathToFileURL(join(folder, name)).href);
    await page.waitForTimeout(200);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) tell(`${wide} pixels too wide`);
    await judge();
  }
  for (const words of WORDS) {
    name = `search for ${words}`;
    await page.goto(pathToFileURL(join(folder, "index.html")).href);
    await page.locator(look === "desk" ? ".md-search__input" : 'label[for="__search"].md-header__button').click();
    await page.locator(".md-search__input").pressSequentially(words);
    const first = page.locator(".md-search-result__item h1").first();
    searches.push({ look, words, first: await first.innerText({ timeout: 10000 }) });
    await page.waitForTimeout(500); // while it fades in, its colours are none
    await judge();
  }
  await context.close();
}
await browser.close();
console.log(JSON.stringify({ found, searches }));
