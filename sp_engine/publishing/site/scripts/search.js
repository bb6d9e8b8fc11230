/* Finds services by words, in the files of the index, which are loaded when a word needs them. */
"use strict";

(() => {
  const { said, index } = sp, MOST = 30;
  const form = document.getElementById("cari"), field = document.getElementById("cari-kata"), place = document.getElementById("cari-hasil");
  const home = document.currentScript.getAttribute("src").replace(/aset\/cari\.js$/, "");
  const inEnglish = said.language === "en";
  const words = {}, rows = {}, loading = {};
  sp.found = { words: (beginning, some) => (words[beginning] = some), rows: (number, some) => (rows[number] = some) };

  const load = (name) => loading[name] ?? (loading[name] = new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${home}aset/indeks/${name}.js`;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  }));

  const wordsIn = (text) => text.toLowerCase().normalize("NFKD").match(/[a-z0-9]+/g) ?? [];
  const plain = (beginning) => beginning.replace(/\.$/, "");

  // The numbers of the services that have a word which begins like this.
  async function having(word) {
    const beginnings = index.beginnings.filter((each) => plain(each).startsWith(word) || (word.startsWith(plain(each)) && !each.endsWith(".")));
    await Promise.all(beginnings.map((each) => load(`kata-${each}`)));
    const numbers = new Set();
    for (const beginning of beginnings) {
      for (const [known, distances] of Object.entries(words[beginning])) {
        if (!known.startsWith(word)) continue;
        distances.reduce((at, distance) => {
          numbers.add(at + distance);
          return at + distance;
        }, 0);
      }
    }
    return numbers;
  }

  async function search(text) {
    const asked = wordsIn(text).filter((word) => word.length > 1);
    if (!asked.length) return null;
    const [first, ...rest] = await Promise.all(asked.map(having));
    const numbers = [...first].filter((number) => rest.every((other) => other.has(number))).sort((a, b) => a - b);
    const shown = numbers.slice(0, MOST);
    await Promise.all(shown.map((number) => load(`nama-${Math.floor(number / index.rows)}`)));
    return { total: numbers.length, rows: shown.map((number) => rows[Math.floor(number / index.rows)][number % index.rows]) };
  }

  function show(found) {
    place.replaceChildren();
    if (found === null) return;
    const told = document.createElement("p");
    told.textContent = found.total ? said.found.replace("{number}", found.total) : said.foundNone;
    const list = document.createElement("ul");
    list.className = "services";
    for (const [path, name, english, agency, agencyEnglish] of found.rows) {
      const item = document.createElement("li"), link = document.createElement("a"), of = document.createElement("span");
      link.href = `${home}${inEnglish ? "en/" : ""}${path}`;
      link.textContent = inEnglish ? english : name;
      of.textContent = ` – ${inEnglish ? agencyEnglish : agency}`;
      item.append(link, of);
      list.append(item);
    }
    place.append(told, ...(found.total ? [list] : []));
  }

  let latest = 0;
  async function changed() {
    const mine = ++latest, found = await search(field.value);
    if (mine === latest) show(found);
  }

  form.hidden = false;
  field.addEventListener("input", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed();
  });
})();
