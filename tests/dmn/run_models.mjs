// Runs decision models with feelin, an interpreter of FEEL: a line of JSON in, a line of JSON out.
//
// {"model": [{name, needs, entries: [[name or null, expression]]}…]} is kept; {"inputs": {…}} is decided by it and
// answered with the value of each decision. A decision sees what it says it needs and nothing else, and a name
// that is not there is an error. {"date": …} and {"date and time": …} are values of FEEL.
import { createInterface } from "node:readline";
import { evaluate } from "feelin";

const TYPES = ["date", "date and time"];
let model = [];

function value(told) {
  if (Array.isArray(told)) return told.map(value);
  if (told === null || typeof told !== "object") return told;
  const [type] = Object.keys(told);
  if (TYPES.includes(type)) return worth(`${type}("${told[type]}")`, {});
  return Object.fromEntries(Object.entries(told).map(([name, each]) => [name, value(each)]));
}

function worth(expression, scope) {
  const found = evaluate(expression, scope);
  const unknown = (found.warnings ?? []).filter((warning) => warning.type === "NO_VARIABLE_FOUND");
  if (unknown.length) throw new Error(`${unknown[0].message} in ${expression}`);
  return found.value ?? null;
}

function decided(inputs) {
  const known = value(inputs);
  for (const { name, needs, entries } of model) {
    const scope = Object.fromEntries(needs.map((need) => [need, known[need] ?? null]));
    for (const [entry, expression] of entries) scope[entry ?? ""] = worth(expression, scope);
    known[name] = scope[""];
  }
  return Object.fromEntries(model.map(({ name }) => [name, known[name]]));
}

createInterface({ input: process.stdin }).on("line", (line) => {
  const told = JSON.parse(line);
  if (told.model !== undefined) {
    model = told.model;
    return;
  }
  let answer;
  try {
    answer = decided(told.inputs);
  } catch (error) {
    answer = { error: error.message };
  }
  console.log(JSON.stringify(answer));
});
