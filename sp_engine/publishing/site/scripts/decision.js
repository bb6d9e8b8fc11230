/* What a decision tells beside its outcome: what became of each requirement, and what is still to be supplied.

   In come the rules of a standard, facts and what was decided; out come statuses, and needs as a tree.  It
   derives once more what the engine says, which the tests compare.  Knows nothing about pages or words. */
"use strict";

Object.assign(sp, (() => {
  const { FALSE, UNKNOWN, TRUE } = sp;

  // What is written behind a leaf: it is no part of what the leaf asks.
  const says = (leaf, words) => ({ ...leaf, words });
  const keyOf = (value) => JSON.stringify(value, (name, part) => (name === "words" || name === "facts" ? undefined : part));

  function leavesOf(node) {
    switch (node.kind) {
      case "all": case "any": return node.parts.flatMap(leavesOf);
      case "unwritten": return [];
      case "handedIn": return [node, ...node.attributes];
      default: return [node];
    }
  }

  const isList = (leaf) => leaf.kind === "each" || leaf.kind === "some";
  const itemsOf = (leaf, facts) => facts[leaf.of.id]?.items ?? [];
  const isStated = (leaf, facts) => (leaf.kind === "handedIn" ? facts[leaf.of.id] === true : facts[leaf.of.id] !== undefined);
  const isUnfinished = (leaf, facts) => facts[leaf.of.id] !== undefined && !facts[leaf.of.id].complete;

  // The names of what a condition looks at and is not stated, each once.
  const unstatedIn = (node, facts) => [...new Set(leavesOf(node).filter((leaf) => !isStated(leaf, facts)).map((leaf) => leaf.of.id))];

  function fallsShort(leaf, facts, at) {
    if (leaf.kind === "handedIn") return false;
    if (!isStated(leaf, facts) || sp.worth(leaf, facts, at) === TRUE) return false;
    if (!isList(leaf)) return true;
    const items = itemsOf(leaf, facts);
    if (items.some((item) => leavesOf(leaf.inner).some((one) => fallsShort(one, item, at)))) return true;
    if (leaf.kind === "each" || isUnfinished(leaf, facts)) return false;
    return items.filter((item) => sp.worth(leaf.inner, item, at) !== FALSE).length < leaf.atLeast;
  }

  // Whether a condition does not hold by what is stated, unless that is mended.
  function isDenied(node, facts, at) {
    switch (node.kind) {
      case "all": return node.parts.some((part) => isDenied(part, facts, at));
      case "any": return node.parts.every((part) => isDenied(part, facts, at));
      case "unwritten": return false;
      case "handedIn": return isStated(node, facts) && node.attributes.some((one) => isDenied(one, facts, at));
      case "each": return itemsOf(node, facts).some((item) => isDenied(node.inner, item, at));
      case "some": {
        const able = itemsOf(node, facts).filter((item) => !isDenied(node.inner, item, at)).length;
        return isStated(node, facts) && !isUnfinished(node, facts) && able < node.atLeast;
      }
      default: return fallsShort(node, facts, at);
    }
  }

  const isDue = (rule, at) => rule.after.every((stage) => at.ended.includes(stage));

  function statusOf(rule, value, hopeful, facts, at) {
    const applies = rule.guard === null ? TRUE : sp.worth(rule.guard, facts, at);
    if (applies === FALSE) return "not_applicable";
    if (rule.preferred) {
      if (value === TRUE) return "preferred";
      if (value === FALSE) return "not_preferred";
      return applies === TRUE && isDenied(rule.condition, facts, at) ? "not_preferred" : "preference_unknown";
    }
    if (value === TRUE) return "met";
    if (value === FALSE) return "failed";
    if (!isDue(rule, at)) return "later";
    if (hopeful === TRUE) return "pending";
    if (sp.worth(rule.condition, facts, at) === FALSE) return "missing";
    return leavesOf(rule.condition).some((leaf) => fallsShort(leaf, facts, at)) ? "deficient" : "missing";
  }

  // ── what is still to be supplied ────────────────────────────────────────────────────────────────────────
  const ofItem = (scope) => ({ list: scope.list, item: scope.item, facts: scope.facts });
  const needFact = (leaf, scope, refused = []) => ({ need: "fact", leaf, refused, ...ofItem(scope) });
  const needDocument = (leaf, attributes, scope) => ({ need: "document", leaf, attributes, ...ofItem(scope) });
  const itself = (facts) => ({ facts, list: null, item: 0 });
  const inItem = (leaf, facts) => itemsOf(leaf, facts).map((item, i) => ({ facts: item, list: leaf.of.id, item: i + 1 }));
  const nameIn = (leaf, scope) => (scope.list === null ? leaf.of.id : leaf.of.id.replace("/*/", `/${scope.item}/`));
  const sameThing = (one, other) => nameIn(one.leaf, one) === nameIn(other.leaf, other);
  const only = (needs) => needs.filter((need) => need !== null);

  function allNeeds(needs) {
    let parts = [];
    const add = (part) => {
      if (!parts.some((other) => keyOf(other) === keyOf(part))) parts.push(part);
    };
    for (const need of only(needs)) {
      for (let part of need.need === "all" ? need.parts : [need]) {
        if (part.need === "document") {
          const known = parts.find((other) => other.need === "document" && sameThing(other, part));
          const wanted = [...(known ? known.attributes : []), ...part.attributes];
          const merged = { ...part, attributes: wanted.filter((one, i) => wanted.findIndex((other) => keyOf(other) === keyOf(one)) === i) };
          if (known) parts = parts.map((other) => (other === known ? merged : other));
          part = merged;
        }
        add(part);
      }
    }
    const once = factsOnce(parts);
    if (once.length === 0) return null;
    return once.length === 1 ? once[0] : { need: "all", parts: once };
  }

  // Each fact with all that is refused of it, and bare only where no value is asked.
  function factsOnce(parts) {
    const facts = parts.filter((part) => part.need === "fact"), refused = new Map(), told = new Set();
    const name = (part) => nameIn(part.leaf, part);
    for (const fact of facts) refused.set(name(fact), [...(refused.get(name(fact)) ?? []), ...fact.refused]);
    const valued = new Set(facts.filter((fact) => fact.leaf.kind !== "known").map(name));
    return parts.flatMap((part) => {
      if (part.need !== "fact") return [part];
      const key = keyOf([part.leaf, part.list, part.item]);
      if (told.has(key) || (part.leaf.kind === "known" && valued.has(name(part)))) return [];
      told.add(key);
      const all = refused.get(name(part)) ?? [];
      refused.delete(name(part));
      return [{ ...part, refused: all.filter((one, i) => all.findIndex((other) => keyOf(other) === keyOf(one)) === i) }];
    });
  }

  // What a condition that applies still asks of the applicant.
  function needsOf(node, scope, at) {
    const { facts } = scope;
    if (sp.worth(node, facts, at) !== UNKNOWN) return null;
    switch (node.kind) {
      case "all": return allNeeds(node.parts.map((part) => needsOf(part, scope, at)));
      case "any": {
        if (sp.worth(node, facts, at, TRUE) === TRUE) return null;
        const ways = only(node.parts.map((part) => needsOf(part, scope, at)));
        if (ways.length === 0) return null;
        return ways.length === 1 ? ways[0] : { need: "any", parts: ways, atLeast: 1 };
      }
      case "unwritten": return null;
      case "handedIn": {
        if (!isStated(node, facts)) return needDocument(node, node.attributes, scope);
        const short = node.attributes.filter((one) => fallsShort(one, facts, at));
        return short.length ? needDocument(node, short, scope) : null;
      }
      case "each": {
        const items = inItem(node, facts);
        const replaced = node.of.mendable && items.some((one) => sp.worth(node.inner, one.facts, at) === FALSE);
        const short = !isStated(node, facts) || isUnfinished(node, facts) || replaced;
        const whole = short && !node.of.ofOffice ? needFact(node, scope) : null;
        return allNeeds([...items.map((one) => needsOf(node.inner, one, at)), whole]);
      }
      case "some": {
        if (sp.worth(node, facts, at, TRUE) === TRUE) return null;
        const items = inItem(node, facts);
        const hoped = items.filter((one) => sp.worth(node.inner, one.facts, at, TRUE) === TRUE).length;
        const lacking = node.atLeast - hoped;
        const ways = only(items.map((one) => needsOf(node.inner, one, at)));
        const grows = !isStated(node, facts) || isUnfinished(node, facts) || node.of.mendable;
        if (grows && !node.of.ofOffice) {
          const whole = needFact(node, scope);
          return ways.length && lacking === 1 ? { need: "any", parts: [...ways, whole], atLeast: 1 } : whole;
        }
        return ways.length <= lacking ? allNeeds(ways) : { need: "any", parts: ways, atLeast: lacking };
      }
      default: return node.of.ofOffice && !isStated(node, facts) ? null : needFact(node, scope);
    }
  }

  // The leaves that are not stated; of a list that is, those of its items.
  function unstatedLeaves(node, scope) {
    return leavesOf(node).flatMap((leaf) => {
      if (!isStated(leaf, scope.facts)) return [[leaf, scope]];
      if (!isList(leaf)) return [];
      const whole = isUnfinished(leaf, scope.facts) ? [[leaf, scope]] : [];
      return [...whole, ...inItem(leaf, scope.facts).flatMap((one) => unstatedLeaves(leaf.inner, one))];
    });
  }

  function needsOfRule({ guard, condition }, facts, at) {
    const scope = itself(facts);
    const applies = guard === null ? TRUE : sp.worth(guard, facts, at);
    if (applies === FALSE) return null;
    if (applies === TRUE) return needsOf(condition, scope, at);
    const open = unstatedLeaves(guard, scope);
    if (sp.worth(condition, facts, at) === FALSE) {
      const asked = open.filter(([leaf]) => !leaf.of.ofOffice);
      const bare = (of) => says({ kind: "known", of }, asked.find(([leaf]) => leaf.of === of)?.[0].words);
      return allNeeds(asked.map(([leaf, within]) => needFact(bare(leaf.of), within, [{ guard, condition }])));
    }
    const then = needsOf(condition, scope, at);
    const names = [...new Set(open.map(([leaf, within]) => nameIn(leaf, within)))];
    return then === null ? null : { need: "if", guard, open: names, then };
  }

  function factsAsked(need) {
    switch (need.need) {
      case "fact": return [nameIn(need.leaf, need)];
      case "document": return [];
      case "all": case "any": return need.parts.flatMap(factsAsked);
      default: return [...need.open, ...factsAsked(need.then)];
    }
  }

  // What a need says of facts that are asked and cannot be mended.
  function about(need, asked) {
    switch (need.need) {
      case "fact": return asked.has(nameIn(need.leaf, need)) && !need.leaf.of.mendable ? need : null;
      case "document": return null;
      case "all": return allNeeds(need.parts.map((part) => about(part, asked)));
      case "any": {
        const told = only(need.parts.map((part) => about(part, asked)));
        return told.length === need.parts.length ? { ...need, parts: told } : null;
      }
      default: {
        const open = need.open.filter((name) => asked.has(name)), then = about(need.then, asked);
        return open.length && then !== null ? { ...need, open, then } : null;
      }
    }
  }


  // Whether whoever supplies a need has supplied the other, too.
  function asksFor(need, other) {
    if (need.need !== other.need || !sameThing(need, other)) return false;
    if (keyOf(need.leaf.of) !== keyOf(other.leaf.of)) return false;
    const isBare = other.need === "fact" && other.leaf.kind === "known" && other.refused.length === 0;
    if (other.need === "fact") return isBare || keyOf(need.leaf) === keyOf(other.leaf);
    const asked = need.attributes.map(keyOf);
    return other.attributes.every((one) => asked.includes(keyOf(one)));
  }

  function unasked(need, anyway) {
    switch (need.need) {
      case "fact": case "document": return anyway.some((other) => asksFor(other, need)) ? null : need;
      case "all": return allNeeds(need.parts.map((part) => unasked(part, anyway)));
      default: return beside(need, anyway);
    }
  }

  function beside(need, anyway) {
    switch (need.need) {
      case "fact": case "document": return need;
      case "if": {
        const then = unasked(need.then, anyway);
        return then === null ? null : { ...need, then };
      }
      case "any": return need.parts.filter((part) => unasked(part, anyway) === null).length >= need.atLeast ? null : need;
      default: return allNeeds(need.parts.map((part) => beside(part, anyway)));
    }
  }

  function askedOnce(needs) {
    const together = allNeeds(needs);
    if (together?.need !== "all") return together;
    const anyway = together.parts.filter((part) => part.need === "fact" || part.need === "document");
    return allNeeds(together.parts.map((part) => beside(part, anyway)));
  }

  function toSupply(standard, outcome, facts, at) {
    if (outcome === "approve" || outcome === "reject") return null;
    const asked = standard.rules.filter((rule) => !rule.preferred).map((rule) => [needsOfRule(rule, facts, at), isDue(rule, at)]);
    const due = only(asked.filter(([, now]) => now).map(([need]) => need));
    const later = only(asked.filter(([, now]) => !now).map(([need]) => need));
    const names = new Set(due.flatMap(factsAsked));
    return askedOnce([...due, ...later.map((need) => about(need, names))]);
  }

  // ── the whole decision ──────────────────────────────────────────────────────────────────────────────────
  // The stages that wait, where all that is lacking fell due after stages that have ended; else null.
  function heldBy(standard, { outcome, values, hopeful }) {
    if (outcome !== "return") return null;
    const lacking = standard.rules.slice(0, standard.own).filter((rule, i) => !rule.preferred && values[i] === UNKNOWN && hopeful[i] !== TRUE);
    if (lacking.length === 0 || lacking.some((rule) => rule.after.length === 0)) return null;
    return lacking.flatMap((rule) => rule.after.flatMap((gate) => standard.waits[gate] ?? []));
  }

  // `at`: when it was received and complete (moments) and which stages have ended.
  function decision(standard, facts, { received, complete = received, ended = [] }) {
    const at = { day: sp.dueDates.dayIn(received), calendar: standard.calendar, ended };
    const verdict = sp.decide(standard.rules, facts, at), { outcome, values, hopeful } = verdict;
    const own = standard.rules.slice(0, standard.own);
    const statuses = own.map((rule, i) => statusOf(rule, values[i], hopeful[i], facts, at));
    const broken = standard.rules.slice(standard.own).filter((rule, i) => values[standard.own + i] === FALSE);
    const failed = own.filter((_, i) => statuses[i] === "failed").map((rule) => rule.id);
    const together = broken.map((rule) => rule.id.split("+")).filter((ids) => !ids.some((id) => failed.includes(id)));
    const held = heldBy(standard, verdict), incomplete = outcome === "return" && held === null;
    const deadlines = standard.timesKnown
      ? sp.dueDates.stages(standard, facts, at, { received, complete, incomplete, held: held ?? [] })
      : [];
    const fee = standard.fee === null ? null : sp.fees.due(standard.fee, facts, at);
    return { outcome, statuses, together, needs: toSupply(standard, outcome, facts, at), deadlines, fee };
  }

  return { says, leavesOf, unstatedIn, nameIn, decision };
})());
