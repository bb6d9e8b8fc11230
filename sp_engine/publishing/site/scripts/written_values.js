/* What a reader writes in a field, as a value: read as strictly as at the counter, and nothing is guessed.

   In come the form of a fact and what was written; out comes the typed value, nothing where nothing is stated,
   or what is wrong with it.  A point marks thousands, as Indonesians write: `1.500`, `Rp500.000`, `1,5 juta`.
   Knows nothing about pages. */
"use strict";

sp.written = (() => {
  const LARGEST = 1e15, LONGEST_TEXT = 1000, EARLIEST = sp.dayOf(1900, 1, 1), LATEST = sp.dayOf(2199, 12, 31);
  const SPACES = " \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  const UNSEEN = "\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180e\\u200b-\\u200f\\u202a-\\u202e"
    + "\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\uffff\\u{e0000}-\\u{e0fff}";
  const TELLING = "[0-9A-Za-z\\u00c0-\\u02ff\\u0370-\\u061b\\u061d-\\u115e\\u1161-\\u167f\\u1681-\\u17b3\\u17b6-\\u180a\\u180f-\\u1fff\\u2c00-\\u2dff"
    + "\\u2071\\u207f\\u2090-\\u209c\\u2102-\\u218f\\u2460-\\u24ff\\u2e80-\\u2fff\\u3005-\\u3163\\u3165-\\ud7ff\\uf900-\\ufdff\\ufe70-\\ufefe\\uff10-\\uff9f\\uffa1-\\uffdc"
    + "\\u{10000}-\\u{dffff}]";
  const spaces = new RegExp(`[${SPACES}]+`, "gu"), unseen = new RegExp(`[${UNSEEN}]+`, "gu"), telling = new RegExp(TELLING, "u");
  const GROUPED = "[1-9][0-9]{0,2}(?:\\.[0-9]{3})+";
  const SCALES = { ribu: 1e3, rb: 1e3, juta: 1e6, jt: 1e6, miliar: 1e9, milyar: 1e9, triliun: 1e12, trilyun: 1e12 };
  const fits = (pattern, text) => new RegExp(`^(?:${pattern})$`, "u").exec(text);

  // A text without what cannot be seen, with ordinary spaces and none at its ends.
  const plainly = (text) => /^[ -~]*$/.test(text) ? text.trim() :
    text.replace(unseen, (row) => (/[\t\n\v\f\r\u0085]/.test(row) ? " " : "")).replace(spaces, " ").trim();

  const numberForm = (places) =>
    places ? `-?(?:0|[1-9][0-9]{0,40})(?:[.,][0-9]{1,${places}})?` : "0|-?[1-9][0-9]{0,40}";
  const RUPIAH = "(?:[Rr][Pp]\\.?[ \\u00a0]?)?(0|-?[1-9][0-9]{0,40}|-?[1-9][0-9]{0,2}(?:\\.[0-9]{3}){1,14})(?:,00|,-)?";

  function spokenNumber({ unit = [], places = 0 }, written) {
    const text = unit.reduce((left, word) => (left.endsWith(` ${word}`) ? left.slice(0, -word.length - 1) : left), written);
    if (fits(numberForm(places), text)) return text;
    const behind = places ? `(?:,[0-9]{1,${places}})?` : "";
    return fits(`-?${GROUPED}${behind}`, text) ? text.split(".").join("") : null;
  }

  function spokenAmount(written) {
    const text = written.toLowerCase().replace(/^(?:rp\.?|idr) ?/, "").replace(/ rupiah$/, "");
    const plain = fits(`(${GROUPED}|0|[1-9][0-9]{0,15})(?:,00|,-)?`, text);
    if (plain) return plain[1].split(".").join("");
    const scaled = fits(`(0|[1-9][0-9]{0,15})(?:[.,]([0-9]{1,2}))? ?(${Object.keys(SCALES).join("|")})`, text);
    if (!scaled) return null;
    const behind = scaled[2] ?? "";
    return String(BigInt(scaled[1] + behind) * BigInt(SCALES[scaled[3]]) / 10n ** BigInt(behind.length));
  }

  // The number in its smallest steps; null for what is no number.
  function inSteps({ kind, places = 0 }, text) {
    if (fits(numberForm(places), text)) {
      const [whole, behind = ""] = text.replace(",", ".").split(".");
      return Number(whole + behind.padEnd(places, "0"));
    }
    const rupiah = kind === "uang" ? fits(RUPIAH, text) : null;
    return rupiah ? Number(rupiah[1].split(".").join("")) : null;
  }

  function number(form, text) {
    let value = inSteps(form, text);
    if (value === null && text.length <= 200) {
      const spoken = form.kind === "uang" ? spokenAmount(text) : spokenNumber(form, text);
      value = spoken === null ? null : inSteps(form, spoken);
    }
    if (value === null) return { problem: "form" };
    const inBounds = (form.least ?? 0) <= value && value <= (form.most ?? LARGEST);
    return inBounds ? { value } : { problem: "bounds" };
  }

  function day(text) {
    const written = fits("([0-9]{4})-([0-9]{2})-([0-9]{2})", text);
    if (!written) return { problem: "form" };
    const [year, month, date] = written.slice(1).map(Number), value = sp.dayOf(year, month, date);
    const { year: inYear, month: inMonth, day: inDay } = sp.dateOf(value);
    if (month < 1 || month > 12 || inYear !== year || inMonth !== month || inDay !== date) return { problem: "noSuchDay" };
    return EARLIEST <= value && value <= LATEST ? { value } : { problem: "bounds" };
  }

  function moment(text) {
    const written = fits("([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([01][0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9](?:\\.[0-9]+)?)?", text);
    if (!written) return { problem: "form" };
    const found = day(written[1]);
    return "value" in found ? { value: found.value * 1440 + Number(written[2]) * 60 + Number(written[3]) } : found;
  }

  function words({ pattern }, text) {
    const isShort = [...text].length <= LONGEST_TEXT;
    return isShort && (!pattern || fits(pattern, text)) ? { value: text } : { problem: "form" };
  }

  // `written` is a text, or for a set the array of what was chosen.  Nothing stated is {}.
  function read(form, written) {
    if (form.kind === "himpunan") {
      if (written === null) return {};
      return written.length < (form.least ?? 0) ? { problem: "tooFew" } : { value: written };
    }
    const text = plainly(written);
    if (!telling.test(text)) return {};
    switch (form.kind) {
      case "ya_tidak": case "dokumen":
        return text === "ya" || text === "tidak" ? { value: text === "ya" } : { problem: "form" };
      case "pilihan": return form.choices.includes(text) ? { value: text } : { problem: "form" };
      case "bilangan": case "uang": return number(form, text);
      case "tanggal": return day(text);
      case "waktu": return moment(text);
      case "teks": return words(form, text);
      default: throw new Error(`no kind: ${form.kind}`);
    }
  }

  return { read, day, moment };
})();
