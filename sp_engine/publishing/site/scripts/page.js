/* The page of one service: reads what is filled in, decides, and shows what came of it.

   In comes the page; out come the result, what is still needed, and due dates, on the same page.  What a
   decision is stands in the other scripts; nothing leaves the page. */
"use strict";

(() => {
  const { standard, said } = sp, { DAY, dayIn, minuteIn } = sp.dueDates;
  const one = (selector, within = document) => within.querySelector(selector);
  const every = (selector, within = document) => [...within.querySelectorAll(selector)];
  const form = one("#formulir-periksa"), answers = one("#jawaban");
  const language = said.language === "id" ? 0 : 1;

  const fill = (text, values) => text.replace(/\{([a-z]+)\}/g, (_, name) => values[name]);

  // An element with what is inside it: texts, and other elements.
  function made(name, attributes, ...inside) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside.filter((part) => part !== null));
    return element;
  }

  // ── what is filled in ───────────────────────────────────────────────────────────────────────────────────
  const ofItem = (question) => question.parentElement.closest(".item");
  const named = (name, within) => every("input, select", within).filter((control) => control.name === name);

  // What is written in the controls of a fact: a text, or for a set what was chosen and null for nothing.
  function writtenIn(question, name, kind) {
    const controls = named(name, question).filter((control) => control.closest("[data-fact]") === question);
    if (kind === "himpunan") {
      const chosen = controls.filter((control) => control.checked);
      return chosen.length ? chosen.map((control) => control.value).filter((value) => value !== "") : null;
    }
    const control = controls.find((each) => each.type !== "radio" || each.checked);
    return control ? control.value : "";
  }

  // The name of the group of a radio button within an item of a list has the number of the item behind it.
  const plainName = (name) => name.replace(/#\d+$/, "");

  function readQuestions(questions, facts, problems, received) {
    for (const question of questions) {
      const name = question.dataset.fact, formOf = standard.forms[name];
      if (formOf.kind === "daftar") {
        readList(question, name, formOf, facts, problems, received);
        continue;
      }
      const [document_, attribute] = name.split(/\.(?=[^/]*$)/);
      if (attribute !== undefined && facts[document_] !== true) continue;
      const written = writtenIn(question, groupName(question, name), formOf.kind);
      const read = sp.written.read(formOf, written);
      const isAhead = formOf.kind === "tanggal" && !formOf.ahead && "value" in read && read.value > dayIn(received);
      const problem = isAhead ? "ahead" : read.problem;
      tell(question, problem && problemText(problem, formOf));
      if (problem) problems.push(name);
      else if ("value" in read) facts[name] = read.value;
    }
  }

  const groupName = (question, name) => {
    const item = ofItem(question);
    return item ? `${name}#${item.dataset.number}` : name;
  };

  function readList(question, name, formOf, facts, problems, received) {
    const items = every(".item", question), complete = one("input.complete", question).checked;
    if (!items.length) return tell(question, null);
    const list = { items: [], complete };
    for (const item of items) {
      const stated = Object.create(null);
      readQuestions(every("[data-fact]", item), stated, problems, received);
      list.items.push(stated);
    }
    const least = complete ? formOf.least ?? 0 : 0, most = formOf.most ?? 1000;
    const problem = items.length < least ? "tooFew" : items.length > most ? "tooMany" : null;
    tell(question, problem && problemText(problem, { least, most }));
    if (problem) problems.push(name);
    else facts[name] = list;
  }

  function problemText(problem, { kind, least = 0, most = 1e15, places = 0 }) {
    const shown = (value) => (value / 10 ** places).toLocaleString("id");
    const isNumber = kind === "bilangan" || kind === "uang";
    return fill(said[problem], { least: isNumber ? shown(least) : least, most: isNumber ? shown(most) : most });
  }

  function tell(question, problem) {
    const place = every(".problem", question).find((each) => each.closest("[data-fact]") === question);
    place.textContent = problem ?? "";
    place.hidden = !problem;
    for (const control of every("input, select", question)) {
      if (control.closest("[data-fact]") !== question) continue;
      if (problem) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }

  const topQuestions = () => every("[data-fact]", form).filter((question) => !ofItem(question));
  const momentIn = (id) => {
    const read = sp.written.moment(one(id).value.trim());
    return "value" in read ? read.value : null;
  };

  // ── in words ────────────────────────────────────────────────────────────────────────────────────────────
  function dayWords(day) {
    const { year, month, day: date } = sp.dateOf(day);
    return `${said.weekdays[sp.weekdayOf(day)]}, ${date} ${said.months[month - 1]} ${year}`;
  }

  function momentWords(moment) {
    // An office that closes at 24.00 closes on the day before.
    const minute = minuteIn(moment), day = dayIn(moment);
    const two = (number) => String(Math.floor(number)).padStart(2, "0");
    return fill(said.at, { day: dayWords(day), time: `${two(minute / 60)}.${two(minute % 60)}`, zone: standard.zone });
  }

  const wordsOf = (node) => {
    if (node.words) return node.words[language];
    if (node.kind === "all" || node.kind === "any") {
      const joints = { all: [" dan ", " and "], any: ["; atau ", "; or "] };
      return node.parts.map(wordsOf).join(joints[node.kind][language]);
    }
    return "";
  };

  function withItem(need, told) {
    if (need.list === null) return told;
    const title = one(`[data-fact="${need.list}"] .item[data-number] legend`)?.textContent.replace(/ \d+$/, "") ?? "";
    return fill(said.ofItem, { item: `${title} ${need.item}`, asked: told });
  }

  function needText(need) {
    const asked = wordsOf(need.leaf);
    if (need.need === "document") {
      const attributes = need.attributes.map(wordsOf).join("; ");
      const whole = attributes ? `${asked} (${attributes})` : asked;
      return fill(need.facts[need.leaf.of.id] === true ? said.corrected : said.handIn, { asked: whole });
    }
    if (need.facts[need.leaf.of.id] !== undefined) return fill(said.mend, { asked });
    if (need.leaf.kind !== "known") return fill(said.state, { asked });
    const question = one(`[data-fact="${need.leaf.of.id}"] :is(label, legend)`, form)?.textContent;
    return fill(said.answer, { asked: question ? `“${question}”` : asked });
  }

  // What is still needed, as items of a list.
  function needItems(need) {
    switch (need.need) {
      case "all": return need.parts.flatMap(needItems);
      case "any": {
        const head = need.atLeast === 1 ? said.oneOf : fill(said.soManyOf, { number: need.atLeast });
        return [made("li", {}, head, made("ul", {}, ...need.parts.flatMap(needItems)))];
      }
      case "if": {
        const head = fill(said.ifSo, { guard: wordsOf(need.guard) });
        return [made("li", {}, head, made("ul", {}, ...needItems(need.then)))];
      }
      default: {
        const refused = need.refused?.map(({ guard }) => ` (${fill(said.refused, { guard: wordsOf(guard) })})`) ?? [];
        return [made("li", {}, withItem(need, needText(need)) + refused.join(""))];
      }
    }
  }

  function deadlineText(found) {
    if (found.due !== null) return momentWords(found.due) + (found.moves ? ` (${said.mayMove})` : "");
    if (found.ends !== null) return fill(said.programmeUntil, { day: dayWords(found.ends) });
    return said[found.reason ?? "needs"];
  }

  function deadlineTable(deadlines) {
    const rows = deadlines.map((found) => {
      const name = standard.stageNames[found.stage]?.[language] ?? said.general;
      const whose = found.kind === "applicant" ? ` (${said.ofTheApplicant})` : "";
      return made("tr", {}, made("th", { scope: "row" }, name + whose), made("td", {}, deadlineText(found)));
    });
    const head = made("tr", {}, made("th", { scope: "col" }, said.stage), made("th", { scope: "col" }, said.byWhen));
    return made("table", {}, made("thead", {}, head), made("tbody", {}, ...rows));
  }

  // What is asked about a fact, as the form asks it.
  const questionOf = (name) => one(`[data-fact="${CSS.escape(name)}"] :is(label, legend)`, form)?.textContent ?? name;
  const rupiah = (amount) => `Rp${amount.toLocaleString("id")}`;
  const reasonsIn = (unset) => unset.map((reason) => reason[language]).join("; ");

  function feeText({ amount, needs, unset }) {
    if (amount === 0n) return `${said.free}.`;
    if (amount !== undefined) return rupiah(amount);
    if (unset) return unset.length ? fill(said.feeNotSet, { reasons: reasonsIn(unset) }) : `${said.feeNotStated}.`;
    return fill(said.feeDepends, { questions: needs.map((name) => `“${questionOf(name)}”`).join("; ") });
  }

  const partText = ({ amount, unset }) => (amount !== undefined ? rupiah(amount) : unset ? reasonsIn(unset) : said.feeOpen);

  // The fee, and where several things are charged, each of them.
  function feeParts(fee) {
    const told = fee === null ? said.feeNotKnown : feeText(fee);
    const parts = [made("p", { "data-fee": fee?.amount ?? "" }, told)];
    const charged = fee === null ? [] : fee.components.filter((component) => component.amount !== 0n);
    if (charged.length > 1) {
      const items = charged.map((each) => fill(said.feeOfComponent, { component: each.text[language], amount: partText(each) }));
      parts.push(made("ul", { class: "fees" }, ...items.map((item) => made("li", {}, item))));
    }
    return parts;
  }

  // ── the result ──────────────────────────────────────────────────────────────────────────────────────────
  const requirementText = (rule) => one(`#butir-${CSS.escape(rule.id)} .words`).textContent;

  function resultOf(decision) {
    const [name, told] = said.outcomes[decision.outcome];
    const parts = [made("p", { class: `outcome ${decision.outcome}`, "data-outcome": decision.outcome }, made("strong", {}, name), ` ${told}`)];
    const own = standard.rules.slice(0, standard.own), texts = Object.fromEntries(own.map((rule) => [rule.id, requirementText(rule)]));
    for (const ids of decision.together) {
      parts.push(made("p", {}, said.together), made("ul", {}, ...ids.map((id) => made("li", {}, texts[id]))));
    }
    if (decision.needs !== null) {
      parts.push(made("h4", {}, said.toSupply), made("ul", { class: "needs" }, ...needItems(decision.needs)));
    }
    const statuses = own.map((rule, i) => {
      const status = decision.statuses[i];
      const badge = made("span", { class: `status ${status}` }, said.statuses[status]);
      return made("li", { "data-status": status }, badge, " ", texts[rule.id]);
    });
    if (statuses.length) parts.push(made("h4", {}, said.eachRequirement), made("ul", { class: "statuses" }, ...statuses));
    parts.push(made("h4", {}, said.fee), ...feeParts(decision.fee));
    parts.push(made("h4", {}, said.due), deadlineTable(decision.deadlines));
    return parts;
  }

  // The first year on whose calendar a limit in working days rests and that is not known.
  function restsOnUnknownDays(day) {
    const times = standard.rules.flatMap((rule) => [rule.guard, rule.condition]).filter((part) => part !== null)
      .flatMap(timesIn).filter((time) => time !== null && time.unit === "workingDays");
    const first = standard.calendar.first, last = first + standard.calendar.days.length - 1;
    return times.some((time) => [sp.notOlder(day, time, standard.calendar) - 1, sp.endsOn(day, time, standard.calendar)]
      .some((limit) => limit < first || limit > last));
  }

  const timesIn = (node) => [
    ...[node.atLeast, node.lessThan, node.within].filter((time) => typeof time === "object" && time !== undefined),
    ...[...(node.parts ?? []), ...(node.attributes ?? []), ...(node.inner ? [node.inner] : [])].flatMap(timesIn),
  ];

  // What is filled in, read; `reason` says why nothing can be decided.
  function application() {
    const received = momentIn("#waktu-diterima"), complete = momentIn("#waktu-lengkap");
    if (received === null) return { reason: said.noTime };
    const facts = Object.create(null), problems = []; // of which nothing is stated, not even `constructor`
    readQuestions(topQuestions(), facts, problems, received);
    for (const name of Object.keys(facts)) {
      const list = facts[name];
      const isEmpty = standard.forms[name].kind === "daftar" && list.complete && !list.items.length;
      if (isEmpty) problems.push(name);
    }
    if (problems.length) return { reason: said.problemsFirst };
    const day = dayIn(received);
    if (day < standard.from || (standard.until !== null && day >= standard.until)) return { reason: said.notInForce };
    if (restsOnUnknownDays(day)) return { reason: said.calendarNotKnown };
    const stages = every('input[name="tahap-selesai"]', form).filter((box) => box.checked).map((box) => box.value);
    const ended = [...new Set(stages.flatMap((stage) => standard.earlier[stage] ?? [stage]))];
    const later = complete !== null && complete > received ? complete : received;
    return { facts, times: { received, complete: later, ended } };
  }

  function show() {
    for (const attributes of every(".attributes", form)) {
      const question = attributes.closest("[data-fact]");
      const answer = named(groupName(question, question.dataset.fact), question).find((each) => each.checked);
      attributes.hidden = answer?.value !== "ya";
    }
    const { facts, times, reason } = application();
    const result = one("#hasil-isi"), due = one("#hitung-tenggat-isi");
    if (reason) {
      result.replaceChildren(made("p", { class: "outcome none" }, reason));
      due.replaceChildren();
      return;
    }
    result.replaceChildren(...resultOf(sp.decision(standard, facts, times)));
    const at = { day: dayIn(times.received), calendar: standard.calendar, ended: times.ended };
    const counted = standard.timesKnown ? sp.dueDates.stages(standard, facts, at, { ...times, incomplete: false, held: [] }) : [];
    due.replaceChildren(deadlineTable(counted));
  }

  // ── what can be done on the page ────────────────────────────────────────────────────────────────────────
  let items = 0;

  function addItem(list) {
    const item = one("template", list).content.cloneNode(true).firstElementChild;
    item.dataset.number = String(++items);
    for (const control of every("input, select", item)) {
      control.name = `${control.name}#${items}`;
    }
    for (const element of every("[id], [for], [aria-describedby]", item)) {
      for (const name of ["id", "for", "aria-describedby"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.split(" ").map((each) => `${each}-${items}`).join(" "));
      }
    }
    one(".items", list).append(item);
    number(list);
    return item;
  }

  // The items in their order, each with its place behind its name.
  function number(list) {
    every(".item", list).forEach((item, i) => {
      const legend = one("legend", item);
      legend.textContent = `${legend.textContent.replace(/ \d+$/, "")} ${i + 1}`;
    });
  }

  function pressed(event) {
    const button = event.target.closest("button"), list = button?.closest("[data-fact]");
    if (!button) return;
    if (button.classList.contains("add")) one("input, select, button", addItem(list))?.focus();
    else if (button.classList.contains("remove")) {
      const of = button.closest(".item").parentElement.closest("[data-fact]");
      button.closest(".item").remove();
      number(of);
      one("button.add", of).focus();
    } else return;
    show();
  }

  // Of a set, "none of these" and the others exclude each other.
  function excluded({ target }) {
    if (target.type !== "checkbox" || !target.checked) return;
    const question = target.closest("[data-fact]"), none = question && one("[data-none]", question);
    if (!none) return;
    if (target === none) named(none.name, question).forEach((box) => (box.checked = box === none));
    else none.checked = false;
  }

  function now() {
    const at = new Date(Date.now() + standard.offset * 60000);
    return at.toISOString().slice(0, 16);
  }

  function start() {
    for (const notice of every("[data-without-script]")) notice.hidden = true;
    for (const part of [form, answers, ...every("[data-print]")]) part.hidden = false;
    one("#hasil-periksa-judul").tabIndex = -1;
    const received = one("#waktu-diterima");
    received.value = received.value || now();
    form.addEventListener("input", (event) => {
      excluded(event);
      show();
    });
    form.addEventListener("click", pressed);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      one("#hasil-periksa-judul").scrollIntoView({ block: "start" });
      one("#hasil-periksa-judul").focus();
    });
    form.addEventListener("reset", () => setTimeout(() => {
      for (const item of every(".item", form)) item.remove();
      received.value = received.value || now();
      show();
    }));
    for (const button of every("[data-print]")) {
      button.addEventListener("click", () => {
        document.documentElement.dataset.printed = button.dataset.print;
        window.print();
        delete document.documentElement.dataset.printed;
      });
    }
    show();
  }

  Object.assign(sp, { application, show, addItem });
  start();
})();
