// Pictures for docs/how-to/editor.md: VS Code's own editor (Monaco) in headless Chromium, showing what the
// language server of tests/editor answers about the catalogue as it is now.  Run with `make pictures`.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { scenes } from "./scenes.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const require = createRequire(path.join(root, "tests/editor/package.json"));
const rpc = require("vscode-jsonrpc/node");
const site = "http://gambar.invalid/"; // answered from the disk below, never from a network

function languageServer(settings) {
  const program = path.join(root, "tests/editor/node_modules/yaml-language-server/bin/yaml-language-server");
  const child = spawn("node", [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(child.stdout),
    new rpc.StreamMessageWriter(child.stdin),
  );
  connection.onRequest("workspace/configuration", ({ items }) =>
    items.map((item) => (item.section === "yaml" ? settings : {})),
  );
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  return { child, connection };
}

async function open(connection, uri, text) {
  const found = new Promise((resolve) => {
    connection.onNotification("textDocument/publishDiagnostics", (told) => {
      if (told.uri === uri) resolve(told.diagnostics);
    });
  });
  const textDocument = { uri, languageId: "yaml", version: 1, text };
  await connection.sendNotification("textDocument/didOpen", { textDocument });
  return found;
}

async function photograph(browser, connection, scene, number) {
  const file = path.join(root, "catalogue", scene.document);
  const written = (await readFile(file, "utf8")).replace(scene.old, () => scene.new);
  const offset = written.indexOf("¦");
  if (offset < 0) throw new Error(`${scene.picture}: the place is no longer in ${scene.document}`);
  const text = written.replace("¦", "");
  const uri = pathToFileURL(path.join(path.dirname(file), `gambar-${number}.yaml`)).href;
  const diagnostics = await open(connection, uri, text);

  const page = await browser.newPage({ viewport: { width: scene.width, height: scene.height }, deviceScaleFactor: 1.25 });
  await page.route("**/*", async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const found = name.startsWith("vs/") ? `node_modules/monaco-editor/min/${name}` : "page.html";
    await route.fulfill({ path: path.join(here, found) });
  });
  await page.exposeFunction("ask", (method, position) =>
    connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, position }),
  );
  await page.goto(site);
  await page.evaluate((told) => window.show(told), { text, offset, diagnostics, ...scene });
  await page.waitForSelector(scene.shows === "completion" ? ".suggest-widget.visible" : ".monaco-hover:not(.hidden)");
  await page.waitForTimeout(2000); // what appears step by step has then settled
  await page.screenshot({ path: path.join(here, `${scene.picture}.png`) });
  await page.close();
}

const settings = Object.fromEntries(
  Object.entries(JSON.parse(await readFile(path.join(root, ".vscode/settings.json"), "utf8"))).map(
    ([key, value]) => [key.replace("yaml.", ""), value],
  ),
);
const { child, connection } = languageServer({ ...settings, schemaStore: { enable: false } });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
});
try {
  const folder = { uri: pathToFileURL(root).href, name: "katalog" };
  const markdown = { hover: { contentFormat: ["markdown"] }, completion: { completionItem: { documentationFormat: ["markdown"] } } };
  const capabilities = { textDocument: markdown, workspace: { configuration: true } };
  await connection.sendRequest("initialize", { processId: process.pid, rootUri: folder.uri, workspaceFolders: [folder], capabilities });
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("workspace/didChangeConfiguration", { settings: { yaml: settings } });
  for (const [number, scene] of scenes.entries()) await photograph(browser, connection, scene, number);
  await connection.sendRequest("shutdown");
} finally {
  await browser.close();
  child.kill();
}
