/* Lets the pages of a site decide in Chromium, as a reader would: every answer is written into the page's own form.

   In comes the folder of a site and a file of applicants, page by page; out comes JSON: for each of them what the page
   made of it.  From file://, without a network. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [folder, file] = process.argv.slice(2);
const { shaped, pages } = JSON.parse(readFileSync(file, "utf8"));

// Writes answers into the form of a page and returns what it decides; runs in the page.
const deciding = (shaped) => {
  const told = new Function(`${shaped}; return told;`)();
  const every = (selector, within) => [...within.querySelectorAll(selector)];
  const form = document.querySelector("#formulir-periksa");
  const own = (question) => every("input, select", question).filter((control) => control.closest("[data-fact]") === question);

  function clear() {
    for (const item of every(".item", form)) item.remove();
    for (const control of every("input, select", form)) {
      if (control.type === "radio") control.checked = control.value === "";
      else if (control.type === "checkbox") control.checked = control.classList.contains("complete");
      else control.value = "";
    }
  }

  function answer(question, value) {
    const controls = own(question), kind = sp.standard.forms[question.dataset.fact].kind;
    if (kind === "daftar") {
      question.querySelector("input.complete").checked = value.complete;
      for (const stated of value.items) answerAll(every("[data-fact]", sp.addItem(question)), stated);
    } else if (kind === "himpunan") {
      for (const box of controls) box.checked = value.length ? value.includes(box.value) : box.hasAttribute("data-none");
    } else if (controls[0].type === "radio") {
      for (const button of controls) button.checked = button.value === value;
    } else controls[0].value = value;
  }

  function answerAll(questions, stated) {
    for (const question of questions) {
      const value = stated[question.dataset.fact];
      if (value !== undefined) answer(question, value);
    }
  }

  return ({ written, received, complete, ended }) => {
    clear();
    form.querySelector("#waktu-diterima").value = received;
    form.querySelector("#waktu-lengkap").value = complete;
    for (const box of every('input[name="tahap-selesai"]', form)) box.checked = ended.includes(box.value);
    answerAll(every("[data-fact]", form).filter((question) => !question.parentElement.closest(".item")), written);
    const application = sp.application();
    if (application.reason) return { refused: application.reason };
    sp.show();
    return { ...told(application), shown: document.querySelector("[data-outcome]").dataset.outcome };
  };
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
const context = await browser.newContext({ offline: true });
const page = await context.newPage();
const answers = {};
for (const [path, applicants] of Object.entries(pages)) {
  await page.goto(pathToFileURL(join(folder, path)).href);
  answers[path] = await page.evaluate(([source, shaped, applicants]) => {
    const decide = (0, eval)(`(${source})`)(shaped);
    return applicants.map(decide);
  }, [deciding.toString(), shaped, applicants]);
}
await browser.close();
console.log(JSON.stringify(answers));
