/* What a standard asks, decided in the reader's browser: the third derivation beside those of the engine.

   In come the rules of one standard, as the script of its page builds them, and typed facts; out come three
   values for each rule and the outcome.  Knows nothing about pages or words.

   Facts: true and false, whole numbers, texts, arrays of choices, days as numbers (1 is 1 January of the
   year 1), lists as {items: [{field: value}], complete}.  What is not there, is not stated; an object of facts inherits
   nothing, so that a fact may be called `constructor`. */
"use strict";

var sp = (() => {
  const FALSE = 0, UNKNOWN = 1, TRUE = 2;

  // ── what rules are made of ──────────────────────────────────────────────────────────────────────────────
  // A fact; one that can be mended; one that the office finds; one that it checks, and that can be mended.
  const item = (id, mendable, ofOffice) => ({ id, mendable, ofOffice });
  const fact = (id) => item(id, false, false);
  const mendable = (id) => item(id, true, false);
  const found = (id) => item(id, false, true);
  const checked = (id) => item(id, true, true);
  // Lengths of time; minutes are those in which the office is open.
  const time = (unit) => (amount) => ({ amount, unit });
  const minutes = time("minutes"), clockHours = time("clockHours"), workingDays = time("workingDays");
  const days = time("days"), months = time("months");

  const known = (of) => ({ kind: "known", of });
  const among = (of, values, inside = true) => ({ kind: "among", of, values, inside });
  const range = (of, low, high) => ({ kind: "range", of, low, high });
  const age = (of, atLeast, lessThan) => ({ kind: "age", of, atLeast, lessThan });
  const recent = (of, within, inside = true) => ({ kind: "recent", of, within, inside });
  const remaining = (of, atLeast, inside = true) => ({ kind: "remaining", of, atLeast, inside });
  const sameYear = (of, isDate, inside = true) => ({ kind: "sameYear", of, isDate, inside });
  const includes = (of, values, inside = true) => ({ kind: "includes", of, values, inside });
  const overlaps = (of, values, inside = true) => ({ kind: "overlaps", of, values, inside });
  const handedIn = (of, ...attributes) => ({ kind: "handedIn", of, attributes });
  const each = (of, inner) => ({ kind: "each", of, inner });
  const some = (of, atLeast, inner) => ({ kind: "some", of, atLeast, inner });
  const all = (...parts) => ({ kind: "all", parts });
  const any = (...parts) => ({ kind: "any", parts });
  const unwritten = () => ({ kind: "unwritten" });
  const when = (guard, condition) => ({ guard, condition });
  const rule = (id, asked, { preferred = false, after = [] } = {}) => ({
    id, guard: asked.guard ?? null, condition: asked.guard ? asked.condition : asked, preferred, after,
  });

  // ── days ────────────────────────────────────────────────────────────────────────────────────────────────
  const LAST_DAY = 3652059; // 31 December 9999
  const isLeap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const lengthOf = (year, month) => (month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1]);
  const whole = Math.floor;

  function dayOf(year, month, day) {
    const before = year - 1;
    let number = before * 365 + whole(before / 4) - whole(before / 100) + whole(before / 400) + day;
    for (let earlier = 1; earlier < month; earlier++) number += lengthOf(year, earlier);
    return number;
  }

  function dateOf(number) {
    let year = whole(number / 365.2425) + 1;
    while (dayOf(year, 1, 1) > number) year--;
    while (dayOf(year + 1, 1, 1) <= number) year++;
    let month = 1, day = number - dayOf(year, 1, 1) + 1;
    while (day > lengthOf(year, month)) day -= lengthOf(year, month++);
    return { year, month, day };
  }

  const yearOf = (number) => dateOf(number).year;
  const weekdayOf = (number) => (number + 6) % 7; // Monday is 0

  // The same day of the month so many months later; where that month is too short, its last day, or the first
  // of the month after.  Before the year 1 it is 0, past the year 9999 one day beyond.
  function addMonths(number, months, overflow) {
    const { year, month, day } = dateOf(number);
    const count = year * 12 + month - 1 + months;
    const inYear = whole(count / 12), inMonth = (((count % 12) + 12) % 12) + 1;
    if (inYear < 1) return 0;
    if (inYear > 9999) return LAST_DAY + 1;
    if (day <= lengthOf(inYear, inMonth)) return dayOf(inYear, inMonth, day);
    return overflow === "last" ? dayOf(inYear, inMonth, lengthOf(inYear, inMonth)) : dayOf(inYear, inMonth + 1, 1);
  }

  // The latest start from which a time has passed by a day, and the earliest that is not older than it.
  function passedBy(day, { amount, unit }, calendar) {
    switch (unit) {
      case "workingDays": return nthWorked(calendar, day, -1, amount, day + 1) - 1;
      case "days": return Math.max(1, day - amount);
      case "months": return Math.max(1, addMonths(day, -amount, "last"));
      default: throw new Error(`no time between days: ${unit}`);
    }
  }

  function notOlder(day, { amount, unit }, calendar) {
    if (unit === "workingDays") return nthWorked(calendar, day - 1, -1, amount, day);
    let limit = passedBy(day, { amount, unit }, calendar);
    if (unit === "days" || amount === 0) return limit;
    while (addMonths(limit, amount, "next") < day) limit++;
    while (limit > 1 && addMonths(limit - 1, amount, "next") >= day) limit--;
    return limit;
  }

  // The day on which a time ends that begins on a day.
  function endsOn(day, { amount, unit }, calendar) {
    switch (unit) {
      case "workingDays": return nthWorked(calendar, day + 1, 1, amount, day);
      case "days": return day + amount;
      case "months": return addMonths(day, amount, "last");
      default: throw new Error(`no time between days: ${unit}`);
    }
  }

  // A calendar: from which day it is known, a figure for each day that is (0 closed, 1 open, 2 open and 3
  // closed for as long as the decree is provisional), and the weekdays on which it is open outside of those.
  function isWorked(calendar, day) {
    const figure = calendar.days[day - calendar.first];
    return figure === undefined ? calendar.week.includes(weekdayOf(day)) : figure === "1" || figure === "2";
  }

  function nthWorked(calendar, first, step, number, none) {
    let last = none;
    for (let day = first; number > 0 && day >= 1 && day <= LAST_DAY; day += step) {
      if (isWorked(calendar, day)) {
        last = day;
        number--;
      }
    }
    return last;
  }

  // ── what a condition is worth ───────────────────────────────────────────────────────────────────────────
  function holds(leaf, value, day, calendar) {
    switch (leaf.kind) {
      case "known": return true;
      case "among": return leaf.values.includes(value) === leaf.inside;
      case "range": return (leaf.low === null || value >= leaf.low) && (leaf.high === null || value <= leaf.high);
      case "age":
        if (leaf.atLeast !== null && value > passedBy(day, leaf.atLeast, calendar)) return false;
        return leaf.lessThan === null || value > passedBy(day, leaf.lessThan, calendar);
      case "recent": return value >= notOlder(day, leaf.within, calendar) === leaf.inside;
      case "remaining": return value >= endsOn(day, leaf.atLeast, calendar) === leaf.inside;
      case "sameYear": return ((leaf.isDate ? yearOf(value) : value) === yearOf(day)) === leaf.inside;
      case "includes": return leaf.values.every((each) => value.includes(each)) === leaf.inside;
      case "overlaps": return leaf.values.some((each) => value.includes(each)) === leaf.inside;
      case "handedIn": return value === true;
      default: throw new Error(`no test: ${leaf.kind}`);
    }
  }

  // `hope`: what something unstated of the office's is worth; null, when nothing is hoped.
  function worth(node, facts, { day, calendar }, hope = null) {
    const at = { day, calendar };
    switch (node.kind) {
      case "all": return Math.min(...node.parts.map((part) => worth(part, facts, at, hope)), TRUE);
      case "any": return Math.max(...node.parts.map((part) => worth(part, facts, at, hope)), FALSE);
      case "unwritten": return hope ?? UNKNOWN;
      case "handedIn": return Math.min(ofLeaf(node, facts, at, hope), ...node.attributes.map((one) => worth(one, facts, at, hope)));
      case "each": case "some": return ofItems(node, facts, at, hope);
      default: return ofLeaf(node, facts, at, hope);
    }
  }

  const unstated = (of, hope) => (of.ofOffice && hope !== null ? hope : UNKNOWN);

  function ofLeaf(leaf, facts, { day, calendar }, hope) {
    const value = facts[leaf.of.id];
    if (value === undefined) return unstated(leaf.of, hope);
    if (holds(leaf, value, day, calendar)) return TRUE;
    return leaf.of.mendable ? UNKNOWN : FALSE;
  }

  function ofItems(node, facts, at, hope) {
    const list = facts[node.of.id], toCome = unstated(node.of, hope);
    if (list === undefined) return toCome;
    const short = node.of.mendable ? UNKNOWN : FALSE;
    const worths = list.items.map((one) => worth(node.inner, one, at, hope));
    if (node.kind === "each") {
      const lowest = Math.min(list.complete ? TRUE : toCome, ...worths);
      return lowest === FALSE ? short : lowest;
    }
    const met = worths.filter((each) => each === TRUE).length;
    const open = worths.filter((each) => each === UNKNOWN).length;
    if (met >= node.atLeast) return TRUE;
    const reached = met + open >= node.atLeast ? UNKNOWN : short;
    return list.complete ? reached : Math.max(reached, toCome);
  }

  // ── what a rule is worth, and what is decided ───────────────────────────────────────────────────────────
  function worthOfRule({ guard, condition }, facts, at, hope) {
    if (guard === null) return worth(condition, facts, at, hope);
    const applies = worth(guard, facts, at, hope === null ? null : TRUE - hope);
    if (applies === FALSE) return TRUE;
    const value = worth(condition, facts, at, hope);
    return applies === TRUE || value === TRUE ? value : UNKNOWN;
  }

  // `at`: the day of application, the calendar of the office, and which stages have ended.
  function decide(rules, facts, at) {
    const ended = at.ended ?? [];
    const values = rules.map((each) => worthOfRule(each, facts, at, null));
    const isDue = (each) => each.after.every((stage) => ended.includes(stage));
    const hopeful = rules.map((each, i) =>
      values[i] === UNKNOWN && !isDue(each) ? TRUE : worthOfRule(each, facts, at, TRUE));
    const lowest = (worths) => Math.min(TRUE, ...worths.filter((_, i) => !rules[i].preferred));
    const outcome = { [FALSE]: "reject", [TRUE]: "approve", [UNKNOWN]: lowest(hopeful) === TRUE ? "pending" : "return" };
    return { outcome: outcome[lowest(values)], values, hopeful };
  }

  return {
    FALSE, UNKNOWN, TRUE, LAST_DAY,
    fact, mendable, found, checked, minutes, clockHours, workingDays, days, months,
    known, among, range, age, recent, remaining, sameYear, includes, overlaps, handedIn, each, some, all, any, unwritten, when, rule,
    dayOf, dateOf, yearOf, weekdayOf, addMonths, endsOn, isWorked, nthWorked, passedBy, notOlder,
    holds, worth, decide,
  };
})();
