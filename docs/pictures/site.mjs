// Pictures for docs/how-to/situs.md: pages of the site of the bundled catalogue, at a desk and on a telephone.
// In comes the folder of a site that `sp publish --kind site` made; run with `make pictures`.
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [folder] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const page_of = (name) => pathToFileURL(path.resolve(folder, name)).href;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

async function photograph(name, { file, width, height, colorScheme = "light", scale = 1 }, prepare = async () => {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, deviceScaleFactor: scale, offline: true });
  const page = await context.newPage();
  await page.goto(page_of(file));
  await prepare(page);
  await page.screenshot({ path: path.join(here, `${name}.png`) });
  await context.close();
}

const answer = async (page) => {
  await page.fill("#waktu-diterima", "2026-03-16T10:00");
  await page.selectOption("#f-wilayah_usaha", "kota-depok");
  await page.check('input[name="memiliki_produk"][value="ya"]');
  await page.check('input[name="memiliki_perizinan_usaha"][value="tidak"]');
  await page.fill("#f-nib", "1234567890123");
  await page.fill("#f-modal_usaha", "250 juta");
  await page.fill("#f-omzet_tahunan", "Rp600.000.000");
  await page.check('input[name="surat_permohonan"][value="ya"]');
};

try {
  await photograph("situs-layanan", { file: "depok/rekomendasi-haki.html", width: 1280, height: 1100 }, async (page) => {
    await page.locator("details").nth(5).evaluate((each) => (each.open = true));
  });
  await photograph("situs-telepon", { file: "depok/rekomendasi-haki.html", width: 390, height: 1050, colorScheme: "dark", scale: 2 }, async (page) => {
    await answer(page);
    await page.evaluate(() => document.querySelector("#hasil-periksa-judul").scrollIntoView());
  });
  await photograph("situs-cari", { file: "index.html", width: 1280, height: 760 }, async (page) => {
    await page.fill("#cari-kata", "koperasi kantor");
    await page.waitForSelector("#cari-hasil li");
  });
} finally {
  await browser.close();
}
