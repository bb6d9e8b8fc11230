/* What one applicant pays: the amount, or which answers decide it, or why no amount is set.

   In come the fee of a standard, as the script of its page builds it, facts and the day of application; out comes
   {amount}, {needs}, or {unset}, with the same of each component.  It derives once more what the engine works
   out, exactly, in whole numbers; what is open it does not go through as the engine does, so that it may ask for an
   answer that changes nothing.  Knows nothing about pages. */
"use strict";

sp.fees = (() => {
  const { FALSE, UNKNOWN, TRUE } = sp;

  // ── exact amounts: a numerator and a denominator ────────────────────────────────────────────────────────
  const exact = (number, of = 1) => [BigInt(number), BigInt(of)];
  const plus = ([a, b], [c, d]) => [a * d + c * b, b * d];
  const times = ([a, b], [c, d]) => [a * c, b * d];
  const isSame = ([a, b], [c, d]) => a * d === c * b;
  // Half and more goes up; no amount is below nothing.
  const roundedTo = ([a, b], to) => ((2n * a + to * b) / (2n * to * b)) * to;

  // ── what something comes to: {amount}, {needs}, or {unset} ──────────────────────────────────────────────
  const NOTHING = { amount: exact(0) };
  const once = (texts) => [...new Set(texts)];
  const needsOf = (found) => found.flatMap((one) => one.needs ?? []);
  const reasonsOf = (found) => found.flatMap((one) => one.unset ?? []);

  // One of several, of which `needs` says the one.
  function either(ways, needs) {
    const [first] = ways;
    if (ways.length === 1) return first;
    if (ways.every((way) => way.amount && isSame(way.amount, first.amount))) return first;
    if (ways.every((way) => way.unset)) return { unset: once(reasonsOf(ways)) };
    return { needs: once([...needs, ...needsOf(ways)]) };
  }

  function together(parts) {
    if (parts.some((part) => part.unset)) return { unset: once(reasonsOf(parts)) };
    if (parts.some((part) => part.needs)) return { needs: once(needsOf(parts)) };
    return { amount: parts.reduce((sum, part) => plus(sum, part.amount), exact(0)) };
  }

  const share = (whole, part) => (whole.amount ? { amount: times(whole.amount, part) } : whole);

  // ── how many ────────────────────────────────────────────────────────────────────────────────────────────
  function begun(day, since, every, beyond) {
    const later = (from, { amount, unit }) => (unit === "months" ? sp.addMonths(from, amount, "next") : from + amount);
    const from = beyond === null ? since : later(since, beyond);
    if (day <= from) return 0;
    const shortest = every.unit === "months" ? 31 * every.amount : every.amount;
    let periods = Math.max(1, Math.floor((day - from) / shortest)); // no more than have begun
    while (later(from, { ...every, amount: every.amount * periods }) < day) periods++;
    return periods;
  }

  function due(fee, facts, at) {
    const found = new Map();

    const open = (guard, stated) => sp.unstatedIn(guard, stated).map((name) => name.split("/")[0]);
    const number = (name) => {
      const value = facts[name];
      if (value === undefined) return { needs: [name] };
      if (typeof value !== "object") return { number: value };
      return value.complete ? { number: value.items.length } : { needs: [name] };
    };

    function many(counted) {
      if (counted.fact) return number(counted.fact);
      const since = number(counted.late);
      return since.needs ? since : { number: begun(at.day, since.number, counted.every, counted.beyond) };
    }

    // The first of the rows that applies; `stated` are the facts of which their guards ask.
    function ofRows(rows, stated) {
      const ways = [], needs = [];
      for (const row of rows) {
        const applies = row.guard === null ? TRUE : sp.worth(row.guard, stated, at);
        if (applies === FALSE) continue;
        ways.push(ofRow(row));
        if (applies === TRUE) return either(ways, needs);
        needs.push(...open(row.guard, stated));
      }
      return either([...ways, { unset: [fee.noRow] }], needs);
    }

    function ofRow(row) {
      if (row.none) return { unset: [row.none] };
      if (!row.share) return { amount: exact(row.amount) };
      return share(together(row.of.map(ofBase)), exact(...row.share));
    }

    function ofBase(base) {
      if (base.fact) {
        const { number: amount, needs } = number(base.fact);
        return needs ? { needs } : { amount: exact(Math.max(0, amount)) };
      }
      return base.tariff ? ofRows(fee.tariffs[base.tariff], facts) : of(fee.components.find((one) => one.id === base.component));
    }

    function ofItems({ each, rows }) {
      const list = facts[each];
      if (list === undefined || !list.complete) return { needs: [each] };
      return together(list.items.map((item) => ofRows(rows, Object.assign(Object.create(null), facts, item))));
    }

    function limited({ roundedTo: to = null, least = null, most = null }, amount) {
      let told = roundedTo(amount, BigInt(to ?? 1));
      if (least !== null && told < BigInt(least)) told = BigInt(least);
      if (most !== null && told > BigInt(most)) told = BigInt(most);
      return exact(told);
    }

    // What is charged where the component applies and nothing waives it.
    function charged(component) {
      const counts = [...(component.counted ?? []).map(many), ...(component.each ? [number(component.each)] : [])];
      if (counts.some((one) => one.number <= 0)) return NOTHING;
      const unit = component.each ? ofItems(component) : ofRows(component.rows, facts);
      if (unit.amount?.[0] === 0n && !component.least) return NOTHING; // however many there are
      if (unit.unset) return counts.some((one) => one.needs) ? { needs: needsOf(counts) } : unit;
      const needs = once([...needsOf(counts), ...needsOf([unit])]);
      if (needs.length) return { needs };
      const factors = (component.counted ?? []).map((_, i) => exact(counts[i].number));
      const whole = [...factors, exact(1, component.steps ?? 1)].reduce(times, unit.amount);
      return { amount: limited(component, whole) };
    }

    function worthOf(component) {
      const ask = (guard, without) => (guard === null ? without : sp.worth(guard, facts, at));
      const applies = ask(component.guard, TRUE), waived = ask(component.waived, FALSE);
      if (applies === FALSE || waived === TRUE) return NOTHING;
      const all = charged(component);
      if (applies === TRUE && waived === FALSE) return all;
      const asked = [[applies, component.guard], [waived, component.waived]].filter(([value]) => value === UNKNOWN);
      return either([NOTHING, all], asked.flatMap(([, guard]) => open(guard, facts)));
    }

    function of(component) {
      if (!found.has(component.id)) found.set(component.id, worthOf(component));
      return found.get(component.id);
    }

    const rupiah = (one) => (one.amount ? { ...one, amount: one.amount[0] / one.amount[1] } : one);
    if (fee.free) return { amount: 0n, components: [] };
    if (!fee.components.length) return { unset: [], components: [] };
    const components = fee.components.map((one) => ({ text: one.text, ...rupiah(of(one)) }));
    return { ...rupiah(together(fee.components.map(of))), components };
  }

  return { due, begun };
})();
