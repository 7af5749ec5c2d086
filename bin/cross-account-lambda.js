#!/usr/bin/env node
// Bundled from lib/cli by scripts/build-bin.ts; do not edit.
"use strict";

// lib/cli/keep-heap-small.ts
var import_node_v8 = require("node:v8");
var KNOWN_VERSIONS = ["11", "12", "13"];
function keepHeapSmall(version = process.versions.v8) {
  if (!KNOWN_VERSIONS.includes(version.split(".")[0] ?? "")) return;
  (0, import_node_v8.setFlagsFromString)("--semi-space-growth-factor=1");
  (0, import_node_v8.setFlagsFromString)("--heap-growing-percent=20");
}

// lib/cli/main.ts
var import_node_util3 = require("node:util");

// lib/errors.ts
var InputError = class extends Error {
  /**
   * @param path where the problems are: a construct path, or the name of a file or context.
   * @param problems what is wrong, at least one.
   */
  constructor(path, problems) {
    super(problems.map((problem) => `[${path}] ${describeProblem(problem)}`).join("\n"));
    this.path = path;
    this.problems = problems;
    this.name = "InputError";
  }
  path;
  problems;
  code = "E_INPUT";
};
function describeProblem({ what, got, allowed, todo, page }) {
  return `${what}: got ${got}; allowed: ${allowed}; ${todo}${page === void 0 ? "" : ` (${page})`}`;
}
function rejectProblems(path, problems) {
  const found = problems.filter((problem) => problem !== void 0);
  if (found.length > 0) {
    throw new InputError(path, found);
  }
}
var LONG_NAME = 40;
function reject(path, problem) {
  throw new InputError(path, [problem]);
}
function show(value2) {
  if (value2 === void 0) {
    return "nothing";
  }
  return typeof value2 === "number" ? String(value2) : JSON.stringify(value2) ?? String(value2);
}
var badAccountId = (property, got) => ({
  code: "E_ACCOUNT_ID",
  what: `${property} is not an AWS account id`,
  got: show(got),
  allowed: "12 digits",
  todo: "write all 12 digits as a string, leading zeros too"
});
var badName = (property, got, allowed, acceptedBy = "AWS") => ({
  code: "E_NAME",
  what: `${property} is not a name that ${acceptedBy} accepts`,
  got: typeof got === "string" && got.length > LONG_NAME ? `${show(got.slice(0, LONG_NAME))}\u2026 (${got.length} characters)` : show(got),
  allowed,
  todo: `change ${property}`
});
var badChoice = (property, got, allowed) => ({
  code: "E_CHOICE",
  what: `${property} is none of the values it can have`,
  got: show(got),
  allowed,
  todo: `change ${property}`
});
var badArn = (property, got, allowed) => ({
  code: "E_ARN",
  what: `${property} is not the ARN that is needed here`,
  got: show(got),
  allowed,
  todo: "copy the ARN from the console or from the output of the stack that owns it"
});
var eitherOr = (one2, other, got) => ({
  code: "E_CONFLICT",
  what: `${one2} and ${other} exclude each other`,
  got,
  allowed: `one of ${one2}, ${other}`,
  todo: "leave one of them out"
});
var missing = (what, allowed, todo) => ({
  code: "E_MISSING",
  what,
  got: "nothing",
  allowed,
  todo
});
var otherAccount = (what, got, allowed, todo) => ({
  code: "E_OTHER_ACCOUNT",
  what,
  got,
  allowed,
  todo
});

// lib/render/paint.ts
var same = (text2) => text2;
var PLAIN = { good: same, bad: same, unsure: same, heading: same };
var sgr = (on, off) => (text2) => `\x1B[${on}m${text2}\x1B[${off}m`;
var DEFAULT_COLOUR = 39;
var NOT_BOLD = 22;
var COLOURED = {
  good: sgr(32, DEFAULT_COLOUR),
  bad: sgr(31, DEFAULT_COLOUR),
  unsure: sgr(33, DEFAULT_COLOUR),
  heading: sgr(1, NOT_BOLD)
};

// lib/render/plain-text.ts
var STEERING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
function plainText(text2) {
  return text2.replace(STEERING, "\uFFFD");
}
function cutText(text2, longest) {
  return text2.length <= longest ? text2 : `${text2.slice(0, longest)}\u2026`;
}
function plainJson(json) {
  return json.replace(STEERING, (character) => character === "\n" ? character : escapeUnits(character));
}
function escapeUnits(character) {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`
  ).join("");
}

// lib/cli/exit-code.ts
var EXIT_OK = 0;
var EXIT_NOT_AS_HOPED = 1;
var EXIT_CANNOT_RUN = 2;
var EXIT_UNKNOWN = 3;

// lib/cli/help-text.ts
var COMMON = `  --stack NAME          Take this stack of a cdktf.out folder only; repeatable
  --together            Judge all stacks of a cdktf.out folder as one world
  --account KEY=ID      The account of a provider that the input does not tell; repeatable
  --output FILE         Write the result to a file instead of standard output
  --no-color            No colours (NO_COLOR does the same)
  -h, --help            Print this message
`;
var INPUT = `INPUT is a plan or a state (terraform show -json), a cdktf.out folder, a cdk.tf.json, an
inventory, or - for standard input. Several are one world; the stacks of one cdktf.out are
judged each by itself.
`;
var GENERAL = `Usage: cross-account-lambda COMMAND INPUT... [options]

Proves from Terraform JSON which cross-account Lambda and STS accesses AWS would allow.
It needs no credentials and changes nothing.

Commands:
  check INPUT...        Prove each declared access, and that nothing else crosses accounts
  review INPUT...       Tell what a change opens, closes and widens, and what is wrong with it
  prove INPUT...        Ask one question: may this principal do this to that?
  graph INPUT...        Draw who may reach what

${INPUT}
Options:
${COMMON}  --version             Print the version

Each command has its own: cross-account-lambda COMMAND --help
`;
var CHECK = `Usage: cross-account-lambda check INPUT... [options]

Proves each access that an access_manifest declares, and that nothing else crosses accounts.

${INPUT}
Options:
  --format FORMAT       text (default), json or markdown
  --allow-unknown       Exit with 0 where the input does not tell
${COMMON}
Exit: 0 all is proved, 1 something is not, 2 cannot run, 3 the input does not tell
`;
var REVIEW = `Usage: cross-account-lambda review INPUT... [options]

Tells which accesses a change opens, widens, narrows and closes, with findings. A plan tells what
was and what will be; without any before, everything counts as opened.

${INPUT}
Options:
  --before INPUT        Compare with what this input tells, such as the synthesis of the base
                        branch; stacks are compared by name; repeatable
  --fail-on SEVERITY    Exit with 1 on a new finding of this weight or more: error (default),
                        warning, note or never
  --strict              Exit with 3 where the input does not tell all
  --config FILE         Trusted accounts, severities and waivers
                        (default: cross-account-lambda.json, where there is one)
  --date YYYY-MM-DD     The day on which waivers hold or have expired (default: today, in UTC)
  --format FORMAT       text (default), markdown, json or sarif
${COMMON}
Exit: 0 no new finding at or over --fail-on, 1 there is one, 2 cannot run,
      3 with --strict, the input does not tell
`;
var PROVE = `Usage: cross-account-lambda prove INPUT... --principal P --action A --resource R [options]

Decides one request as AWS would, and shows the statements that made the decision.

${INPUT}
Options:
  --principal P         ARN of a role, role session, user or account root, or a service name
  --action A            One action, such as sts:AssumeRole
  --resource R          ARN of one role, function (with its qualifier) or other resource
  --context KEY=VALUE   Value of a condition key; repeat a key to give it several values
  --session-policy FILE A policy document the session was made with; repeatable
  --expect OUTCOME      allowed (default), explicitDeny, implicitDeny, denied or unknown
  --format FORMAT       text (default), json or markdown
${COMMON}
Exit: 0 as expected, 1 not as expected, 2 cannot run, 3 the input does not tell
`;
var GRAPH = `Usage: cross-account-lambda graph INPUT... [options]

Draws the accesses between roles, functions, services and accounts.

${INPUT}
Options:
  --format FORMAT       mermaid (default), json or text
${COMMON}
Exit: 0 drawn, 2 cannot run
`;
function helpText(command) {
  switch (command) {
    case void 0:
      return GENERAL;
    case "check":
      return CHECK;
    case "review":
      return REVIEW;
    case "prove":
      return PROVE;
    case "graph":
      return GRAPH;
    default:
      return command;
  }
}

// lib/iam/text.ts
var SYMBOLIC = /* @__PURE__ */ Symbol("symbolic text");
var UNKNOWN_TEXT = { [SYMBOLIC]: true, parts: [{ symbol: void 0 }] };
function symbolText(symbol) {
  return { [SYMBOLIC]: true, parts: [{ symbol }] };
}
function isSymbolic(value2) {
  return typeof value2 === "object" && value2 !== null && SYMBOLIC in value2;
}
function isText(value2) {
  return typeof value2 === "string" || isSymbolic(value2);
}
function textParts(text2) {
  if (isSymbolic(text2)) return text2.parts;
  return text2 === "" ? [] : [text2];
}
function joinText(...texts) {
  if (texts.every((text2) => typeof text2 === "string")) return texts.join("");
  return textOf(texts.flatMap(textParts));
}
function textOf(given) {
  const parts = [];
  for (const part of given.filter((each) => each !== "")) {
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") {
      parts[parts.length - 1] = last + part;
    } else {
      parts.push(part);
    }
  }
  if (parts.every((part) => typeof part === "string")) {
    return parts.join("");
  }
  return { [SYMBOLIC]: true, parts };
}
function lowerCase(text2) {
  if (!isSymbolic(text2)) return text2.toLowerCase();
  return textOf(text2.parts.map((part) => typeof part === "string" ? part.toLowerCase() : part));
}
function showText(text2) {
  return textParts(text2).map((part) => typeof part === "string" ? part : `<${part.symbol ?? "known after apply"}>`).join("");
}
function textKey(text2) {
  if (!isSymbolic(text2)) return text2;
  return text2.parts.every((part) => typeof part === "string" || part.symbol !== void 0) ? showText(text2) : void 0;
}

// lib/graph/graph-problems.ts
var ownedTwice = (arn2, places) => ({
  code: "E_OWNED_TWICE",
  what: "two of the inputs own one thing",
  got: `${arn2} in ${places.join(" and in ")}`,
  allowed: "one owner for each ARN of a world",
  todo: "give the inputs one by one, or leave out the one that is outdated"
});

// lib/iam/arn-text.ts
function parseArnText(text2) {
  const [prefix, partition2 = "", service = "", region2 = "", accountId2 = "", ...rest2] = splitText(text2, ":");
  const resource = joinPieces(rest2, ":");
  return prefix === "arn" && partition2 !== "" && service !== "" && resource !== "" ? { partition: partition2, service, region: region2, accountId: accountId2, resource } : void 0;
}
function splitText(text2, separator) {
  if (!isSymbolic(text2)) return text2.split(separator);
  const pieces = [""];
  for (const part of textParts(text2)) {
    const [first = "", ...others] = typeof part === "string" ? part.split(separator) : [textOf([part])];
    pieces[pieces.length - 1] = joinText(pieces.at(-1) ?? "", first);
    for (const other of others) pieces.push(other);
  }
  return pieces;
}
function joinPieces(pieces, separator) {
  return textOf(
    pieces.flatMap(
      (piece, index) => index === 0 ? textParts(piece) : [separator, ...textParts(piece)]
    )
  );
}

// lib/iam/truth.ts
var truth = (value2) => value2 ? "yes" : "no";
function not(value2) {
  switch (value2) {
    case "yes":
      return "no";
    case "no":
      return "yes";
    case "unknown":
      return "unknown";
    default:
      return value2;
  }
}
function all(values) {
  let result = "yes";
  for (const value2 of values) {
    if (value2 === "no") return "no";
    if (value2 === "unknown") result = "unknown";
  }
  return result;
}
function any(values) {
  let result = "no";
  for (const value2 of values) {
    if (value2 === "yes") return "yes";
    if (value2 === "unknown") result = "unknown";
  }
  return result;
}

// lib/iam/wildcard.ts
var MAX_STEPS = 2e7;
var ANY = /* @__PURE__ */ Symbol("any characters");
var ONE = /* @__PURE__ */ Symbol("one character");
function matchWildcard(pattern, text2) {
  if (typeof pattern === "string" && typeof text2 === "string") {
    return hasWildcard(pattern) ? matchUnits(plainUnits(pattern), plainText2(text2)) : truth(pattern === text2);
  }
  return matchSymbolic(patternUnits(pattern), textUnits(text2));
}
function equalTexts(one2, other) {
  if (typeof one2 === "string" && typeof other === "string") {
    return truth(one2 === other);
  }
  return matchSymbolic(textUnits(one2), textUnits(other));
}
var ARN_SEGMENTS = 6;
function matchArn(pattern, arn2) {
  if (isAnything(pattern)) return "yes";
  if (typeof pattern === "string" && typeof arn2 === "string") {
    return matchPlainArn(pattern, arn2);
  }
  const [units, given] = [patternUnits(pattern), textUnits(arn2)];
  if (typeof units[0] === "object" || typeof given[0] === "object") {
    return matchFromWholeArn(units, given);
  }
  if (isOpenEnded(units) || isOpenEnded(given)) {
    return matchOpenEnded(units, given);
  }
  const givenSegments = splitArn(given);
  return all(splitArn(units).map((segment, index) => matchSymbolic(segment, givenSegments[index] ?? [])));
}
function matchResource(pattern, arn2) {
  const match = matchArn(pattern, arn2);
  return match === "no" && endsSegment(pattern) && matchWildcard(pattern, arn2) !== "no" ? "unknown" : match;
}
function endsSegment(pattern) {
  if (typeof pattern === "string") return pattern.includes("*:");
  const units = patternUnits(pattern);
  return units.some((unit, index) => unit === ANY && units[index + 1] === ":");
}
function hasWildcard(text2) {
  return textParts(text2).some((part) => typeof part === "string" && /[*?]/.test(part));
}
function matchPlainArn(pattern, arn2) {
  if (pattern === arn2) return "yes";
  if (!hasWildcard(pattern) && pattern.split(":", ARN_SEGMENTS).length === ARN_SEGMENTS) return "no";
  const given = splitArn([...arn2]);
  return all(splitArn(plainUnits(pattern)).map((segment, index) => matchUnits(segment, given[index] ?? [])));
}
function matchFromWholeArn(pattern, text2) {
  const first = pattern[0];
  const other = text2[0];
  if (first !== void 0 && other !== void 0 && sameUnit(first, other)) {
    return matchSymbolic(pattern.slice(1), text2.slice(1));
  }
  return mayMatch(pattern, text2) ? "unknown" : "no";
}
function isOpenEnded(units) {
  return units.some((unit) => typeof unit === "object") && units.filter((unit) => unit === ":").length < ARN_SEGMENTS - 1;
}
function matchOpenEnded(pattern, text2) {
  const isSame = pattern.length === text2.length && pattern.every((unit, index) => matchesUnit(unit, text2[index]) && unit !== ONE);
  if (isSame) return "yes";
  const filled = splitArn(pattern).flatMap((segment, index) => index === 0 ? segment : [":", ...segment]);
  return mayMatch(pattern, text2) || mayMatch(filled, text2) ? "unknown" : "no";
}
function splitArn(units) {
  const segments = [[]];
  for (const unit of units) {
    if (unit === ":" && segments.length < ARN_SEGMENTS) {
      segments.push([]);
    } else {
      segments.at(-1)?.push(unit);
    }
  }
  while (segments.length < ARN_SEGMENTS) {
    segments.push([ANY]);
  }
  return segments;
}
function matchSymbolic(pattern, text2) {
  const match = matchUnits(pattern, text2);
  if (match !== "no") return match;
  const concrete = [...pattern, ...text2].every((unit) => typeof unit !== "object");
  return !concrete && mayMatch(pattern, text2) ? "unknown" : "no";
}
function matchUnits(pattern, text2) {
  let [at, position, star, resume] = [0, 0, -1, 0];
  for (let step = 0; position < text2.length; step += 1) {
    if (step > MAX_STEPS) return "unknown";
    const unit = pattern[at];
    if (unit === ANY) {
      star = at;
      resume = position;
      at += 1;
    } else if (at < pattern.length && matchesUnit(unit, text2[position])) {
      at += 1;
      position += 1;
    } else if (star >= 0) {
      resume += 1;
      position = resume;
      at = star + 1;
    } else {
      return "no";
    }
  }
  while (pattern[at] === ANY) at += 1;
  return truth(at === pattern.length);
}
function matchesUnit(pattern, text2) {
  if (pattern === ONE) return typeof text2 === "string";
  return pattern !== void 0 && text2 !== void 0 && sameUnit(pattern, text2);
}
function sameUnit(one2, other) {
  if (typeof one2 === "object" && typeof other === "object") {
    return one2.symbol !== void 0 && one2.symbol === other.symbol;
  }
  return one2 === other;
}
function mayMatch(pattern, text2) {
  if (pattern.length * text2.length > MAX_STEPS) return true;
  let reachable = [true];
  for (const [index, unit] of text2.entries()) {
    reachable[index + 1] = reachable[index] === true && isFree(unit);
  }
  for (const unit of pattern) {
    const next2 = [isFree(unit) && reachable[0] === true];
    for (const [index, given] of text2.entries()) {
      const skipped = isFree(unit) && (reachable[index + 1] === true || next2[index] === true);
      const swallowed = isFree(given) && (reachable[index + 1] === true || next2[index] === true);
      const both = reachable[index] === true && (isFree(unit) || unit === ONE || unit === given);
      next2[index + 1] = skipped || swallowed || both;
    }
    reachable = next2;
  }
  return reachable[text2.length] === true;
}
function isFree(unit) {
  return unit === ANY || typeof unit === "object";
}
function isAnything(pattern) {
  if (typeof pattern === "string") return /^\*+$/.test(pattern);
  const units = patternUnits(pattern);
  return units.length > 0 && units.every((unit) => unit === ANY);
}
function patternUnits(pattern) {
  if (typeof pattern === "string" || isSymbolic(pattern)) {
    return textParts(pattern).flatMap(
      (part) => typeof part === "string" ? plainUnits(part) : [part]
    );
  }
  return pattern.flatMap((part) => "literal" in part ? textUnits(part.literal) : patternUnits(part.pattern));
}
function plainText2(text2) {
  return /[\ud800-\udfff]/.test(text2) ? [...text2] : text2;
}
function plainUnits(pattern) {
  return Array.from(pattern, wildcardUnit);
}
function wildcardUnit(character) {
  switch (character) {
    case "*":
      return ANY;
    case "?":
      return ONE;
    default:
      return character;
  }
}
function textUnits(text2) {
  return textParts(text2).flatMap((part) => typeof part === "string" ? [...part] : [part]);
}
function isSameText(one2, other) {
  const key = textKey(one2);
  return key !== void 0 && key === textKey(other);
}

// lib/graph/identity-key.ts
function roleNameKey(partition2, accountId2, roleName) {
  return keyOf(["role", partition2, accountId2, lowerCase(roleName)]);
}
function identityKey(arn2) {
  const parts = identityParts(arn2);
  return parts === void 0 || textKey(arn2) === void 0 ? void 0 : keyOf(parts);
}
function mayBeSameIdentity(one2, other) {
  const [left, right] = [identityParts(one2), identityParts(other)];
  return left === void 0 || right === void 0 ? equalTexts(one2, other) !== "no" : left.every((part, index) => equalTexts(part, right[index] ?? "") !== "no");
}
function identityParts(arn2) {
  const parts = parseArnText(arn2);
  if (parts?.service !== "iam") return void 0;
  const [kind, ...path] = splitText(parts.resource, "/");
  const name2 = path.at(-1);
  return (kind === "role" || kind === "user") && name2 !== void 0 ? [kind, parts.partition, parts.accountId, lowerCase(name2)] : void 0;
}
function keyOf(parts) {
  return parts.map(showText).join(" ");
}

// lib/graph/qualify-symbols.ts
function qualifySymbols(inventory, place2) {
  return qualify(inventory, place2);
}
function qualify(value2, place2) {
  if (isSymbolic(value2)) {
    return textOf(
      textParts(value2).map(
        (part) => typeof part === "string" || part.symbol === void 0 ? part : { symbol: `${part.symbol} in ${place2}` }
      )
    );
  }
  if (Array.isArray(value2)) return value2.map((element3) => qualify(element3, place2));
  if (typeof value2 !== "object" || value2 === null) return value2;
  return Object.fromEntries(Object.entries(value2).map(([key, member2]) => [key, qualify(member2, place2)]));
}

// lib/graph/build-graph.ts
function buildGraph(given, places = placesOf(given)) {
  const inventories = given.map((inventory, index) => {
    const place2 = places[index];
    return place2 === void 0 ? inventory : qualifySymbols(inventory, place2);
  });
  const twice = /* @__PURE__ */ new Map();
  const unite = (facts, merge3) => uniteFacts(facts, merge3, twice);
  const roles = unite(
    inventories.flatMap((inventory) => inventory.roles),
    mergeRoles
  );
  const graph = {
    inputs: inventories.map(({ input }) => input),
    roles,
    rolesByName: indexByName(roles),
    functions: unite(
      inventories.flatMap((inventory) => inventory.functions),
      mergeFunctions
    ),
    resources: unite(
      inventories.flatMap((inventory) => inventory.resources),
      mergeResources
    ),
    principals: unite(
      inventories.flatMap((inventory) => inventory.principals),
      mergePrincipals
    ),
    accounts: uniteAccounts(
      inventories.flatMap((inventory) => inventory.accounts),
      twice
    ),
    eventSources: inventories.flatMap(({ eventSources }) => eventSources),
    ...inventories.some(({ declared }) => declared !== void 0) ? { declared: inventories.flatMap(({ declared = [] }) => declared) } : {},
    notes: inventories.flatMap(({ notes }) => notes),
    ...inventories.some(({ planned }) => planned !== void 0) ? {
      planned: inventories.flatMap(({ planned = [] }) => planned),
      drifted: inventories.flatMap(({ drifted = [] }) => drifted)
    } : {}
  };
  rejectProblems(
    "world",
    [...twice].map(([arn2, places2]) => ownedTwice(arn2, [...places2]))
  );
  return graph;
}
function placesOf(given) {
  return given.length < 2 ? [] : given.map(({ input }, index) => `${input} (${index + 1})`);
}
function uniteFacts(facts, merge3, twice) {
  const united = /* @__PURE__ */ new Map();
  for (const [index, fact] of facts.entries()) {
    const key = textKey(fact.arn) ?? `${showText(fact.arn)} #${index}`;
    const identity = identityKey(fact.arn) ?? key;
    const [otherKey, other] = united.get(identity) ?? [];
    if (other?.whole && fact.whole) {
      addPlaces(twice, otherKey === void 0 ? key : arnsOf(otherKey, key), [other.origin, fact.origin]);
    }
    const kept = otherKey === void 0 || fact.whole ? key : otherKey;
    united.set(identity, [kept, other === void 0 ? fact : merge3(other, fact)]);
  }
  return new Map(united.values());
}
function arnsOf(one2, other) {
  return one2 === other ? one2 : `${one2} and ${other}, which have one name,`;
}
function addPlaces(twice, key, origins) {
  twice.set(key, /* @__PURE__ */ new Set([...twice.get(key) ?? [], ...origins.map(placeOf)]));
}
function placeOf({ input, address }) {
  return address === void 0 ? input : `${input} (${address})`;
}
function owner(one2, other) {
  return other.whole ? other : one2;
}
function mergeRoles(one2, other) {
  const boundary = one2.permissionsBoundary ?? other.permissionsBoundary;
  const trustPolicy = one2.trustPolicy ?? other.trustPolicy;
  return {
    ...owner(one2, other),
    whole: one2.whole || other.whole,
    ...trustPolicy === void 0 ? {} : { trustPolicy },
    identityPolicies: [...one2.identityPolicies, ...other.identityPolicies],
    ...boundary === void 0 ? {} : { permissionsBoundary: boundary }
  };
}
function mergePrincipals(one2, other) {
  const boundary = one2.permissionsBoundary ?? other.permissionsBoundary;
  return {
    ...owner(one2, other),
    whole: one2.whole || other.whole,
    identityPolicies: [...one2.identityPolicies, ...other.identityPolicies],
    ...boundary === void 0 ? {} : { permissionsBoundary: boundary }
  };
}
function mergeFunctions(one2, other) {
  const qualifiers = /* @__PURE__ */ new Set([...Object.keys(one2.resourcePolicies), ...Object.keys(other.resourcePolicies)]);
  const executionRole = one2.executionRole ?? other.executionRole;
  return {
    ...owner(one2, other),
    whole: one2.whole || other.whole,
    ...executionRole === void 0 ? {} : { executionRole },
    resourcePolicies: Object.fromEntries(
      [...qualifiers].map((qualifier) => [qualifier, [...policiesOf(one2, qualifier), ...policiesOf(other, qualifier)]])
    ),
    functionUrls: { ...one2.functionUrls, ...other.functionUrls }
  };
}
function policiesOf({ resourcePolicies }, qualifier) {
  return (Object.hasOwn(resourcePolicies, qualifier) ? resourcePolicies[qualifier] : void 0) ?? [];
}
function mergeResources(one2, other) {
  const accountId2 = one2.accountId ?? other.accountId;
  return {
    ...owner(one2, other),
    whole: one2.whole || other.whole,
    ...one2.wholePolicy || other.wholePolicy ? { wholePolicy: true } : {},
    ...accountId2 === void 0 ? {} : { accountId: accountId2 },
    resourcePolicies: [...one2.resourcePolicies, ...other.resourcePolicies]
  };
}
var ACCOUNT_MEMBERS = ["organizationId", "serviceControlPolicies", "resourceControlPolicies"];
function uniteAccounts(accounts, twice) {
  const united = /* @__PURE__ */ new Map();
  for (const account of accounts) {
    const other = united.get(account.id);
    for (const name2 of ACCOUNT_MEMBERS) {
      const isOther = other?.[name2] !== void 0 && account[name2] !== void 0 && !isSameFact(other[name2], account[name2]);
      if (isOther) addPlaces(twice, `${name2} of ${account.id}`, [other.origin, account.origin]);
    }
    united.set(account.id, { ...other, ...account });
  }
  return united;
}
function isSameFact(one2, other) {
  const withoutOrigin = (key, value2) => key === "origin" ? void 0 : value2;
  return JSON.stringify(one2, withoutOrigin) === JSON.stringify(other, withoutOrigin);
}
function indexByName(roles) {
  const index = /* @__PURE__ */ new Map();
  for (const role of roles.values()) {
    const key = identityKey(role.arn);
    if (key !== void 0) index.set(key, role);
  }
  return index;
}

// lib/cli/command-problems.ts
var badUsage = (what, got, allowed, todo) => ({
  code: "E_USAGE",
  what,
  got,
  allowed,
  todo
});
var badInputFile = (what, got, allowed, todo) => ({
  code: "E_INPUT_FILE",
  what,
  got,
  allowed,
  todo
});
var unwritable = (path, message) => ({
  code: "E_OUTPUT_FILE",
  what: `${show(path)} cannot be written`,
  got: message,
  allowed: "a file in a folder that exists and may be written to",
  todo: "correct --output, or leave it out to get the result on standard output"
});
var noManifest = (got) => ({
  code: "E_NO_MANIFEST",
  what: "no input declares its accesses, so there is nothing to prove",
  got,
  allowed: "a plan, a state or a synthesis with an output or a terraform_data named access_manifest",
  todo: "use graph to see which accesses there are, or prove to ask for one"
});
var whichStack = (what, got, stacks) => ({
  code: "E_STACK",
  what,
  got,
  allowed: stacks.length === 0 ? "no stack: the folder holds none" : `one of the stacks ${stacks.join(", ")}`,
  todo: "name one with --stack, or take all of them for one world with --together"
});
var notComparable = (byStack) => badUsage(
  "one side is judged stack by stack and the other one is not",
  `${byStack} as a cdktf.out folder`,
  "a cdktf.out folder on both sides, or none",
  "give two cdktf.out folders, or take all stacks for one world with --together"
);
var unknownProvider = (got, keys) => ({
  code: "E_PROVIDER",
  what: "an account is given for a provider that no input has",
  got: show(got),
  allowed: keys.length === 0 ? "none" : keys.map(show).join(", "),
  todo: "write the key as the resources name their provider"
});

// lib/cli/find-sources.ts
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");

// lib/terraform/decode-text.ts
function decodeText(bytes) {
  const encoding = encodingOf(bytes);
  return encoding === "utf-16be" ? new TextDecoder("utf-16le").decode(swapPairs(bytes)) : new TextDecoder(encoding).decode(bytes);
}
function encodingOf([first, second]) {
  if (first === 255 && second === 254) return "utf-16le";
  if (first === 254 && second === 255) return "utf-16be";
  if (first !== void 0 && first !== 0 && second === 0) return "utf-16le";
  return first === 0 && second !== void 0 && second !== 0 ? "utf-16be" : "utf-8";
}
function swapPairs(bytes) {
  const swapped = new Uint8Array(bytes.length - bytes.length % 2);
  for (let at = 0; at < swapped.length; at += 2) {
    swapped[at] = bytes[at + 1] ?? 0;
    swapped[at + 1] = bytes[at] ?? 0;
  }
  return swapped;
}

// lib/terraform/plan-json.ts
function recordOf(value2) {
  return isRecord(value2) ? value2 : {};
}
function isRecord(value2) {
  return typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
}
function listOf(value2) {
  return Array.isArray(value2) ? value2 : [];
}
function stringOf(value2) {
  return typeof value2 === "string" ? value2 : void 0;
}
function memberOf(value2, key) {
  return isRecord(value2) && Object.hasOwn(value2, key) ? value2[key] : void 0;
}

// lib/terraform/plan-problems.ts
var READABLE = "the JSON of a plan or a state (terraform show -json), a cdk.tf.json, or inventory JSON";
var unreadableInput = (what, got, todo) => ({
  code: "E_FORMAT",
  what,
  got,
  allowed: READABLE,
  todo
});
var newerFormat = (got) => ({
  code: "E_FORMAT_VERSION",
  what: "the format of the plan or state is newer than this package",
  got: show(got),
  allowed: "format_version 0.x or 1.x",
  todo: "update cdktf-cross-account-lambda"
});
var badManifestFile = (got) => ({
  code: "E_SYNTHESIS",
  what: "the manifest.json of the synthesis lists no stacks",
  got,
  allowed: "what cdktf and cdktn write: stacks, each with a name and a synthesizedStackPath",
  todo: "synthesise again: npx cdktf synth"
});

// lib/terraform/synthesis-manifest.ts
function synthesisManifest(input, text2) {
  const stacks = memberOf(parsed(text2), "stacks");
  const entries = Object.entries(recordOf(stacks));
  const found = entries.flatMap(([key, stack]) => {
    const path = stringOf(memberOf(stack, "synthesizedStackPath"));
    return path === void 0 ? [] : [{ name: stringOf(memberOf(stack, "name")) ?? key, path }];
  });
  const unreadable = entries.filter(([, stack]) => typeof memberOf(stack, "synthesizedStackPath") !== "string");
  rejectProblems(input, [
    entries.length === 0 ? badManifestFile(described(text2)) : void 0,
    ...unreadable.map(([key]) => badManifestFile(`a stack ${show(key)} without a path`))
  ]);
  return found;
}
function parsed(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    return void 0;
  }
}
function described(text2) {
  const json = parsed(text2);
  if (json === void 0) return text2.trim() === "" ? "an empty file" : "no JSON";
  return memberOf(json, "stacks") === void 0 ? "JSON without stacks" : "an empty list";
}

// lib/cli/find-sources.ts
var STANDARD_INPUT = "standard input";
var MANIFEST = "manifest.json";
var SYNTHESIS = "cdk.tf.json";
var PLAN_COMMAND = "terraform plan -out plan.bin && terraform show -json plan.bin > plan.json";
async function findSources(input, host) {
  if (input === "-") {
    const bytes = await host.readStandardInput();
    return { name: STANDARD_INPUT, read: () => decodeText(bytes) };
  }
  const path = (0, import_node_path.resolve)(host.folder, input);
  const kind = kindOf(path);
  switch (kind) {
    case "file":
      return input.endsWith(".tf") ? reject(input, sourceCode("is source code")) : fileSource(input, path);
    case "folder":
      return findInFolder(input.replace(/(?<=.)\/+$/, ""), path);
    case void 0:
      return reject(
        input,
        badInputFile(
          "there is no such file or folder",
          show(input),
          "a file or folder that exists",
          "correct the path"
        )
      );
    default:
      return kind;
  }
}
function readFileText(name2, path) {
  try {
    return decodeText((0, import_node_fs.readFileSync)(path));
  } catch (error) {
    return reject(
      name2,
      badInputFile("the file cannot be read", error.message, "a file that may be read", "correct the path")
    );
  }
}
function kindOf(path) {
  const found = (0, import_node_fs.statSync)(path, { throwIfNoEntry: false });
  if (found === void 0) return void 0;
  return found.isDirectory() ? "folder" : "file";
}
function fileSource(name2, path) {
  return { name: name2, read: () => readFileText(name2, path) };
}
function findInFolder(input, path) {
  const names4 = (0, import_node_fs.readdirSync)(path);
  if (names4.includes(MANIFEST)) {
    const text2 = readFileText(`${input}/${MANIFEST}`, (0, import_node_path.join)(path, MANIFEST));
    const stacks = synthesisManifest(`${input}/${MANIFEST}`, text2).map(({ name: name2, path: file }) => ({
      stack: name2,
      source: fileSource(`${input}, stack ${name2}`, (0, import_node_path.join)(path, file))
    }));
    return { folder: input, stacks };
  }
  if (names4.includes(SYNTHESIS)) return fileSource(`${input}/${SYNTHESIS}`, (0, import_node_path.join)(path, SYNTHESIS));
  if (names4.some((name2) => /\.tf(\.json)?$/.test(name2))) return reject(input, sourceCode("holds source code"));
  return reject(
    input,
    badInputFile(
      "the folder holds nothing that can be read",
      "a folder without manifest.json and cdk.tf.json",
      "a cdktf.out folder, the folder of one of its stacks, or a file",
      "synthesise first (npx cdktf synth), or name a file"
    )
  );
}
function sourceCode(what) {
  return badInputFile(
    `the input ${what} of Terraform`,
    "configuration, whose values nobody knows yet",
    "the plan that Terraform makes of it, as JSON",
    `run: ${PLAN_COMMAND}`
  );
}

// lib/cli/gather-errors.ts
async function gatherErrors(items, act) {
  const results2 = [];
  const errors = [];
  for (const item of items) {
    try {
      results2.push(await act(item));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      errors.push(error);
    }
  }
  throwErrors(errors);
  return results2;
}
function throwErrors(errors) {
  const [first, ...others] = errors;
  if (first !== void 0) throw others.length === 0 ? first : new AggregateError(errors, "several inputs");
}

// lib/cli/group-sources.ts
function groupSources({ stacks, together }, found) {
  const isPicked = ({ stack }) => stacks.length === 0 || stacks.includes(stack);
  if (isByStack({ together }, found)) {
    return found.filter(isStackFolder).flatMap((folder) => folder.stacks.filter(isPicked)).map(({ stack, source }) => ({ name: stack, sources: [{ place: stack, source }] }));
  }
  const sources = found.flatMap(
    (each, index) => isStackFolder(each) ? each.stacks.filter(isPicked).map(({ stack, source }) => ({ place: `${stack} (${index + 1})`, source })) : [{ place: `input ${index + 1}`, source: each }]
  );
  const names4 = found.map((each) => isStackFolder(each) ? each.folder : each.name);
  return [{ name: names4.join(" and "), sources }];
}
function isByStack({ together }, found) {
  return found.length === 1 && found.every(isStackFolder) && !together;
}
function isStackFolder(found) {
  return "stacks" in found;
}
function rejectUnknownStacks({ stacks }, found) {
  const folders = found.filter(isStackFolder);
  if (stacks.length > 0 && folders.length === 0) {
    reject(
      "--stack",
      badUsage("--stack names a stack of no input", stacks.join(", "), "a cdktf.out folder as INPUT", "leave it out")
    );
  }
  const names4 = [...new Set(folders.flatMap((folder) => folder.stacks.map(({ stack }) => stack)))];
  const unknown = stacks.filter((stack) => !names4.includes(stack));
  if (unknown.length > 0) {
    reject("--stack", whichStack("there is no such stack", unknown.join(", "), names4));
  }
}

// lib/terraform/facts-values.ts
function isList(value2) {
  return Array.isArray(value2);
}
function isBlock(value2) {
  return typeof value2 === "object" && value2 !== null && !Array.isArray(value2) && !isSymbolic(value2);
}
function valueIn(values, name2) {
  return Object.hasOwn(values, name2) ? values[name2] : void 0;
}
function textIn(values, name2) {
  return textOfValue(valueIn(values, name2));
}
function textOfValue(value2) {
  if (value2 === void 0 || value2 === null || value2 === "") return void 0;
  if (isText(value2)) return value2;
  return typeof value2 === "number" || typeof value2 === "boolean" ? String(value2) : UNKNOWN_TEXT;
}
function textsIn(values, name2) {
  const value2 = valueIn(values, name2);
  if (value2 === void 0 || value2 === null) return { values: [], open: false };
  if (!isList(value2)) return typeof value2 === "string" ? { values: [value2], open: false } : { values: [], open: true };
  const texts = value2.map((element3) => element3 === "" ? "" : textOfValue(element3));
  return { values: texts.filter((text2) => text2 !== void 0), open: texts.includes(void 0) };
}
function blocksIn(values, name2) {
  const value2 = valueIn(values, name2);
  const dynamic = valueIn(values, "dynamic");
  const isDynamic = isBlock(dynamic) && Object.hasOwn(dynamic, name2);
  if (value2 === void 0 || value2 === null) return { blocks: [], open: isDynamic };
  const elements = isList(value2) ? value2 : [value2];
  const blocks = elements.filter(isBlock);
  return { blocks, open: isDynamic || blocks.length < elements.length };
}
function isSymbolNamed(value2, symbol) {
  return isText(value2) && isSymbolic(value2) && textKey(value2) === `<${symbol}>`;
}
function isOwnSymbol(row, name2) {
  return isSymbolNamed(valueIn(row.values, name2) ?? null, `${row.address}.${name2}`);
}
function isUntold(text2, row) {
  return isSymbolic(text2) && text2.parts.some(
    (part) => typeof part !== "string" && (part.symbol === void 0 || part.symbol.startsWith(`${row.address}.`))
  );
}
function isArnSymbol(text2) {
  return isSymbolic(text2) && text2.parts.length === 1 && /[._]arn>$/.test(textKey(text2) ?? "");
}
function regionOf(row) {
  const region2 = textIn(row.values, "region");
  return region2 === void 0 || isUntold(region2, row) ? row.region : region2;
}

// lib/terraform/facts-accounts.ts
function readAccounts({ rowsOf }) {
  const rows = [...rowsOf("data.aws_organizations_organization"), ...rowsOf("aws_organizations_organization")];
  return [...new Map(rows.flatMap(membersOf).map((account) => [account.id, account])).values()];
}
function membersOf(row) {
  const organizationId = textIn(row.values, "id");
  if (organizationId === void 0 || isUntold(organizationId, row)) return [];
  const listed3 = blocksIn(row.values, "accounts").blocks.map((account) => textIn(account, "id"));
  return [row.accountId, ...listed3].filter(isAccountId).map((id) => ({ id, origin: row.origin, organizationId }));
}
function isAccountId(id) {
  return id !== void 0 && !isSymbolic(id) && /^\d{12}$/.test(id);
}

// lib/iam/parse-policy.ts
var POLICY_MEMBERS = ["Version", "Id", "Statement"];
var STATEMENT_MEMBERS = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition"
];
var PRINCIPAL_TYPES = ["AWS", "Service", "Federated", "CanonicalUser"];
var EMPTY = { values: [], open: false };
function parsePolicy(document) {
  const malformed = [];
  const policy = readPolicy(document, (path, problem) => malformed.push(path === "" ? problem : `${path}: ${problem}`));
  return malformed.length === 0 ? { policy } : { malformed };
}
function readPolicy(document, report2) {
  if (isUnknown(document)) {
    return { version: "unknown", statements: [], open: true };
  }
  if (!isObject(document)) {
    report2("", "a policy is a JSON object");
    return { version: "unknown", statements: [], open: true };
  }
  reportStrangers(document, POLICY_MEMBERS, "", report2);
  if (document.Statement === void 0) {
    report2("Statement", "is missing");
  }
  const written2 = document.Statement ?? [];
  const statements2 = Array.isArray(written2) ? written2 : [written2];
  const known = statements2.flatMap((statement, index) => readStatement(statement, index, report2) ?? []);
  return {
    version: readVersion(document.Version, report2),
    statements: known,
    open: isUnknown(document.Statement) || statements2.some(isUnknown)
  };
}
function readVersion(version, report2) {
  if (version === void 0) return "2008-10-17";
  if (isUnknown(version)) return "unknown";
  if (version === "2008-10-17" || version === "2012-10-17") return version;
  report2("Version", "is neither 2008-10-17 nor 2012-10-17");
  return "unknown";
}
function readStatement(statement, index, report2) {
  const path = `Statement[${index}]`;
  if (isUnknown(statement)) return void 0;
  if (!isObject(statement)) {
    report2(path, "a statement is a JSON object");
    return void 0;
  }
  reportStrangers(statement, STATEMENT_MEMBERS, `${path}.`, report2);
  const action = readElement(statement, "Action", path, report2);
  if (action === void 0) {
    report2(path, "has neither Action nor NotAction");
  }
  const principal = readPrincipalElement(statement, path, report2);
  const resource = readElement(statement, "Resource", path, report2);
  return {
    index,
    ...typeof statement.Sid === "string" ? { sid: statement.Sid } : {},
    effect: readEffect(statement.Effect, path, report2),
    ...principal === void 0 ? {} : { principal },
    action: action ?? { negated: false, list: EMPTY },
    ...resource === void 0 ? {} : { resource },
    conditions: readConditions(statement.Condition, `${path}.Condition`, report2)
  };
}
function readEffect(effect, path, report2) {
  if (effect === "Allow" || effect === "Deny") return effect;
  if (!isUnknown(effect)) report2(`${path}.Effect`, "is neither Allow nor Deny");
  return void 0;
}
function readElement(statement, name2, path, report2) {
  const negated = statement[name2] === void 0;
  const key = negated ? `Not${name2}` : name2;
  if (!negated && statement[`Not${name2}`] !== void 0) {
    report2(path, `has both ${name2} and Not${name2}`);
  }
  if (statement[key] === void 0) return void 0;
  return { negated, list: readList(statement[key], `${path}.${key}`, report2) };
}
function readPrincipalElement(statement, path, report2) {
  const negated = statement.Principal === void 0;
  const key = negated ? "NotPrincipal" : "Principal";
  if (!negated && statement.NotPrincipal !== void 0) {
    report2(path, "has both Principal and NotPrincipal");
  }
  return statement[key] === void 0 ? void 0 : { negated, list: readPrincipals(statement[key], `${path}.${key}`, report2) };
}
function readPrincipals(written2, path, report2) {
  if (isUnknown(written2)) return "unknown";
  if (written2 === "*") return [{ type: "AWS", values: { values: ["*"], open: false }, bare: true }];
  if (!isObject(written2)) {
    report2(path, 'is neither "*" nor an object of AWS, Service, Federated, CanonicalUser');
    return "unknown";
  }
  reportStrangers(written2, PRINCIPAL_TYPES, `${path}.`, report2);
  return PRINCIPAL_TYPES.filter((type) => written2[type] !== void 0).map((type) => ({
    type,
    values: readList(written2[type], `${path}.${type}`, report2)
  }));
}
function readConditions(written2, path, report2) {
  if (written2 === void 0) return [];
  if (isUnknown(written2)) return "unknown";
  if (!isObject(written2)) {
    report2(path, "is no object of operators");
    return "unknown";
  }
  if (Object.values(written2).some(isUnknown)) return "unknown";
  return Object.entries(written2).flatMap(([operator, keys]) => {
    if (!isObject(keys)) {
      report2(`${path}.${operator}`, "is no object of condition keys");
      return [];
    }
    return Object.entries(keys).map(([key, values]) => ({
      operator,
      key,
      values: readList(values, `${path}.${operator}.${key}`, report2, true)
    }));
  });
}
function readList(written2, path, report2, scalars = false) {
  const elements = Array.isArray(written2) ? written2 : [written2];
  const values = [];
  for (const element3 of elements) {
    if (isText(element3)) {
      values.push(element3);
    } else if (scalars && (typeof element3 === "number" || typeof element3 === "boolean")) {
      values.push(String(element3));
    } else if (element3 !== null) {
      report2(path, "holds something else than strings");
    }
  }
  return { values, open: elements.includes(null) };
}
function reportStrangers(object, known, path, report2) {
  for (const member2 of Object.keys(object).filter((key) => !known.includes(key))) {
    report2(`${path}${member2}`, "is no element of the policy language");
  }
}
function isUnknown(value2) {
  return value2 === null || isSymbolic(value2);
}
function isObject(value2) {
  return typeof value2 === "object" && value2 !== null && !Array.isArray(value2) && !isSymbolic(value2);
}

// lib/terraform/facts-json-text.ts
var DEEPEST = 50;
var FIRST_MARK = 57344;
var LAST_MARK = 63743;
function renderJsonText(data) {
  return textOf(jsonParts(data, 0));
}
function jsonParts(value2, depth) {
  if (depth > DEEPEST || value2 === null) return ["null"];
  if (isSymbolic(value2)) {
    const parts = textParts(value2).map((part) => typeof part === "string" ? JSON.stringify(part).slice(1, -1) : part);
    return ['"', ...parts, '"'];
  }
  if (isList(value2)) {
    const elements = value2.flatMap((element3, index) => [index === 0 ? "" : ",", ...jsonParts(element3, depth + 1)]);
    return ["[", ...elements, "]"];
  }
  if (typeof value2 === "object") {
    const members = Object.entries(value2).flatMap(([key, member2], index) => [
      `${index === 0 ? "" : ","}${JSON.stringify(key)}:`,
      ...jsonParts(member2, depth + 1)
    ]);
    return ["{", ...members, "}"];
  }
  return [JSON.stringify(value2)];
}
function parseJsonText(text2) {
  if (!isSymbolic(text2)) {
    const data2 = parseJson(text2);
    return data2 === void 0 ? "invalid" : { data: withSymbols(data2, void 0, [], 0) };
  }
  const parts = textParts(text2);
  const mark2 = freeMark(parts.filter((part) => typeof part === "string").join(""));
  if (mark2 === void 0) return "unknown";
  const marked = parts.map((part, index) => typeof part === "string" ? part : `${mark2}${index}${mark2}`).join("");
  const data = parseJson(marked);
  return data === void 0 ? "unknown" : { data: withSymbols(data, mark2, parts, 0) };
}
function parseJson(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    return void 0;
  }
}
function freeMark(literals) {
  const lowered = literals.toLowerCase();
  for (let code = FIRST_MARK; code <= LAST_MARK; code += 1) {
    const mark2 = String.fromCharCode(code);
    if (!literals.includes(mark2) && !lowered.includes(`\\u${code.toString(16)}`)) return mark2;
  }
  return void 0;
}
function withSymbols(data, mark2, parts, depth) {
  if (depth > DEEPEST) return null;
  if (typeof data === "string") return mark2 === void 0 ? data : unmarked(data, mark2, parts);
  if (typeof data === "number" || typeof data === "boolean") return data;
  if (Array.isArray(data)) {
    return data.map((element3) => withSymbols(element3, mark2, parts, depth + 1));
  }
  if (typeof data !== "object" || data === null) return null;
  const entries = Object.entries(data);
  if (mark2 !== void 0 && entries.some(([key]) => key.includes(mark2))) return null;
  return Object.fromEntries(entries.map(([key, member2]) => [key, withSymbols(member2, mark2, parts, depth + 1)]));
}
function unmarked(text2, mark2, parts) {
  return textOf(text2.split(mark2).map((piece, index) => index % 2 === 0 ? piece : parts[Number(piece)] ?? ""));
}

// lib/terraform/sensitive-values.ts
var DEEPEST2 = 100;
var SENSITIVE = " (sensitive)";
function withoutSensitive(values, { sensitive, unknown }, address) {
  const names4 = sensitive === true ? Object.keys(values) : Object.keys(recordOf(sensitive));
  const hidden = names4.flatMap((name2) => {
    if (!Object.hasOwn(values, name2)) return [];
    const marks = { sensitive: sensitive === true || memberOf(sensitive, name2), unknown: memberOf(unknown, name2) };
    return [[name2, hideSensitive(values[name2] ?? null, marks, `${address}.${name2}`)]];
  });
  return hidden.length === 0 ? values : { ...values, ...Object.fromEntries(hidden) };
}
function hideSensitive(value2, { sensitive, unknown }, symbol, depth = 0) {
  if (unknown === true || value2 === null || !holdsMark(sensitive)) return value2;
  if (sensitive === true) return symbolText(`${symbol}${SENSITIVE}`);
  if (depth > DEEPEST2) return UNKNOWN_TEXT;
  if (isList(value2) && Array.isArray(sensitive)) {
    return value2.map((element3, index) => {
      const marks = { sensitive: listOf(sensitive)[index], unknown: listOf(unknown)[index] };
      return hideSensitive(element3, marks, `${symbol}[${index}]`, depth + 1);
    });
  }
  if (isBlock(value2) && isRecord(sensitive)) {
    return Object.fromEntries(
      Object.entries(value2).map(([key, member2]) => {
        const marks = { sensitive: memberOf(sensitive, key), unknown: memberOf(unknown, key) };
        return [key, hideSensitive(member2, marks, `${symbol}.${key}`, depth + 1)];
      })
    );
  }
  return symbolText(`${symbol}${SENSITIVE}`);
}
function holdsMark(marks, depth = 0) {
  if (typeof marks !== "object" || marks === null) return marks === true;
  return depth > DEEPEST2 || Object.values(marks).some((member2) => holdsMark(member2, depth + 1));
}
function isSensitive(text2) {
  return textParts(text2).some((part) => typeof part !== "string" && part.symbol?.endsWith(SENSITIVE) === true);
}

// lib/terraform/facts-policy.ts
var MALFORMED = { unknownBecause: "malformed" };
var AFTER_APPLY = { unknownBecause: "knownAfterApply" };
var SENSITIVE2 = { unknownBecause: "sensitive" };
function readPolicy2(value2) {
  if (value2 === void 0 || value2 === null || value2 === "") return void 0;
  if (!isText(value2)) return parseDocument(value2);
  const reading = parseJsonText(value2);
  if (reading === "unknown") return isSensitive(value2) ? SENSITIVE2 : AFTER_APPLY;
  return reading === "invalid" || reading.data === null ? MALFORMED : parseDocument(reading.data);
}
function parseDocument(data) {
  const reading = parsePolicy(data);
  return "policy" in reading ? reading.policy : MALFORMED;
}
function policiesIn(row, argument, name2, values = row.values) {
  const document = readPolicy2(valueIn(values, argument));
  return document === void 0 ? [] : [{ name: name2, origin: row.origin, document }];
}
function statementPolicy(row, name2, statement) {
  const document = parseDocument({ Version: "2012-10-17", Statement: [statement] });
  return { name: name2, origin: row.origin, document };
}

// lib/iam/managed-policies-table.ts
var WRITE_LOGS = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];
var READ_TABLE_STREAM = [
  "dynamodb:DescribeStream",
  "dynamodb:GetRecords",
  "dynamodb:GetShardIterator",
  "dynamodb:ListStreams"
];
var WRITE_TRACES = [
  "xray:PutTraceSegments",
  "xray:PutTelemetryRecords",
  "xray:GetSamplingRules",
  "xray:GetSamplingTargets",
  "xray:GetSamplingStatisticSummaries"
];
var READ_FUNCTION_SURROUNDINGS = [
  "cloudwatch:GetMetricData",
  "cloudwatch:ListMetrics",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
  "iam:GetPolicy",
  "iam:GetPolicyVersion",
  "iam:GetRole",
  "iam:GetRolePolicy",
  "iam:ListAttachedRolePolicies",
  "iam:ListRolePolicies",
  "iam:ListRoles",
  "kms:ListAliases",
  "logs:DescribeLogGroups",
  "states:DescribeStateMachine",
  "states:ListStateMachines",
  "tag:GetResources",
  "xray:BatchGetTraces",
  "xray:GetTraceSummaries"
];
var FUNCTION_LOGS = ["arn:PARTITION:logs:*:*:log-group:/aws/lambda/*"];
var NOT_REPEATED = { notActions: ["lambda:*", "sts:*"], condition: "unknown" };
var MANAGED_POLICIES = [
  { name: "AdministratorAccess", statements: [{ actions: ["*"] }] },
  { name: "AWSDenyAll", statements: [{ effect: "Deny", actions: ["*"] }] },
  {
    name: "PowerUserAccess",
    statements: [
      { notActions: ["iam:*", "organizations:*", "account:*"] },
      {
        actions: [
          "account:GetAccountInformation",
          "account:GetGovCloudAccountInformation",
          "account:GetPrimaryEmail",
          "account:ListRegions",
          "iam:CreateServiceLinkedRole",
          "iam:DeleteServiceLinkedRole",
          "iam:ListRoles",
          "organizations:DescribeEffectivePolicy",
          "organizations:DescribeOrganization"
        ]
      }
    ]
  },
  {
    name: "ReadOnlyAccess",
    statements: [
      {
        actions: [
          "lambda:Get*",
          "lambda:List*",
          "sts:GetAccessKeyInfo",
          "sts:GetCallerIdentity",
          "sts:GetSessionToken"
        ]
      },
      NOT_REPEATED
    ]
  },
  {
    name: "SecurityAudit",
    statements: [
      {
        actions: [
          "lambda:GetAccountSettings",
          "lambda:GetFunctionCodeSigningConfig",
          "lambda:GetFunctionConcurrency",
          "lambda:GetFunctionConfiguration",
          "lambda:GetFunctionEventInvokeConfig",
          "lambda:GetLayerVersionPolicy",
          "lambda:GetPolicy",
          "lambda:GetRuntimeManagementConfig",
          "lambda:List*",
          "sts:GetAccessKeyInfo"
        ]
      },
      NOT_REPEATED
    ]
  },
  { name: "job-function/ViewOnlyAccess", statements: [{ actions: ["lambda:List*"] }, NOT_REPEATED] },
  { name: "service-role/AWSLambdaBasicExecutionRole", statements: [{ actions: WRITE_LOGS }] },
  {
    name: "service-role/AWSLambdaBasicDurableExecutionRolePolicy",
    statements: [{ actions: [...WRITE_LOGS, "lambda:CheckpointDurableExecution", "lambda:GetDurableExecutionState"] }]
  },
  {
    name: "service-role/AWSLambdaVPCAccessExecutionRole",
    statements: [
      {
        actions: [
          ...WRITE_LOGS,
          "ec2:CreateNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:DeleteNetworkInterface",
          "ec2:AssignPrivateIpAddresses",
          "ec2:UnassignPrivateIpAddresses"
        ]
      }
    ]
  },
  {
    name: "service-role/AWSLambdaENIManagementAccess",
    statements: [
      {
        actions: [
          "ec2:CreateNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DeleteNetworkInterface",
          "ec2:AssignPrivateIpAddresses",
          "ec2:UnassignPrivateIpAddresses"
        ]
      }
    ]
  },
  {
    name: "service-role/AWSLambdaKinesisExecutionRole",
    statements: [
      {
        actions: [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
          "kinesis:ListStreams",
          "kinesis:SubscribeToShard",
          ...WRITE_LOGS
        ]
      }
    ]
  },
  {
    name: "service-role/AWSLambdaSQSQueueExecutionRole",
    statements: [{ actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", ...WRITE_LOGS] }]
  },
  {
    name: "service-role/AWSLambdaDynamoDBExecutionRole",
    statements: [{ actions: [...READ_TABLE_STREAM, ...WRITE_LOGS] }]
  },
  {
    name: "service-role/AWSLambdaMSKExecutionRole",
    statements: [
      {
        actions: [
          "kafka:DescribeCluster",
          "kafka:DescribeClusterV2",
          "kafka:GetBootstrapBrokers",
          "ec2:CreateNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeVpcs",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeSubnets",
          "ec2:DescribeSecurityGroups",
          ...WRITE_LOGS
        ]
      }
    ]
  },
  { name: "service-role/AWSLambdaRole", statements: [{ actions: ["lambda:InvokeFunction"] }] },
  {
    name: "AWSLambdaInvocation-DynamoDB",
    statements: [{ actions: ["lambda:InvokeFunction"] }, { actions: READ_TABLE_STREAM }]
  },
  {
    name: "AWSLambdaExecute",
    statements: [
      { actions: ["logs:*"], resources: ["arn:PARTITION:logs:*:*:*"] },
      { actions: ["s3:GetObject", "s3:PutObject"], resources: ["arn:PARTITION:s3:::*"] }
    ]
  },
  {
    name: "AWSLambda_FullAccess",
    statements: [
      {
        actions: [
          ...READ_FUNCTION_SURROUNDINGS,
          "cloudformation:DescribeStacks",
          "cloudformation:ListStackResources",
          "kms:DescribeKey",
          "lambda:*"
        ]
      },
      {
        actions: ["iam:PassRole"],
        condition: { StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } }
      },
      {
        actions: [
          "logs:DescribeLogStreams",
          "logs:GetLogEvents",
          "logs:FilterLogEvents",
          "logs:StartLiveTail",
          "logs:StopLiveTail"
        ],
        resources: FUNCTION_LOGS
      },
      {
        actions: ["iam:CreateServiceLinkedRole"],
        resources: ["arn:PARTITION:iam::*:role/aws-service-role/lambda.amazonaws.com/AWSServiceRoleForLambda"],
        condition: { StringEquals: { "iam:AWSServiceName": "lambda.amazonaws.com" } }
      }
    ]
  },
  {
    name: "AWSLambda_ReadOnlyAccess",
    statements: [
      {
        actions: [
          ...READ_FUNCTION_SURROUNDINGS,
          "cloudformation:DescribeStacks",
          "cloudformation:ListStacks",
          "cloudformation:ListStackResources",
          "lambda:Get*",
          "lambda:List*"
        ]
      },
      {
        actions: [
          "logs:DescribeLogStreams",
          "logs:GetLogEvents",
          "logs:FilterLogEvents",
          "logs:StartQuery",
          "logs:StopQuery",
          "logs:DescribeQueries",
          "logs:GetLogGroupFields",
          "logs:GetLogRecord",
          "logs:GetQueryResults",
          "logs:StartLiveTail",
          "logs:StopLiveTail"
        ],
        resources: FUNCTION_LOGS
      }
    ]
  },
  { name: "AWSXRayDaemonWriteAccess", statements: [{ actions: WRITE_TRACES }] },
  { name: "AWSXrayWriteOnlyAccess", statements: [{ actions: WRITE_TRACES }] },
  {
    name: "CloudWatchLambdaInsightsExecutionRolePolicy",
    statements: [
      { actions: ["logs:CreateLogGroup"] },
      {
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: ["arn:PARTITION:logs:*:*:log-group:/aws/lambda-insights:*"]
      }
    ]
  },
  {
    name: "service-role/AmazonAPIGatewayPushToCloudWatchLogs",
    statements: [
      {
        actions: [
          ...WRITE_LOGS,
          "logs:DescribeLogGroups",
          "logs:DescribeLogStreams",
          "logs:GetLogEvents",
          "logs:FilterLogEvents"
        ]
      }
    ]
  }
];

// lib/iam/managed-policies.ts
var BY_NAME = new Map(
  MANAGED_POLICIES.map(({ name: name2, statements: statements2 }) => [name2, statements2])
);
var MANAGED_POLICY_NAMES = [...BY_NAME.keys()];
function managedPolicyDocument(arn2) {
  const [, partition2, name2] = /^arn:(aws[a-z-]*):iam::aws:policy\/(.+)$/.exec(arn2) ?? [];
  const statements2 = name2 === void 0 ? void 0 : BY_NAME.get(name2);
  if (partition2 === void 0 || statements2 === void 0) return void 0;
  const reading = parsePolicy({
    Version: "2012-10-17",
    Statement: statements2.map((statement) => statementJson(statement, partition2))
  });
  return "policy" in reading ? reading.policy : void 0;
}
function statementJson(statement, partition2) {
  const { effect = "Allow", actions, notActions, resources = ["*"], condition } = statement;
  return {
    Effect: effect,
    ...actions === void 0 ? { NotAction: notActions } : { Action: actions },
    Resource: resources.map((resource) => resource.replace("PARTITION", partition2)),
    ...condition === void 0 ? {} : { Condition: condition === "unknown" ? null : condition }
  };
}

// lib/terraform/facts-world.ts
function indexRows({ rows, removed = [] }) {
  const rowsOf = indexByType(rows);
  return {
    rowsOf,
    removedOf: indexByType(removed),
    isAccount: accountTest(rows),
    managedPolicy: findManagedPolicy(rowsOf)
  };
}
function unlinked({ address }) {
  return { code: "unlinked", subject: address };
}
function factKey(arn2) {
  return textKey(arn2) ?? showText(arn2);
}
function indexByType(rows) {
  const index = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const type = row.mode === "data" ? `data.${row.type}` : row.type;
    const others = index.get(type);
    if (others === void 0) {
      index.set(type, [row]);
    } else {
      others.push(row);
    }
  }
  return (type) => index.get(type) ?? [];
}
function accountTest(rows) {
  const unknown = new Set(rows.flatMap(({ accountId: accountId2 }) => isSymbolic(accountId2) ? factKey(accountId2) : []));
  return (text2) => isSymbolic(text2) ? unknown.has(factKey(text2)) : /^\d{12}$/.test(text2);
}
function findManagedPolicy(rowsOf) {
  const own2 = /* @__PURE__ */ new Map();
  for (const row of [...rowsOf("data.aws_iam_policy"), ...rowsOf("aws_iam_policy")]) {
    const key = textKey(textIn(row.values, "arn") ?? "");
    const document = readPolicy2(valueIn(row.values, "policy"));
    if (key !== void 0 && document !== void 0) own2.set(key, { name: key, origin: row.origin, document });
  }
  const documents = /* @__PURE__ */ new Map();
  return (arn2, { origin }) => {
    const name2 = showText(arn2);
    if (isSymbolic(arn2)) {
      const isArn2 = parseArnText(arn2) !== void 0;
      return own2.get(factKey(arn2)) ?? {
        name: name2,
        origin,
        document: isArn2 ? { unknownBecause: "managedPolicyNotInInput" } : AFTER_APPLY
      };
    }
    const document = documents.get(arn2) ?? managedPolicyDocument(arn2) ?? { unknownBecause: "managedPolicyNotInInput" };
    documents.set(arn2, document);
    return own2.get(arn2) ?? { name: name2, origin, document };
  };
}

// lib/terraform/facts-identities.ts
var ROLES = { kind: "role", owner: "aws_iam_role", list: "roles" };
var USERS = { kind: "user", owner: "aws_iam_user", list: "users" };
var GROUPS = { kind: "group", owner: "aws_iam_group", list: "groups" };
function indexIdentities({ kind, owner: owner2 }, rowsOf) {
  const index = /* @__PURE__ */ new Map();
  for (const row of rowsOf(owner2)) {
    const [name2, arn2] = [textIn(row.values, "name"), textIn(row.values, "arn")];
    if (name2 !== void 0 && arn2 !== void 0) index.set(nameKey(name2, row), arn2);
  }
  return (name2, row) => {
    if (name2 === void 0) return void 0;
    const known = index.get(nameKey(name2, row));
    if (known !== void 0 || isUntold(name2, row)) return known;
    return joinText("arn:", row.partition, ":iam::", row.accountId, `:${kind}/`, name2);
  };
}
function nameKey(name2, { partition: partition2, accountId: accountId2 }) {
  return [partition2, accountId2, name2].map(showText).join(" ");
}
function attachedPolicies({ kind, list: list2 }, rowsOf, find, { managedPolicy }) {
  const attached = /* @__PURE__ */ new Map();
  const notes = [];
  const attach = (names4, row, policies2) => {
    for (const name2 of names4) {
      const arn2 = find(name2, row);
      if (arn2 === void 0) {
        notes.push(unlinked(row));
        continue;
      }
      const others = attached.get(factKey(arn2));
      if (others === void 0) {
        attached.set(factKey(arn2), { arn: arn2, origin: row.origin, policies: [...policies2] });
      } else {
        others.policies.push(...policies2);
      }
    }
  };
  for (const row of rowsOf(`aws_iam_${kind}_policy`)) {
    const name2 = showText(textIn(row.values, "name") ?? row.address);
    attach([textIn(row.values, kind)], row, policiesIn(row, "policy", name2));
  }
  for (const row of rowsOf(`aws_iam_${kind}_policy_attachment`)) {
    attach([textIn(row.values, kind)], row, [attachedPolicy(row, managedPolicy)]);
  }
  for (const row of rowsOf("aws_iam_policy_attachment")) {
    const { values, open: open2 } = textsIn(row.values, list2);
    attach([...values, ...open2 ? [void 0] : []], row, [attachedPolicy(row, managedPolicy)]);
  }
  return { attached, notes };
}
function attachedPolicy(row, managedPolicy) {
  const arn2 = textIn(row.values, "policy_arn");
  return arn2 === void 0 ? { name: row.address, origin: row.origin, document: AFTER_APPLY } : managedPolicy(arn2, row);
}
function boundaryOf(row, { managedPolicy }) {
  const arn2 = textIn(row.values, "permissions_boundary");
  return arn2 === void 0 ? {} : { permissionsBoundary: managedPolicy(arn2, row) };
}

// lib/terraform/facts-users.ts
function readUsers(world) {
  const notes = [];
  const find = indexIdentities(USERS, world.rowsOf);
  const own2 = attachedPolicies(USERS, world.rowsOf, find, world);
  const groups = groupPolicies(world, find);
  notes.push(...own2.notes, ...groups.notes);
  const owned = /* @__PURE__ */ new Set();
  const principals2 = [];
  for (const row of world.rowsOf(USERS.owner)) {
    const arn2 = textIn(row.values, "arn");
    if (arn2 === void 0) {
      notes.push(unlinked(row));
      continue;
    }
    const key = factKey(arn2);
    owned.add(key);
    const identityPolicies2 = policiesOf2(key, own2.attached, groups.byUser);
    principals2.push({ arn: arn2, origin: row.origin, whole: true, identityPolicies: identityPolicies2, ...boundaryOf(row, world) });
  }
  for (const [key, { arn: arn2, origin }] of new Map([...groups.byUser, ...own2.attached])) {
    if (owned.has(key)) continue;
    principals2.push({ arn: arn2, origin, whole: false, identityPolicies: policiesOf2(key, own2.attached, groups.byUser) });
  }
  return { principals: principals2, notes };
}
function policiesOf2(key, own2, ofGroups) {
  return [...own2.get(key)?.policies ?? [], ...ofGroups.get(key)?.policies ?? []];
}
function groupPolicies(world, findUser) {
  const findGroup = indexIdentities(GROUPS, world.rowsOf);
  const { attached, notes } = attachedPolicies(GROUPS, world.rowsOf, findGroup, world);
  const inInput = new Set(world.rowsOf(GROUPS.owner).map(({ values }) => factKey(textIn(values, "arn") ?? "")));
  const byUser = /* @__PURE__ */ new Map();
  const unknown = [];
  for (const { row, users, groups } of memberships(world)) {
    const arns = users.map((user) => findUser(user, row));
    const policies2 = groups.flatMap((name2) => policiesOfGroup(findGroup(name2, row), row, attached, inInput));
    if (arns.includes(void 0)) unknown.push(unlinked(row));
    for (const arn2 of arns) {
      if (arn2 === void 0) continue;
      const others = byUser.get(factKey(arn2)) ?? { arn: arn2, origin: row.origin, policies: [] };
      byUser.set(factKey(arn2), others);
      others.policies.push(...policies2);
    }
  }
  return { byUser, notes: [...notes, ...unknown] };
}
function memberships({ rowsOf }) {
  const several = (row, argument) => {
    const { values, open: open2 } = textsIn(row.values, argument);
    return open2 ? [...values, void 0] : values;
  };
  return [
    ...rowsOf("aws_iam_user_group_membership").map((row) => ({
      row,
      users: [textIn(row.values, "user")],
      groups: several(row, "groups")
    })),
    ...rowsOf("aws_iam_group_membership").map((row) => ({
      row,
      users: several(row, "users"),
      groups: [textIn(row.values, "group")]
    }))
  ];
}
function policiesOfGroup(group, { origin, address }, attached, inInput) {
  const known = group === void 0 ? [] : attached.get(factKey(group))?.policies ?? [];
  if (group !== void 0 && inInput.has(factKey(group))) return known;
  const name2 = group === void 0 ? `group of ${address}` : showText(group);
  return [...known, { name: name2, origin, document: { unknownBecause: "notInInput" } }];
}

// lib/terraform/function-reference.ts
function readFunctionReference(text2, place2) {
  const pieces = splitText(text2, ":");
  const [first = "", second = "", third, fourth = ""] = pieces;
  if (first === "arn") {
    const [partition2, , region2, accountId2, , name2, qualifier = ""] = pieces.slice(1);
    return partition2 === void 0 || region2 === void 0 || accountId2 === void 0 || name2 === void 0 ? void 0 : { arn: functionArn({ partition: partition2, region: region2, accountId: accountId2 }, name2), qualifier };
  }
  if (second === "function" && third !== void 0) {
    return { arn: functionArn({ ...place2, accountId: first }, third), qualifier: fourth };
  }
  return beginsWithSymbol(text2) ? void 0 : { arn: functionArn(place2, first), qualifier: second };
}
function functionArn({ partition: partition2, region: region2, accountId: accountId2 }, name2) {
  return joinText("arn:", partition2, ":lambda:", region2, ":", accountId2, ":function:", name2);
}
function beginsWithSymbol(text2) {
  return isSymbolic(text2) && typeof textParts(text2)[0] !== "string";
}

// lib/terraform/read-policy-document.ts
var UNKNOWN_DOCUMENT = { statements: [null] };
function readPolicyDocument(values) {
  const own2 = ownDocument(values);
  const sources = documentsIn(values, "source_json", "source_policy_documents");
  const overrides = documentsIn(values, "override_json", "override_policy_documents");
  const twice = findSidTwice(sources);
  if (twice !== void 0) return `two source documents have the Sid "${twice}"`;
  const merged = [...overrides].reduce(override, [...sources, own2].reduce(merge, { statements: [] }));
  return merged.statements.length > 0 && merged.statements.every((statement) => statement === null) ? void 0 : renderJsonText({
    Version: merged.version ?? null,
    ...merged.id === void 0 ? {} : { Id: merged.id },
    ...merged.statements.length === 0 ? {} : { Statement: merged.statements }
  });
}
function ownDocument(values) {
  const { blocks, open: open2 } = blocksIn(values, "statement");
  const id = textIn(values, "policy_id");
  return {
    version: textIn(values, "version") ?? "2012-10-17",
    ...id === void 0 ? {} : { id },
    statements: [...blocks.map(readStatement2), ...open2 ? [null] : []]
  };
}
function documentsIn(values, single, several) {
  const one2 = textIn(values, single);
  const { values: texts, open: open2 } = textsIn(values, several);
  return [...[...one2 === void 0 ? [] : [one2], ...texts].map(readDocument), ...open2 ? [UNKNOWN_DOCUMENT] : []];
}
function readDocument(text2) {
  const reading = parseJsonText(text2);
  if (typeof reading === "string" || !isBlock(reading.data)) return UNKNOWN_DOCUMENT;
  const { data } = reading;
  const [version, id, statement] = ["Version", "Id", "Statement"].map((member2) => valueIn(data, member2));
  return {
    ...version === void 0 ? {} : { version },
    ...id === void 0 ? {} : { id },
    statements: statementsOf(statement)
  };
}
function statementsOf(statement) {
  if (statement === void 0) return [];
  const statements2 = isList(statement) ? statement : [statement];
  return statements2.map((each) => isBlock(each) ? each : null);
}
function sidOf(statement) {
  const sid = isBlock(statement) ? textIn(statement, "Sid") : void 0;
  return sid === void 0 ? void 0 : textKey(sid);
}
function findSidTwice(sources) {
  const seen = /* @__PURE__ */ new Set();
  for (const sid of sources.flatMap(({ statements: statements2 }) => statements2.flatMap((statement) => sidOf(statement) ?? []))) {
    if (seen.has(sid)) return sid;
    seen.add(sid);
  }
  return void 0;
}
function merge(one2, other) {
  const merged = [...one2.statements];
  const places = /* @__PURE__ */ new Map();
  for (const [place2, statement] of merged.entries()) {
    const sid = sidOf(statement);
    if (sid !== void 0) places.set(sid, place2);
  }
  for (const statement of other.statements) {
    const sid = sidOf(statement);
    const place2 = sid === void 0 ? void 0 : places.get(sid);
    if (place2 === void 0) {
      if (sid !== void 0) places.set(sid, merged.length);
      merged.push(statement);
    } else {
      merged[place2] = statement;
    }
  }
  const id = other.id ?? one2.id;
  const version = other.version ?? one2.version;
  return { ...version === void 0 ? {} : { version }, ...id === void 0 ? {} : { id }, statements: merged };
}
function override(one2, other) {
  const isKnown = other.statements.every((statement) => statement !== null);
  const statements2 = isKnown ? one2.statements : one2.statements.map((statement) => sidOf(statement) === void 0 ? statement : null);
  return merge({ ...one2, statements: statements2 }, other);
}
function readStatement2(block) {
  const sid = textIn(block, "sid");
  const effect = textIn(block, "effect") ?? "Allow";
  return {
    ...sid === void 0 ? {} : { Sid: sid },
    Effect: effect,
    ...element("Action", textsIn(block, "actions")),
    ...element("NotAction", textsIn(block, "not_actions")),
    ...element("Resource", withVariables(textsIn(block, "resources"))),
    ...element("NotResource", withVariables(textsIn(block, "not_resources"))),
    ...principals("Principal", block, "principals"),
    ...principals("NotPrincipal", block, "not_principals"),
    ...conditions(block)
  };
}
function element(name2, list2) {
  const values = elementsOf(list2);
  return values.length === 0 ? {} : { [name2]: values };
}
function elementsOf({ values, open: open2 }) {
  return open2 ? [...values, null] : values;
}
function withVariables({ values, open: open2 }) {
  const written2 = (part) => part.replaceAll("&{", "${");
  return {
    values: values.map(
      (value2) => isSymbolic(value2) ? textOf(textParts(value2).map((part) => typeof part === "string" ? written2(part) : part)) : written2(value2)
    ),
    open: open2
  };
}
function principals(element3, block, name2) {
  const { blocks, open: open2 } = blocksIn(block, name2);
  if (blocks.length === 0 && !open2) return {};
  const members = /* @__PURE__ */ new Map();
  for (const principal of blocks) {
    const type = textIn(principal, "type");
    if (typeof type !== "string") return { [element3]: null };
    const values = members.get(type) ?? [];
    members.set(type, values);
    values.push(...elementsOf(withVariables(textsIn(principal, "identifiers"))));
  }
  if (open2) return { [element3]: null };
  const [everyone, ...others] = members.get("*") ?? [];
  if (members.size === 1 && everyone === "*" && others.length === 0) return { [element3]: "*" };
  return { [element3]: Object.fromEntries(members) };
}
function conditions(block) {
  const { blocks, open: open2 } = blocksIn(block, "condition");
  if (blocks.length === 0 && !open2) return {};
  const operators = /* @__PURE__ */ new Map();
  for (const condition of blocks) {
    const [test, variable] = [textIn(condition, "test"), textIn(condition, "variable")];
    if (typeof test !== "string" || typeof variable !== "string") return { Condition: null };
    const keys = operators.get(test) ?? /* @__PURE__ */ new Map();
    operators.set(test, keys);
    const values = keys.get(variable) ?? [];
    keys.set(variable, values);
    values.push(...elementsOf(withVariables(textsIn(condition, "values"))));
  }
  if (open2) return { Condition: null };
  return { Condition: Object.fromEntries([...operators].map(([test, keys]) => [test, Object.fromEntries(keys)])) };
}

// lib/terraform/facts-computed.ts
function computedAttributes({ mode, type }) {
  const table2 = mode === "data" ? DATA_SOURCES : RESOURCES;
  return (Object.hasOwn(table2, type) ? table2[type] : void 0) ?? {};
}
function named(argument) {
  return ({ row, given }) => given(argument) ?? symbolText(`${row.address}.${argument}`);
}
var name = named("name");
function literal(text2) {
  return () => text2;
}
function arn(service, ...resource) {
  return (view) => joinText(...start(view, service), regionOf(view.row), ":", view.row.accountId, ":", rest(view, resource));
}
function globalArn(service, ...resource) {
  return (view) => joinText(...start(view, service), ":", view.row.accountId, ":", rest(view, resource));
}
function start({ row }, service) {
  return ["arn:", row.partition, ":", service, ":"];
}
function rest(view, resource) {
  return joinText(...resource.map((part) => part(view) ?? ""));
}
function iamArn(kind, nameOf4 = name) {
  return (view) => {
    const told2 = toldText(view, "path");
    const path = told2 ?? joinText("/", view.row.mode === "managed" ? "" : symbolText(`${view.row.address}.path`));
    return globalArn("iam", literal(kind), () => path, nameOf4)(view);
  };
}
function toldText({ row, given }, argument) {
  const text2 = given(argument);
  return text2 === void 0 || isUntold(text2, row) ? void 0 : text2;
}
var lambdaArn = arn("lambda", literal("function:"), named("function_name"));
function invokeArn(of2) {
  return (view) => joinText(
    ...start(view, "apigateway"),
    regionOf(view.row),
    ":lambda:path/2015-03-31/functions/",
    of2(view) ?? "",
    "/invocations"
  );
}
var qualifiedArn = (view) => {
  const version = view.given("version") ?? (view.given("publish") === "true" ? void 0 : "$LATEST");
  return version === void 0 || isSymbolic(version) ? void 0 : joinText(lambdaArn(view) ?? "", ":", version);
};
var aliasArn = (view) => {
  const { row } = view;
  const place2 = { partition: row.partition, region: regionOf(row), accountId: row.accountId };
  const reference = readFunctionReference(view.given("function_name") ?? "", place2);
  return reference === void 0 ? void 0 : joinText(reference.arn, ":", name(view) ?? "");
};
var ALIAS = { arn: aliasArn, id: aliasArn, invoke_arn: invokeArn(aliasArn) };
var QUEUE_DOMAINS = {
  aws: "amazonaws.com",
  "aws-us-gov": "amazonaws.com",
  "aws-cn": "amazonaws.com.cn"
};
var queueUrl = (view) => {
  const { partition: partition2, accountId: accountId2 } = view.row;
  const domain = isSymbolic(partition2) ? void 0 : QUEUE_DOMAINS[partition2];
  return domain === void 0 ? void 0 : joinText("https://sqs.", regionOf(view.row), ".", domain, "/", accountId2, "/", name(view) ?? "");
};
var bucket = named("bucket");
var QUEUE = { arn: arn("sqs", name), id: queueUrl, url: queueUrl, name };
var BUCKET = {
  arn: (view) => joinText(...start(view, "s3"), "::", bucket(view) ?? ""),
  id: bucket,
  bucket
};
var topicArn = arn("sns", name);
var streamArn = arn("kinesis", literal("stream/"), name);
var tableArn = arn("dynamodb", literal("table/"), name);
var logGroupArn = arn("logs", literal("log-group:"), name);
var keyArn = arn("kms", literal("key/"), named("key_id"));
var secretArn = arn("secretsmanager", literal("secret:"), name, literal("-"), named("arn_suffix"));
var busArn = arn("events", literal("event-bus/"), name);
var ruleArn = (view) => {
  const bus = view.given("event_bus_name") ?? "default";
  const busName = isSymbolic(bus) ? bus : bus.slice(bus.lastIndexOf("/") + 1);
  return arn("events", literal("rule/"), () => busName === "default" ? "" : joinText(busName, "/"), name)(view);
};
var consumerArn = (view) => {
  const stream = view.given("stream_arn");
  const created = symbolText(`${view.row.address}.creation_timestamp`);
  return stream === void 0 ? void 0 : joinText(stream, "/consumer/", name(view) ?? "", ":", created);
};
var STREAM = { arn: streamArn, id: streamArn };
var targetGroupArn = (view) => arn(
  "elasticloadbalancing",
  literal("targetgroup/"),
  name,
  literal("/"),
  () => symbolText(`${view.row.address}.arn_suffix`)
)(view);
var TABLE = {
  arn: tableArn,
  id: name,
  stream_arn: (view) => joinText(tableArn(view) ?? "", "/stream/", symbolText(`${view.row.address}.stream_label`))
};
var TOPIC = { arn: topicArn, id: topicArn, name };
var BUS = { arn: busArn, id: name, name };
var LOG_GROUP = { arn: logGroupArn, id: name, name };
var POLICY_ARN = iamArn("policy");
var RESOURCES = {
  aws_iam_role: { arn: iamArn("role"), id: name, name },
  aws_iam_user: { arn: iamArn("user"), id: name, name },
  aws_iam_group: { arn: iamArn("group"), id: name, name },
  aws_iam_policy: { arn: POLICY_ARN, id: POLICY_ARN, name },
  aws_lambda_function: {
    arn: lambdaArn,
    id: named("function_name"),
    function_name: named("function_name"),
    invoke_arn: invokeArn(lambdaArn),
    qualified_arn: qualifiedArn
  },
  aws_lambda_alias: ALIAS,
  aws_s3_bucket: BUCKET,
  aws_sqs_queue: QUEUE,
  aws_sns_topic: TOPIC,
  aws_kinesis_stream: STREAM,
  aws_kinesis_stream_consumer: { arn: consumerArn, id: consumerArn },
  aws_dynamodb_table: TABLE,
  aws_cloudwatch_event_bus: BUS,
  aws_cloudwatch_event_rule: { arn: ruleArn, name },
  aws_cloudwatch_log_group: LOG_GROUP,
  aws_kms_key: { arn: keyArn, id: named("key_id") },
  aws_secretsmanager_secret: { arn: secretArn, id: secretArn },
  aws_api_gateway_rest_api: { execution_arn: arn("execute-api", named("id")) },
  aws_apigatewayv2_api: { execution_arn: arn("execute-api", named("id")) },
  aws_cognito_user_pool: { arn: arn("cognito-idp", literal("userpool/"), named("id")) },
  aws_lb_target_group: { arn: targetGroupArn, id: targetGroupArn, name },
  aws_iot_topic_rule: { arn: arn("iot", literal("rule/"), name), id: name }
};
var region = ({ row }) => regionOf(row);
var accountId = ({ row }) => row.accountId;
var partition = ({ row }) => row.partition;
var policyJson = ({ values }) => readPolicyDocument(values());
var DATA_SOURCES = {
  aws_caller_identity: { account_id: accountId, id: accountId },
  aws_partition: { partition, id: partition },
  aws_region: {
    region: (view) => toldText(view, "name") ?? region(view),
    name: region,
    id: (view) => toldText(view, "name") ?? region(view)
  },
  aws_iam_policy_document: { json: policyJson, minified_json: policyJson },
  aws_iam_role: { arn: iamArn("role"), id: name },
  aws_iam_user: { arn: iamArn("user", named("user_name")) },
  aws_iam_policy: { arn: POLICY_ARN, id: POLICY_ARN },
  aws_lambda_function: { arn: lambdaArn, id: named("function_name"), invoke_arn: invokeArn(lambdaArn) },
  aws_lambda_alias: ALIAS,
  aws_s3_bucket: BUCKET,
  aws_sqs_queue: QUEUE,
  aws_sns_topic: TOPIC,
  aws_kinesis_stream: STREAM,
  aws_dynamodb_table: TABLE,
  aws_cloudwatch_event_bus: BUS,
  aws_cloudwatch_log_group: LOG_GROUP
};

// lib/terraform/plan-address.ts
var STEP = /([^.[\]"]+)((?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])*)(?:\.|$)/y;
function addressSteps(address) {
  const steps = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < address.length) {
    const [, name2, index] = STEP.exec(address) ?? [];
    if (name2 === void 0 || index === void 0) return void 0;
    steps.push({ name: name2, index });
  }
  return steps;
}
function parseAddress(address) {
  const steps = addressSteps(address) ?? [];
  const modules = leadingModules(steps);
  const rest2 = steps.slice(2 * modules.length);
  const mode = rest2[0]?.name === "data" ? "data" : "managed";
  const [type, named3, ...path] = mode === "data" ? rest2.slice(1) : rest2;
  if (type === void 0 || named3 === void 0 || type.index !== "") return void 0;
  return {
    modules,
    base: `${mode === "data" ? "data." : ""}${type.name}.${named3.name}`,
    mode,
    type: type.name,
    name: named3.name,
    index: named3.index,
    path: path.map(({ name: name2, index }) => name2 + index).join(".")
  };
}
function modulePrefix(modules) {
  return modules.map(({ name: name2, index }) => `module.${name2}${index}.`).join("");
}
function moduleKey(modules) {
  return modules.map(({ name: name2 }) => name2).join(".");
}
function leadingModules(steps) {
  const modules = [];
  for (let at = 0; steps[at]?.name === "module"; at += 2) {
    const step = steps[at + 1];
    if (step === void 0) break;
    modules.push(step);
  }
  return modules;
}

// lib/terraform/read-types.ts
var READ_TYPES = /* @__PURE__ */ new Set([
  "aws_api_gateway_rest_api",
  "aws_apigatewayv2_api",
  "aws_arn",
  "aws_caller_identity",
  "aws_cloudwatch_event_bus",
  "aws_cloudwatch_event_bus_policy",
  "aws_cloudwatch_event_permission",
  "aws_cloudwatch_event_rule",
  "aws_cloudwatch_log_group",
  "aws_cognito_user_pool",
  "aws_dynamodb_resource_policy",
  "aws_dynamodb_table",
  "aws_kinesis_resource_policy",
  "aws_kinesis_stream",
  "aws_kinesis_stream_consumer",
  "aws_kms_key",
  "aws_kms_key_policy",
  "aws_lb_target_group",
  "aws_organizations_organization",
  "aws_partition",
  "aws_region",
  "aws_s3_bucket",
  "aws_s3_bucket_policy",
  "aws_secretsmanager_secret",
  "aws_secretsmanager_secret_policy",
  "aws_service_principal",
  "aws_sns_topic",
  "aws_sns_topic_policy",
  "aws_sqs_queue",
  "aws_sqs_queue_policy",
  "aws_iot_topic_rule",
  "terraform_data"
]);
var READ_FAMILIES = /^aws_(iam|lambda)_/;
function isReadType(type) {
  return typeof type === "string" && (READ_TYPES.has(type) || READ_FAMILIES.test(type));
}
var READ_FOR_OTHERS = /* @__PURE__ */ new Set([
  "aws_api_gateway_rest_api",
  "aws_apigatewayv2_api",
  "aws_cloudwatch_event_rule",
  "aws_cloudwatch_log_group",
  "aws_cognito_user_pool",
  "aws_iot_topic_rule"
]);
function makesFacts(type) {
  return isReadType(type) && !READ_FOR_OTHERS.has(type);
}
var PLACE_ATTRIBUTES = [
  "arn",
  "resource_arn",
  "function_arn",
  "secret_arn",
  "stream_arn",
  "function_name",
  "id",
  "owner_id",
  "owner",
  "queue_url",
  "account_id",
  "region"
];
function placeAttributes(values) {
  return Object.fromEntries(
    PLACE_ATTRIBUTES.flatMap((name2) => typeof values[name2] === "string" ? [[name2, values[name2]]] : [])
  );
}
var ACCESS_ARGUMENTS = [
  "action",
  "assume_role_policy",
  "authorization_type",
  "permissions_boundary",
  "policy",
  "policy_arn",
  "principal",
  "principal_org_id",
  "qualifier",
  "source_account",
  "source_arn"
];

// lib/terraform/fill-references.ts
var LONGEST_CHAIN = 60;
var DEEPEST3 = 100;
var LONGEST_TEXT = 1e5;
var NAMING = ["arn", "stream_arn", "name", "function_name"];
function fillReferences(rows) {
  const filling = {
    rows: new Map(rows.rows.map((row) => [row.address, row])),
    found: /* @__PURE__ */ new Map(),
    searching: /* @__PURE__ */ new Set()
  };
  return {
    ...rows,
    rows: rows.rows.map((row) => fillRow(row, filling)),
    manifests: rows.manifests.map(({ origin, value: value2 }) => ({ origin, value: fill(value2, filling) }))
  };
}
function fillRow(row, filling) {
  if (!makesFacts(row.type)) return { ...row, values: fillMembers(row.values, filling, 0) };
  const computed = NAMING.filter((name2) => Object.hasOwn(computedAttributes(row), name2)).flatMap((name2) => {
    const value2 = attributeOf(row, name2, filling);
    return value2 === void 0 ? [] : [[name2, value2]];
  });
  const filled = fillMembers(row.values, filling, 0);
  const differ = computed.filter(([name2, value2]) => filled[name2] !== value2);
  if (differ.length === 0) return filled === row.values ? row : { ...row, values: filled };
  return { ...row, values: { ...filled, ...Object.fromEntries(differ) } };
}
function attributeOf(row, path, filling) {
  const written2 = valueAt(row.values, path);
  const isTold3 = written2 !== void 0 && written2 !== null && written2 !== "";
  if (isTold3 && !isSymbolNamed(written2, `${row.address}.${path}`)) {
    return fill(written2, filling);
  }
  const computed = computedAttributes(row);
  const value2 = Object.hasOwn(computed, path) ? computed[path]?.(viewOf(row, filling)) : void 0;
  return value2 === void 0 ? written2 ?? void 0 : fill(value2, filling);
}
function viewOf(row, filling) {
  return {
    row,
    given: (name2) => {
      const value2 = valueIn(row.values, name2);
      const filled = value2 === void 0 ? void 0 : fill(value2, filling);
      if (filled === void 0 || filled === "" || filled === null) return void 0;
      return asText(filled);
    },
    values: () => fillMembers(row.values, filling, 0)
  };
}
function asText(value2) {
  if (isText(value2)) return value2;
  return typeof value2 === "number" || typeof value2 === "boolean" ? String(value2) : void 0;
}
function fill(value2, filling, depth = 0) {
  if (isText(value2)) return fillText(value2, filling, depth);
  if (depth > DEEPEST3) return null;
  if (isList(value2)) {
    const filled = value2.map((element3) => fill(element3, filling, depth + 1));
    return filled.every((element3, index) => element3 === value2[index]) ? value2 : filled;
  }
  return isBlock(value2) ? fillMembers(value2, filling, depth + 1) : value2;
}
function fillMembers(values, filling, depth) {
  const changed = [];
  for (const [name2, value2] of Object.entries(values)) {
    const filled = fill(value2, filling, depth);
    if (filled !== value2) changed.push([name2, filled]);
  }
  return changed.length === 0 ? values : { ...values, ...Object.fromEntries(changed) };
}
function fillText(text2, filling, depth) {
  if (!isSymbolic(text2)) return text2;
  const parts = textParts(text2);
  const [only2, ...more] = parts;
  if (more.length === 0 && typeof only2 === "object" && only2.symbol !== void 0) {
    const value2 = lookUp(only2.symbol, filling);
    if (value2 !== void 0 && (depth === 0 || !(isList(value2) || isBlock(value2)))) return value2;
    return text2;
  }
  const filled = [];
  let length2 = 0;
  for (const part of parts) {
    const pieces = fillPart(part, filling);
    filled.push(...pieces);
    length2 += lengthOf(pieces);
    if (length2 > LONGEST_TEXT) return text2;
  }
  return textOf(filled);
}
function fillPart(part, filling) {
  if (typeof part === "string" || part.symbol === void 0) return [part];
  const value2 = lookUp(part.symbol, filling);
  const text2 = value2 === void 0 ? void 0 : asText(value2);
  return text2 === void 0 ? [part] : textParts(text2);
}
function lengthOf(parts) {
  return parts.reduce((length2, part) => length2 + (typeof part === "string" ? part : part.symbol ?? "").length, 0);
}
function lookUp(symbol, filling) {
  const { rows, found, searching } = filling;
  if (found.has(symbol)) return found.get(symbol);
  if (searching.has(symbol) || searching.size > LONGEST_CHAIN) return void 0;
  const address = parseAddress(symbol);
  const row = address === void 0 ? void 0 : rows.get(modulePrefix(address.modules) + address.base + address.index);
  searching.add(symbol);
  const value2 = address === void 0 || row === void 0 ? void 0 : attributeOf(row, address.path, filling);
  searching.delete(symbol);
  found.set(symbol, value2);
  return value2;
}
function valueAt(values, path) {
  const direct = valueIn(values, path);
  if (direct !== void 0 || !/[.[]/.test(path)) return direct;
  let value2 = values;
  for (const { name: name2, index } of addressSteps(path) ?? []) {
    value2 = isBlock(value2) ? valueIn(value2, name2) : void 0;
    for (const [, position, key = '""'] of index.matchAll(/\[(?:(\d+)|("(?:[^"\\]|\\.)*"))\]/g)) {
      value2 = position === void 0 ? keyed(value2, key) : placed(value2, Number(position));
    }
  }
  return value2;
}
function placed(value2, position) {
  return isList(value2) ? value2[position] : void 0;
}
function keyed(value2, quoted) {
  return isBlock(value2) ? valueIn(value2, quoted.slice(1, -1).replaceAll(/\\(.)/g, "$1")) : void 0;
}

// lib/terraform/function-permission.ts
var CONDITIONS = [
  ["source_arn", "ArnLike", "aws:SourceArn"],
  ["source_account", "StringEquals", "aws:SourceAccount"],
  ["principal_org_id", "StringEquals", "aws:PrincipalOrgID"],
  ["function_url_auth_type", "StringEquals", "lambda:FunctionUrlAuthType"],
  ["event_source_token", "StringEquals", "lambda:EventSourceToken"]
];
function readPermission(row, resource, isAccount) {
  const sid = textIn(row.values, "statement_id");
  return statementPolicy(row, showText(sid ?? row.address), {
    ...sid === void 0 ? {} : { Sid: sid },
    Effect: "Allow",
    Principal: principalElement(row, isAccount),
    Action: textIn(row.values, "action") ?? null,
    Resource: resource,
    ...conditionElement(row.values)
  });
}
function publicUrlPermissions(row, resource) {
  const open2 = { Effect: "Allow", Principal: "*", Resource: resource };
  return [
    statementPolicy(row, "FunctionURLAllowPublicAccess", {
      Sid: "FunctionURLAllowPublicAccess",
      ...open2,
      Action: "lambda:InvokeFunctionUrl",
      Condition: { StringEquals: { "lambda:FunctionUrlAuthType": "NONE" } }
    }),
    // https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html: needed since October 2025
    statementPolicy(row, "FunctionURLAllowInvokeAction", {
      Sid: "FunctionURLAllowInvokeAction",
      ...open2,
      Action: "lambda:InvokeFunction",
      Condition: { Bool: { "lambda:InvokedViaFunctionUrl": "true" } }
    })
  ];
}
function principalElement(row, isAccount) {
  const principal = textIn(row.values, "principal");
  if (principal === void 0) return null;
  if (principal === "*") return "*";
  if (isAccount(principal)) return { AWS: joinText("arn:", row.partition, ":iam::", principal, ":root") };
  if (!isSymbolic(principal)) return { [isServiceLike(principal) ? "Service" : "AWS"]: principal };
  const shown = showText(principal);
  if (shown.startsWith("arn:") || isArnSymbol(principal)) return { AWS: principal };
  return shown.endsWith(".amazonaws.com") ? { Service: principal } : null;
}
function isServiceLike(principal) {
  return principal.includes(".") && !principal.startsWith("arn:");
}
function conditionElement(values) {
  const operators = {};
  for (const [argument, operator, key] of CONDITIONS) {
    const value2 = textIn(values, argument);
    if (value2 !== void 0) operators[operator] = { ...operators[operator], [key]: value2 };
  }
  const viaUrl = valueIn(values, "invoked_via_function_url");
  if (viaUrl !== void 0 && viaUrl !== null && viaUrl !== false) {
    operators["Bool"] = { "lambda:InvokedViaFunctionUrl": viaUrl };
  }
  return Object.keys(operators).length === 0 ? {} : { Condition: operators };
}

// lib/terraform/inventory.ts
function isUnknownDocument(document) {
  return "unknownBecause" in document;
}

// lib/terraform/function-facts.ts
function readFunctions({ rowsOf, isAccount }) {
  const gathering = { rowsOf, isAccount, find: indexFunctions(rowsOf), functions: /* @__PURE__ */ new Map(), notes: [] };
  gatherOwned(gathering);
  gatherAliases(gathering);
  gatherPermissions(gathering);
  gatherUrls(gathering);
  gatherWholePolicies(gathering);
  const eventSources = rowsOf("aws_lambda_event_source_mapping").flatMap((row) => readEventSource(row, gathering));
  return { functions: [...gathering.functions.values()].map(toFact), eventSources, notes: gathering.notes };
}
function indexFunctions(rowsOf) {
  const index = /* @__PURE__ */ new Map();
  for (const row of rowsOf("aws_lambda_function")) {
    const [name2, arn2] = [textIn(row.values, "function_name"), textIn(row.values, "arn")];
    if (name2 !== void 0 && arn2 !== void 0) index.set(nameKey2(name2, row), arn2);
  }
  return (text2, row) => {
    if (text2 === void 0) return void 0;
    const arn2 = index.get(nameKey2(text2, row));
    if (arn2 !== void 0) return { arn: arn2, qualifier: "" };
    if (isUntold(text2, row)) return void 0;
    return isArnSymbol(text2) ? { arn: text2, qualifier: "" } : readFunctionReference(text2, {
      partition: row.partition,
      region: regionOf(row),
      accountId: row.accountId
    });
  };
}
function nameKey2(name2, row) {
  return [row.partition, regionOf(row), row.accountId, name2].map(showText).join(" ");
}
function gatherOwned({ rowsOf, functions, notes }) {
  for (const row of rowsOf("aws_lambda_function")) {
    const arn2 = textIn(row.values, "arn");
    const executionRole = textIn(row.values, "role");
    if (arn2 === void 0) {
      notes.push(unlinked(row));
      continue;
    }
    functions.set(factKey(arn2), {
      arn: arn2,
      origin: row.origin,
      whole: true,
      ...executionRole === void 0 ? {} : { executionRole },
      policies: /* @__PURE__ */ new Map(),
      urls: /* @__PURE__ */ new Map()
    });
  }
}
function partOf(argument, row, gathering) {
  const reference = gathering.find(textIn(row.values, argument), row);
  if (reference === void 0) {
    gathering.notes.push(unlinked(row));
    return void 0;
  }
  const { arn: arn2 } = reference;
  const owner2 = gathering.functions.get(factKey(arn2)) ?? {
    arn: arn2,
    origin: row.origin,
    whole: false,
    policies: /* @__PURE__ */ new Map(),
    urls: /* @__PURE__ */ new Map()
  };
  gathering.functions.set(factKey(arn2), owner2);
  const qualifier = textIn(row.values, "qualifier") ?? reference.qualifier;
  return {
    owner: owner2,
    qualifier: showText(qualifier),
    resource: qualifier === "" ? arn2 : joinText(arn2, ":", qualifier)
  };
}
function addPolicies({ owner: owner2, qualifier }, policies2) {
  const others = owner2.policies.get(qualifier) ?? [];
  owner2.policies.set(qualifier, others);
  others.push(...policies2);
}
function gatherAliases(gathering) {
  for (const row of gathering.rowsOf("aws_lambda_alias")) {
    const part = partOf("function_name", row, gathering);
    const name2 = textIn(row.values, "name");
    if (part !== void 0 && name2 !== void 0) addPolicies({ ...part, qualifier: showText(name2) }, []);
  }
}
function gatherPermissions(gathering) {
  for (const row of gathering.rowsOf("aws_lambda_permission")) {
    const part = partOf("function_name", row, gathering);
    if (part !== void 0) addPolicies(part, [readPermission(row, part.resource, gathering.isAccount)]);
  }
}
function gatherWholePolicies(gathering) {
  for (const row of gathering.rowsOf("aws_lambda_resource_policy")) {
    const part = partOf("resource_arn", row, gathering);
    if (part === void 0) continue;
    const { owner: owner2, qualifier } = part;
    owner2.policies.set(qualifier, (owner2.policies.get(qualifier) ?? []).map(asReplaceable));
    addPolicies(part, policiesIn(row, "policy", WHOLE_POLICY));
  }
}
var WHOLE_POLICY = "resource policy";
function asReplaceable({ document, ...policy }) {
  if (isUnknownDocument(document) || policy.name === WHOLE_POLICY) return { ...policy, document };
  const statements2 = document.statements.map((statement) => ({ ...statement, conditions: "unknown" }));
  return { ...policy, document: { ...document, statements: statements2 } };
}
function gatherUrls(gathering) {
  for (const row of gathering.rowsOf("aws_lambda_function_url")) {
    const part = partOf("function_name", row, gathering);
    const type = textIn(row.values, "authorization_type");
    if (part === void 0 || type === void 0) continue;
    part.owner.urls.set(part.qualifier, type);
    if (type === "NONE") addPolicies(part, publicUrlPermissions(row, part.resource));
    if (isSymbolic(type)) addPolicies(part, [{ name: "function URL", origin: row.origin, document: AFTER_APPLY }]);
  }
}
function readEventSource(row, { find, notes }) {
  const sourceArn = textIn(row.values, "event_source_arn");
  if (sourceArn === void 0) return [];
  const reference = find(textIn(row.values, "function_name"), row);
  if (reference === void 0) {
    notes.push(unlinked(row));
    return [];
  }
  const { arn: arn2, qualifier } = reference;
  const functionArn2 = qualifier === "" ? arn2 : joinText(arn2, ":", qualifier);
  return [{ origin: row.origin, functionArn: functionArn2, sourceArn }];
}
function toFact({ policies: policies2, urls, ...owner2 }) {
  return { ...owner2, resourcePolicies: Object.fromEntries(policies2), functionUrls: Object.fromEntries(urls) };
}

// lib/terraform/manifest-facts.ts
var SCHEMA_VERSION = 1;
var BREADTHS = ["role", "account", "organization", "service"];
var WAYS = ["trustPolicy", "resourcePolicy", "identityPolicy", "eventSource"];
var SIDES = ["both", "caller", "target"];
function readManifests({ manifests }) {
  if (manifests.length === 0) return { notes: [] };
  const readings = manifests.map(({ origin, value: value2 }) => ({ origin, accesses: readManifest(value2, origin) }));
  return {
    declared: readings.flatMap(({ accesses }) => accesses ?? []),
    notes: readings.filter(({ accesses }) => accesses === void 0).map(({ origin }) => ({ code: "unreadManifest", subject: origin.address ?? "access_manifest" }))
  };
}
function readManifest(manifest, origin) {
  if (!isBlock(manifest) || Number(valueIn(manifest, "schemaVersion")) !== SCHEMA_VERSION) return void 0;
  if (!isList(valueIn(manifest, "accesses") ?? null)) return void 0;
  const { blocks, open: open2 } = blocksIn(manifest, "accesses");
  const accesses = blocks.map((access) => readAccess(access, origin));
  const known = accesses.filter((access) => access !== void 0);
  return open2 || known.length < accesses.length ? void 0 : known;
}
function readAccess(access, origin) {
  const [principal, resource] = [textIn(access, "principal"), textIn(access, "resource")];
  const action = textIn(access, "action");
  const breadth = choice(textIn(access, "breadth"), BREADTHS);
  const via = choice(textIn(access, "via"), WAYS);
  const side = choice(textIn(access, "side"), SIDES);
  const conditions2 = readConditions2(valueIn(access, "conditions"));
  if (!principal || !resource || typeof action !== "string" || !breadth || !via || !side || !conditions2) {
    return void 0;
  }
  return { origin, principal, breadth, action, resource, via, conditions: conditions2, side };
}
function choice(text2, choices) {
  return choices.find((known) => known === text2);
}
function readConditions2(conditions2) {
  const reading = parsePolicy({ Statement: { Effect: "Allow", Action: "*", Condition: conditions2 ?? {} } });
  return "policy" in reading ? reading.policy.statements[0]?.conditions : void 0;
}

// lib/iam/partition.ts
var PARTITIONS = [
  "aws",
  "aws-cn",
  "aws-us-gov",
  "aws-eusc",
  "aws-iso",
  "aws-iso-b",
  "aws-iso-e",
  "aws-iso-f"
];
var REGIONS = {
  aws: [
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-central-1",
    "ca-west-1",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "me-west-1",
    "mx-central-1",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2"
  ],
  "aws-cn": ["cn-north-1", "cn-northwest-1"],
  "aws-us-gov": ["us-gov-east-1", "us-gov-west-1"],
  "aws-eusc": ["eusc-de-east-1"],
  "aws-iso": ["us-iso-east-1", "us-iso-west-1"],
  "aws-iso-b": ["us-isob-east-1", "us-isob-west-1"],
  "aws-iso-e": ["eu-isoe-west-1"],
  "aws-iso-f": ["us-isof-east-1", "us-isof-south-1"]
};
var PARTITION_OF_REGION = new Map(
  PARTITIONS.flatMap((partition2) => REGIONS[partition2].map((region2) => [region2, partition2]))
);
function partitionOfRegion(region2) {
  return PARTITION_OF_REGION.get(region2);
}
function isRegionCode(region2) {
  return /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region2);
}
function isPartition(partition2) {
  return PARTITIONS.includes(partition2);
}

// lib/terraform/resource-policy-types.ts
var asArn = (arn2) => arn2;
var POLICY_TYPES = [
  { type: "aws_s3_bucket_policy", argument: "bucket", arnOf: bucketArn },
  { type: "aws_sqs_queue_policy", argument: "queue_url", arnOf: queueArn },
  { type: "aws_sns_topic_policy", argument: "arn", arnOf: asArn },
  { type: "aws_kinesis_resource_policy", argument: "resource_arn", arnOf: asArn },
  { type: "aws_dynamodb_resource_policy", argument: "resource_arn", arnOf: asArn },
  { type: "aws_cloudwatch_event_bus_policy", argument: "event_bus_name", otherwise: "default", arnOf: busArn2 },
  { type: "aws_cloudwatch_event_permission", argument: "event_bus_name", otherwise: "default", arnOf: busArn2 },
  { type: "aws_kms_key_policy", argument: "key_id", arnOf: keyArn2 },
  { type: "aws_secretsmanager_secret_policy", argument: "secret_arn", arnOf: asArn }
];
function policyTarget({ argument, otherwise, arnOf }, row) {
  const name2 = textIn(row.values, argument) ?? otherwise;
  return name2 === void 0 || isUntold(name2, row) ? void 0 : arnOf(name2, row);
}
function accountRootText({ partition: partition2 }, accountId2) {
  return joinText("arn:", partition2, ":iam::", accountId2, ":root");
}
function isArn(text2) {
  return showText(text2).startsWith("arn:") || isArnSymbol(text2);
}
function bucketArn(bucket2, { partition: partition2 }) {
  return isArn(bucket2) ? bucket2 : joinText("arn:", partition2, ":s3:::", bucket2);
}
function busArn2(bus, row) {
  return isArn(bus) ? bus : regionalArn(row, "events", "event-bus/", bus);
}
function keyArn2(key, row) {
  return isArn(key) ? key : regionalArn(row, "kms", "key/", key);
}
function regionalArn(row, service, kind, name2) {
  return joinText("arn:", row.partition, `:${service}:`, regionOf(row), ":", row.accountId, `:${kind}`, name2);
}
function queueArn(url, row) {
  const [scheme, , host = "", accountId2, name2, ...more] = splitText(url, "/");
  if (textKey(scheme ?? "") !== "https:" && textKey(scheme ?? "") !== "http:") return void 0;
  if (accountId2 === void 0 || name2 === void 0 || more.length > 0) return void 0;
  const [service, named3] = splitText(host, ".");
  const isAws = service === "sqs" && named3 !== void 0 && (isSymbolic(named3) || isRegionCode(named3));
  const region2 = isAws ? named3 : regionOf(row);
  return isSymbolic(accountId2) || /^\d{12}$/.test(accountId2) ? joinText("arn:", row.partition, ":sqs:", region2, ":", accountId2, ":", name2) : void 0;
}

// lib/terraform/resource-event-permission.ts
function eventPermission(row, busArn3) {
  const sid = textIn(row.values, "statement_id");
  return statementPolicy(row, showText(sid ?? row.address), {
    ...sid === void 0 ? {} : { Sid: sid },
    Effect: "Allow",
    Principal: principalElement2(row),
    Action: textIn(row.values, "action") ?? "events:PutEvents",
    Resource: busArn3,
    ...conditionElement2(row.values)
  });
}
function principalElement2(row) {
  const principal = textIn(row.values, "principal");
  if (principal === void 0) return null;
  if (principal === "*") return "*";
  return isSymbolic(principal) || /^\d{12}$/.test(principal) ? { AWS: accountRootText(row, principal) } : { AWS: principal };
}
function conditionElement2(values) {
  const { blocks, open: open2 } = blocksIn(values, "condition");
  const [block] = blocks;
  if (open2) return { Condition: null };
  if (block === void 0) return {};
  const [type, key] = [textIn(block, "type"), textIn(block, "key")];
  return typeof type === "string" && typeof key === "string" ? { Condition: { [type]: { [key]: textIn(block, "value") ?? null } } } : { Condition: null };
}

// lib/terraform/resource-facts.ts
var OWNERS = [
  // The ARN of a bucket names no account.
  { type: "aws_s3_bucket", ownPolicy: "policy", isAccountless: true },
  { type: "aws_sqs_queue", ownPolicy: "policy" },
  { type: "aws_sns_topic", ownPolicy: "policy" },
  { type: "aws_kinesis_stream" },
  { type: "aws_kinesis_stream_consumer" },
  { type: "aws_dynamodb_table" },
  { type: "aws_dynamodb_table", arn: "stream_arn", exists: ({ values }) => valueIn(values, "stream_enabled") === true },
  { type: "aws_cloudwatch_event_bus" },
  { type: "aws_kms_key", ownPolicy: "policy", byDefault: defaultKeyPolicy },
  { type: "aws_secretsmanager_secret", ownPolicy: "policy" }
];
function readResources(world) {
  const notes = [];
  const written2 = writtenPolicies(world.rowsOf, notes);
  const removed = writtenPolicies(world.removedOf, []);
  const owned = /* @__PURE__ */ new Set();
  const resources = [];
  for (const owner2 of OWNERS) {
    for (const row of world.rowsOf(owner2.type).filter((each) => owner2.exists?.(each) ?? true)) {
      const arn2 = textIn(row.values, owner2.arn ?? "arn");
      if (arn2 === void 0) {
        notes.push(unlinked(row));
        continue;
      }
      const key = factKey(arn2);
      owned.add(key);
      resources.push({
        arn: arn2,
        origin: row.origin,
        whole: true,
        ...owner2.isAccountless ? { accountId: row.accountId } : {},
        resourcePolicies: written2.get(key)?.policies ?? ownPolicies(owner2, row, removed.has(key))
      });
    }
  }
  const fragments = [...written2].filter(([key]) => !owned.has(key)).map(([, policies2]) => toFragment(policies2));
  return { resources: [...resources, ...fragments], notes };
}
function toFragment({ arn: arn2, row, policies: policies2 }) {
  const origin = row.origin;
  const isAccountless = row.type === "aws_s3_bucket_policy";
  return {
    arn: arn2,
    origin,
    whole: false,
    // Nothing else adds to a policy that is written as a whole, whoever created what it belongs to.
    ...row.type === "aws_cloudwatch_event_permission" ? {} : { wholePolicy: true },
    ...isAccountless ? { accountId: row.accountId } : {},
    resourcePolicies: policies2
  };
}
function writtenPolicies(rowsOf, notes) {
  const written2 = /* @__PURE__ */ new Map();
  for (const type of POLICY_TYPES) {
    for (const row of rowsOf(type.type)) {
      const arn2 = policyTarget(type, row);
      if (arn2 === void 0) {
        notes.push(unlinked(row));
        continue;
      }
      const others = written2.get(factKey(arn2)) ?? { arn: arn2, row, policies: [] };
      written2.set(factKey(arn2), others);
      others.policies.push(...policiesOf3(type, row, arn2));
    }
  }
  return written2;
}
function policiesOf3({ type }, row, arn2) {
  return type === "aws_cloudwatch_event_permission" ? [eventPermission(row, arn2)] : policiesIn(row, "policy", "resource policy");
}
function ownPolicies({ ownPolicy, byDefault }, row, removed) {
  const none = byDefault === void 0 ? [] : [byDefault(row)];
  if (ownPolicy === void 0 || removed) return none;
  const computed = isOwnSymbol(row, ownPolicy) && row.configured?.includes(ownPolicy) === false;
  const policies2 = computed ? [] : policiesIn(row, ownPolicy, "resource policy");
  return policies2.length === 0 ? none : policies2;
}
function defaultKeyPolicy(row) {
  return statementPolicy(row, "default key policy", {
    Sid: "Enable IAM User Permissions",
    Effect: "Allow",
    Principal: { AWS: accountRootText(row, row.accountId) },
    Action: "kms:*",
    Resource: "*"
  });
}

// lib/terraform/role-facts.ts
function readRoles(world) {
  const find = indexIdentities(ROLES, world.rowsOf);
  const { attached, notes } = attachedPolicies(ROLES, world.rowsOf, find, world);
  const removed = attachedPolicies(ROLES, world.removedOf, find, world).attached;
  const owned = /* @__PURE__ */ new Set();
  const roles = [];
  const unnamed = [];
  for (const row of world.rowsOf(ROLES.owner)) {
    const arn2 = textIn(row.values, "arn");
    if (arn2 === void 0) {
      unnamed.push(unlinked(row));
      continue;
    }
    const key = factKey(arn2);
    owned.add(key);
    roles.push(readRole(row, arn2, { attached: attached.get(key), removed: removed.get(key) }, world));
  }
  const fragments = [...attached].filter(([key]) => !owned.has(key)).map(([, { arn: arn2, origin, policies: policies2 }]) => ({ arn: arn2, origin, whole: false, identityPolicies: policies2 }));
  return { roles: [...roles, ...fragments], notes: [...unnamed, ...notes] };
}
function readRole(row, arn2, { attached, removed }, world) {
  const [trustPolicy] = policiesIn(row, "assume_role_policy", "trust policy");
  const others = attached?.policies ?? [];
  const told2 = new Set(others.map(({ name: name2 }) => name2));
  const gone = new Set(removed?.policies.map(({ name: name2 }) => name2));
  const listed3 = [
    ...inlinePolicies(row).filter(({ name: name2 }) => !gone.has(name2) || isWritten(row, "inline_policy")),
    ...managedPolicies(row, world).filter(({ name: name2 }) => !gone.has(name2) || isWritten(row, "managed_policy_arns"))
  ];
  const own2 = listed3.filter(({ name: name2 }) => !told2.has(name2));
  return {
    arn: arn2,
    origin: row.origin,
    whole: true,
    ...trustPolicy === void 0 ? {} : { trustPolicy },
    identityPolicies: [...own2, ...others],
    ...boundaryOf(row, world),
    ...sessionOf(row)
  };
}
var DEFAULT_SESSION = 3600;
function sessionOf({ values }) {
  const seconds = valueIn(values, "max_session_duration");
  return typeof seconds === "number" && seconds !== DEFAULT_SESSION ? { maxSessionDuration: seconds } : {};
}
function inlinePolicies(row) {
  const { blocks, open: open2 } = blocksIn(row.values, "inline_policy");
  const known = blocks.flatMap(
    (block, index) => policiesIn(row, "policy", showText(textIn(block, "name") ?? `inline_policy[${index}]`), block)
  );
  return [...known, ...unknownRest(row, "inline_policy", open2)];
}
function managedPolicies(row, { managedPolicy }) {
  const { values, open: open2 } = textsIn(row.values, "managed_policy_arns");
  return [...values.map((arn2) => managedPolicy(arn2, row)), ...unknownRest(row, "managed_policy_arns", open2)];
}
function unknownRest(row, argument, open2) {
  const computed = isOwnSymbol(row, argument) && !isWritten(row, argument);
  return open2 && !computed ? [{ name: argument, origin: row.origin, document: AFTER_APPLY }] : [];
}
function isWritten({ configured }, argument) {
  return configured?.includes(argument) === true;
}

// lib/terraform/facts.ts
function inventoryFromRows(rows) {
  const filled = fillReferences(rows);
  const world = indexRows(filled);
  const { roles, notes: ofRoles } = readRoles(world);
  const { principals: principals2, notes: ofUsers } = readUsers(world);
  const { functions, eventSources, notes: ofFunctions } = readFunctions(world);
  const { resources, notes: ofResources } = readResources(world);
  const { notes: ofManifests, ...declared } = readManifests(filled);
  return {
    input: rows.input,
    ...rows.providers === void 0 ? {} : { providers: rows.providers },
    roles,
    functions,
    resources,
    principals: principals2,
    accounts: readAccounts(world),
    eventSources,
    ...declared,
    notes: [...rows.notes, ...ofRoles, ...ofUsers, ...ofFunctions, ...ofResources, ...ofManifests],
    ...rows.planned === void 0 ? {} : { planned: rows.planned },
    ...rows.drifted === void 0 ? {} : { drifted: rows.drifted }
  };
}

// lib/terraform/plan-configuration.ts
var DEEPEST4 = 50;
function readConfiguration(configuration) {
  const modules = /* @__PURE__ */ new Map();
  const visit = (module2, call, names4) => {
    modules.set(moduleKey(names4.map((name2) => ({ name: name2, index: "" }))), {
      resources: new Map(listOf(memberOf(module2, "resources")).flatMap(configuredResource)),
      inputs: recordOf(memberOf(call, "expressions")),
      variables: recordOf(memberOf(module2, "variables")),
      outputs: recordOf(memberOf(module2, "outputs")),
      ordering: orderingOf(call)
    });
    if (names4.length === DEEPEST4) return;
    for (const [name2, inner] of Object.entries(recordOf(memberOf(module2, "module_calls")))) {
      visit(memberOf(inner, "module"), inner, [...names4, name2]);
    }
  };
  visit(memberOf(configuration, "root_module"), {}, []);
  return modules;
}
function configuredResource(block) {
  const base = parseAddress(stringOf(memberOf(block, "address")) ?? "")?.base;
  if (base === void 0) return [];
  const provider = stringOf(memberOf(block, "provider_config_key"));
  const expressions = recordOf(memberOf(block, "expressions"));
  return [[base, { ...provider === void 0 ? {} : { provider }, expressions, ordering: orderingOf(block) }]];
}
var [DEPENDS_ON, ...REPEATED_BY] = ["depends_on", "for_each_expression", "count_expression"];
var ORDERING = [DEPENDS_ON, ...REPEATED_BY];
function orderingOf(block) {
  const named3 = memberOf(block, DEPENDS_ON);
  return [
    ...named3 === void 0 ? [] : [{ references: named3 }],
    ...REPEATED_BY.flatMap((name2) => memberOf(block, name2) ?? [])
  ];
}
function referencesOf(expression) {
  const found = [];
  let before = "";
  for (const reference of listOf(memberOf(expression, "references"))) {
    if (typeof reference !== "string") continue;
    if (!before.startsWith(`${reference}.`) && !before.startsWith(`${reference}[`)) found.push(reference);
    before = reference;
  }
  return found;
}
function constantOf(expression, module2, { configuration, variables }, depth = 0) {
  const constant = memberOf(expression, "constant_value");
  const [reference, ...others] = referencesOf(expression);
  if (constant !== void 0 || reference === void 0 || others.length > 0 || depth > DEEPEST4) return constant;
  const [, name2] = /^var\.([^.[]+)$/.exec(reference) ?? [];
  const configured = configuration.get(module2.join("."));
  if (name2 === void 0 || configured === void 0) return void 0;
  const given = module2.length === 0 ? memberOf(memberOf(variables, name2), "value") : constantOf(memberOf(configured.inputs, name2), module2.slice(0, -1), { configuration, variables }, depth + 1);
  const passed2 = module2.length === 0 || memberOf(configured.inputs, name2) !== void 0;
  return given === void 0 && (module2.length === 0 || !passed2) ? memberOf(memberOf(configured.variables, name2), "default") : given;
}

// lib/terraform/bystanders.ts
var DEEPEST5 = 100;
var Bystanders = class {
  /** By module and address without index. */
  blocks = /* @__PURE__ */ new Map();
  /** What is referred to by what facts are made of, and then by what that refers to. */
  needed = /* @__PURE__ */ new Set();
  /** One of each kind. */
  kinds = /* @__PURE__ */ new Set();
  models = /* @__PURE__ */ new Set();
  /**
   * A resource block of the configuration. Out: whether facts are made of it; else it is not kept until it is restored.
   */
  addBlock(module2, entry2, restore) {
    const references = [...referencesIn([memberOf(entry2, "expressions"), orderingOf(entry2)], module2)];
    if (!isBystanderType(memberOf(entry2, "type"))) {
      this.need(references);
      return true;
    }
    const address = stringOf(memberOf(entry2, "address"));
    if (address !== void 0) {
      const provider = stringOf(memberOf(entry2, "provider_config_key"));
      this.blocks.set(keyOf2(module2, address), { provider, references, restore });
    }
    return false;
  }
  /** Anything else that refers to resources: what is passed to a module, or comes out of it. */
  addExpressions(module2, expressions) {
    this.need(referencesIn(expressions, module2));
  }
  /** Whether an instance can be let go. */
  canGo(entry2, values, actions) {
    const { address, type } = entry2;
    if (typeof address !== "string" || !isBystanderType(type)) return false;
    const key = blockKeyOf(address);
    if (this.needed.has(key)) return false;
    const provider = this.blocks.get(key)?.provider ?? `${key.split(" ")[0]} ${entry2.provider_name}`;
    const isAws = String(type).startsWith("aws_");
    const kind = [provider, entry2.mode, actions, isAws, ...values.flatMap(placeKeys)].join(" ");
    if (this.kinds.has(kind)) return true;
    this.kinds.add(kind);
    this.models.add(key);
    return false;
  }
  /** When all blocks are known: what the ones that are needed refer to is needed too. */
  close() {
    for (const key of this.needed) this.need(this.blocks.get(key)?.references ?? []);
  }
  /** When all instances are known: the blocks of those that are kept. */
  restoreBlocks() {
    for (const key of /* @__PURE__ */ new Set([...this.needed, ...this.models])) this.blocks.get(key)?.restore();
  }
  need(keys) {
    for (const key of keys) this.needed.add(key);
  }
};
function isBystanderType(type) {
  return typeof type === "string" && !makesFacts(type);
}
function keyOf2(module2, base) {
  return `${module2} ${base}`;
}
function blockKeyOf(address) {
  const plain = address.includes("[") ? address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "") : address;
  if (!plain.startsWith("module.")) return keyOf2("", plain);
  const steps = plain.split(".");
  const names4 = [];
  while (steps[0] === "module" && steps.length > 2) names4.push(...steps.splice(0, 2).slice(1));
  return keyOf2(names4.join("."), steps.join("."));
}
function* referencesIn(expression, module2, depth = 0) {
  if (typeof expression !== "object" || expression === null || depth > DEEPEST5) return;
  if (isRecord(expression)) {
    for (const reference of listOf(expression.references)) {
      const [, base] = /^((?:data\.)?[\w-]+\.[\w-]+)/.exec(stringOf(reference) ?? "") ?? [];
      if (base !== void 0) yield keyOf2(module2, base);
    }
  }
  for (const member2 of Object.values(expression)) yield* referencesIn(member2, module2, depth + 1);
}
function placeKeys(values) {
  if (!isRecord(values)) return [];
  return Object.entries(PLACES).map(([name2, pattern]) => pattern.exec(stringOf(values[name2]) ?? "")?.[0] ?? "");
}
var ARN = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:/;
var WHOLE = /^.*$/s;
var PLACES = {
  arn: ARN,
  resource_arn: ARN,
  function_arn: ARN,
  secret_arn: ARN,
  stream_arn: ARN,
  function_name: ARN,
  id: ARN,
  owner_id: WHOLE,
  owner: WHOLE,
  account_id: WHOLE,
  region: WHOLE,
  queue_url: /^https:\/\/[^/]*\/\d{12}\//
};

// lib/terraform/json-spans.ts
var BrokenJson = class extends Error {
};
var QUOTE = 34;
var BACKSLASH = 92;
var COMMA = 44;
var COLON = 58;
var OPEN_BRACE = 123;
var CLOSE_BRACE = 125;
var OPEN_BRACKET = 91;
var CLOSE_BRACKET = 93;
function visitMembers(text2, from, visit) {
  let at = skipSpace(text2, expect(text2, from, OPEN_BRACE));
  while (text2.charCodeAt(at) !== CLOSE_BRACE) {
    const name2 = stringEnd(text2, at);
    const start2 = skipSpace(text2, expect(text2, skipSpace(text2, name2), COLON));
    at = afterComma(text2, visit(JSON.parse(text2.slice(at, name2)), start2), CLOSE_BRACE);
  }
  return at + 1;
}
function visitElements(text2, from, visit) {
  let at = skipSpace(text2, expect(text2, from, OPEN_BRACKET));
  while (text2.charCodeAt(at) !== CLOSE_BRACKET) at = afterComma(text2, visit(at), CLOSE_BRACKET);
  return at + 1;
}
function isObjectAt(text2, from) {
  return text2.charCodeAt(from) === OPEN_BRACE;
}
function isListAt(text2, from) {
  return text2.charCodeAt(from) === OPEN_BRACKET;
}
function parseAt(text2, from) {
  const to = valueEnd(text2, from);
  return { value: JSON.parse(text2.slice(from, to)), to };
}
function skipSpace(text2, from) {
  let at = from;
  for (let code = text2.charCodeAt(at); code === 32 || code >= 9 && code <= 13; code = text2.charCodeAt(at)) {
    at += 1;
  }
  return at;
}
function valueEnd(text2, from) {
  switch (text2.charCodeAt(from)) {
    case QUOTE:
      return stringEnd(text2, from);
    case OPEN_BRACE:
    case OPEN_BRACKET:
      return nestedEnd(text2, from);
    default:
      return wordEnd(text2, from);
  }
}
function nestedEnd(text2, from) {
  let depth = 0;
  for (let at = from; at < text2.length; at += 1) {
    const code = text2.charCodeAt(at);
    if (code === QUOTE) {
      at = stringEnd(text2, at) - 1;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth += 1;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  throw new BrokenJson();
}
function stringEnd(text2, from) {
  expect(text2, from, QUOTE);
  let end = from;
  do {
    end = text2.indexOf('"', end + 1);
    if (end < 0) throw new BrokenJson();
  } while (isEscaped(text2, end));
  return end + 1;
}
function isEscaped(text2, at) {
  let before = at - 1;
  while (text2.charCodeAt(before) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 0;
}
function wordEnd(text2, from) {
  let end = from;
  while (/[\w.+-]/.test(text2.charAt(end))) end += 1;
  if (end === from) throw new BrokenJson();
  return end;
}
function afterComma(text2, from, close) {
  const at = skipSpace(text2, from);
  if (text2.charCodeAt(at) === close) return at;
  const next2 = skipSpace(text2, expect(text2, at, COMMA));
  if (text2.charCodeAt(next2) === close) throw new BrokenJson();
  return next2;
}
function expect(text2, at, code) {
  if (text2.charCodeAt(at) !== code) throw new BrokenJson();
  return at + 1;
}

// lib/terraform/parse-terraform.ts
var UNREAD = /* @__PURE__ */ new Set(["relevant_attributes", "checks", "timestamp"]);
var DEEPEST6 = 50;
function parseTerraform(text2, moment) {
  const from = skipSpace(text2, text2.charCodeAt(0) === 65279 ? 1 : 0);
  if (text2.charAt(from) !== "{") return JSON.parse(text2.slice(from));
  try {
    const members = /* @__PURE__ */ new Map();
    const to = visitMembers(text2, from, (name2, at) => {
      members.set(name2, at);
      return valueEnd(text2, at);
    });
    return members.has("format_version") && skipSpace(text2, to) === text2.length ? Object.fromEntries(readMembers(text2, members, moment)) : JSON.parse(text2.slice(from));
  } catch (error) {
    if (error instanceof BrokenJson) return JSON.parse(text2.slice(from));
    throw error;
  }
}
function readMembers(text2, members, moment) {
  const [changesAt, configurationAt] = [members.get("resource_changes"), members.get("configuration")];
  const isPlan = changesAt !== void 0 && configurationAt !== void 0;
  const reading = { text: text2, bystanders: isPlan ? new Bystanders() : void 0, told: /* @__PURE__ */ new Set() };
  const configuration = configurationAt === void 0 ? void 0 : readConfiguration2(reading, configurationAt);
  reading.bystanders?.close();
  const changes = changesAt === void 0 ? void 0 : readList2(text2, changesAt, (entry2) => keepChange(entry2, moment, reading)).value;
  const read = [...members].flatMap(([name2, at]) => {
    if (UNREAD.has(name2)) return [];
    switch (name2) {
      case "resource_changes":
        return [[name2, changes]];
      case "configuration":
        return [[name2, configuration]];
      case "resource_drift":
        return [[name2, readList2(text2, at, keepDrift).value]];
      case "planned_values":
      case "values":
        return [[name2, readValues(reading, at).value]];
      case "prior_state":
        return [[name2, readObject(text2, at, { values: (inner) => readValues(reading, inner) }).value]];
      default:
        return [[name2, parseAt(text2, at).value]];
    }
  });
  reading.bystanders?.restoreBlocks();
  return read;
}
function readObject(text2, from, readers) {
  return isObjectAt(text2, from) ? readRecord(text2, from, (name2, at) => {
    const read = Object.hasOwn(readers, name2) ? readers[name2] : void 0;
    return read === void 0 ? parseAt(text2, at) : read(at);
  }) : parseAt(text2, from);
}
function readRecord(text2, from, read) {
  const members = [];
  const to = visitMembers(text2, from, (name2, at) => {
    const member2 = read(name2, at);
    members.push([name2, member2.value]);
    return member2.to;
  });
  return { value: Object.fromEntries(members), to };
}
function readList2(text2, from, keep, isPassedOver) {
  if (!isListAt(text2, from)) return parseAt(text2, from);
  const kept = [];
  const to = visitElements(text2, from, (at) => {
    if (isPassedOver?.(at)) return valueEnd(text2, at);
    const element3 = parseAt(text2, at);
    for (const each of keep(element3.value, at)) kept.push(each);
    return element3.to;
  });
  return { value: kept, to };
}
function readValues(reading, from) {
  const { text: text2, told: told2 } = reading;
  const isTold3 = (at) => told2.size > 0 && told2.has(addressAt(text2, at));
  const readState2 = (module2, depth) => readObject(text2, module2, {
    resources: (inner) => readList2(text2, inner, (entry2) => keepResource(entry2, reading), isTold3),
    child_modules: (inner) => {
      if (!isListAt(text2, inner) || depth >= DEEPEST6) return parseAt(text2, inner);
      const children = [];
      const to = visitElements(text2, inner, (at) => {
        const child = readState2(at, depth + 1);
        children.push(child.value);
        return child.to;
      });
      return { value: children, to };
    }
  });
  return readObject(text2, from, { root_module: (inner) => readState2(inner, 0) });
}
var LEADING_ADDRESS = /\{\s*"address"\s*:\s*("(?:[^"\\]|\\.)*")/y;
function addressAt(text2, from) {
  LEADING_ADDRESS.lastIndex = from;
  const [, address] = LEADING_ADDRESS.exec(text2) ?? [];
  return address === void 0 ? void 0 : JSON.parse(address);
}
function readConfiguration2({ text: text2, bystanders }, from) {
  const readModule = (module2, names4) => {
    const key = names4.join(".");
    return readObject(text2, module2, {
      outputs: (inner) => {
        const { value: value2, to } = parseAt(text2, inner);
        bystanders?.addExpressions(key, value2);
        return { value: keptOutputs(value2), to };
      },
      resources: (inner) => readBlocks2(inner, key),
      module_calls: (inner) => isObjectAt(text2, inner) && names4.length < DEEPEST6 ? readRecord(text2, inner, (name2, call) => readCall(call, key, [...names4, name2])) : parseAt(text2, inner)
    });
  };
  const readBlocks2 = (inner, key) => {
    const kept = [];
    const restore = (at) => {
      kept.push(...keepConfigured(parseAt(text2, at).value));
    };
    const { value: value2, to } = readList2(text2, inner, (entry2, at) => {
      const isKept2 = bystanders === void 0 || bystanders.addBlock(key, entry2, () => restore(at));
      if (isKept2) kept.push(...keepConfigured(entry2));
      return [];
    });
    return { value: isListAt(text2, inner) ? kept : value2, to };
  };
  const readCall = (call, around, names4) => {
    const read = readObject(text2, call, {
      module: (inner) => readModule(inner, names4),
      expressions: (inner) => {
        const read2 = parseAt(text2, inner);
        bystanders?.addExpressions(around, read2.value);
        return read2;
      }
    });
    bystanders?.addExpressions(around, orderingOf(read.value));
    return read;
  };
  return readObject(text2, from, { root_module: (inner) => readModule(inner, []) }).value;
}
function keepChange(entry2, moment, { bystanders, told: told2 }) {
  if (!isRecord(entry2)) return [];
  const { address, previous_address: previous, deposed, change } = entry2;
  const actions = listOf(memberOf(change, "actions"));
  if (deposed === void 0) {
    if (address !== void 0) told2.add(address);
    if (previous !== void 0) told2.add(previous);
    const places = [memberOf(change, "before"), memberOf(change, "after")];
    if (bystanders?.canGo(entry2, places, actions.join())) return [];
  }
  const isKept2 = moment !== "after" || actions.includes("delete") || actions.includes("forget");
  const keepValues = (values) => keptValues(values, entry2.type);
  const before = isKept2 ? keepValues(memberOf(change, "before")) : void 0;
  const isSame = isKept2 && actions.join() === "no-op";
  return [
    {
      ...keptMembers(entry2, ["address", "previous_address", "mode", "type", "provider_name", "deposed"]),
      change: {
        ...keptMembers(recordOf(change), ["actions"]),
        ...isKept2 ? { before, before_sensitive: keptSensitive(memberOf(change, "before_sensitive")) } : {},
        ...moment !== "before" ? {
          after: isSame ? before : keepValues(memberOf(change, "after")),
          after_unknown: keptMarks(memberOf(change, "after_unknown"), entry2.type),
          after_sensitive: keptSensitive(memberOf(change, "after_sensitive"))
        } : {}
      }
    }
  ];
}
function keepDrift(entry2) {
  if (!isRecord(entry2) || !isReadType(entry2.type)) return [];
  const [before, after] = ["before", "after"].map((name2) => {
    const values = memberOf(entry2.change, name2);
    return isRecord(values) ? keptMembers(values, ACCESS_ARGUMENTS) : values;
  });
  return [{ ...keptMembers(entry2, ["address", "type"]), change: { before, after } }];
}
function keepResource(entry2, { bystanders, told: told2 }) {
  if (!isRecord(entry2) || told2.has(entry2.address) || bystanders?.canGo(entry2, [entry2.values], "")) return [];
  return [
    {
      ...keptMembers(entry2, ["address", "mode", "type", "provider_name", "deposed_key"]),
      values: keptValues(entry2.values, entry2.type),
      sensitive_values: keptSensitive(entry2.sensitive_values)
    }
  ];
}
function keepConfigured(entry2) {
  if (!isRecord(entry2)) return [];
  const expressions = isReadType(entry2.type) ? keptExpressions(entry2.expressions) : {};
  return [{ ...keptMembers(entry2, ["address", "provider_config_key", ...ORDERING]), expressions }];
}
function keptMembers(record, names4) {
  const kept = {};
  for (const name2 of names4) {
    if (record[name2] !== void 0) kept[name2] = record[name2];
  }
  return kept;
}
function keptValues(values, type) {
  return isRecord(values) && !isReadType(type) ? placeAttributes(values) : values;
}
var DRAWN_BY_LOT = /* @__PURE__ */ new Set([
  "create_date",
  "last_modified",
  "name_prefix",
  "qualified_arn",
  "qualified_invoke_arn",
  "source_code_size",
  "tags_all",
  "unique_id"
]);
function keptMarks(marks, type) {
  if (!isRecord(marks)) return marks;
  if (!isReadType(type)) return {};
  return Object.fromEntries(
    Object.entries(marks).filter(([name2, mark2]) => !DRAWN_BY_LOT.has(name2) && holdsTrue(mark2, 0))
  );
}
function keptSensitive(marks) {
  return isRecord(marks) ? Object.fromEntries(Object.entries(marks).filter(([, mark2]) => holdsTrue(mark2, 0))) : marks;
}
function holdsTrue(mark2, depth) {
  if (typeof mark2 !== "object" || mark2 === null || depth > DEEPEST6) return mark2 !== false && mark2 !== null;
  return Object.values(mark2).some((member2) => holdsTrue(member2, depth + 1));
}
function keptOutputs(outputs) {
  return isRecord(outputs) ? Object.fromEntries(Object.entries(outputs).map(([name2, output]) => [name2, keptExpressions(output)])) : outputs;
}
var CONSTANT = {};
function keptExpressions(expressions) {
  if (!isRecord(expressions)) return expressions;
  return Object.fromEntries(
    Object.entries(expressions).map(([name2, expression]) => [
      name2,
      isRecord(expression) && "constant_value" in expression && !("references" in expression) ? CONSTANT : expression
    ])
  );
}

// lib/iam/arn.ts
function formatArn({ partition: partition2, service, region: region2, accountId: accountId2, resource }) {
  return `arn:${partition2}:${service}:${region2}:${accountId2}:${resource}`;
}
function parseArn(text2) {
  const [prefix, partition2, service, region2, accountId2, ...rest2] = text2.split(":");
  const resource = rest2.join(":");
  return prefix === "arn" && partition2 && service && region2 !== void 0 && accountId2 !== void 0 && resource ? { partition: partition2, service, region: region2, accountId: accountId2, resource } : void 0;
}
function formatRoleArn({ partition: partition2, accountId: accountId2, path, roleName }) {
  return formatArn({ partition: partition2, service: "iam", region: "", accountId: accountId2, resource: `role${path}${roleName}` });
}

// lib/terraform/json-inventory-arns.ts
var ROLE = /^arn:[^:*?]+:iam::[0-9]{12}:role\/(?:[^/*?]+\/)*[^/*?]+$/;
var USER = /^arn:[^:*?]+:iam::[0-9]{12}:user\/(?:[^/*?]+\/)*[^/*?]+$/;
var FUNCTION = /^arn:[^:*?]+:lambda:[^:*?]+:[0-9]{12}:function:[^:*?]+$/;
var RESOURCE = /^arn:[^:*?]+:(?!iam:)(?!lambda:[^:]*:[^:]*:function:)[^:*?]+:[^:*?]*:(?:[0-9]{12})?:[^*?]+$/;
function isRoleArn(arn2) {
  return ROLE.test(arn2);
}
function isFunctionArn(arn2) {
  return FUNCTION.test(arn2);
}
function isUserArn(arn2) {
  return USER.test(arn2);
}
function isResourceArn(arn2) {
  return RESOURCE.test(arn2);
}

// lib/terraform/json-inventory-problems.ts
var wrongType = (property, got, allowed) => ({
  code: "E_TYPE",
  what: `${property} is of the wrong type`,
  got,
  allowed,
  todo: `correct ${property}`
});
var strayMember = (property, allowed) => ({
  code: "E_MEMBER",
  what: `${property} is no member of inventory JSON`,
  got: show(property.slice(property.lastIndexOf(".") + 1)),
  allowed: allowed.join(", "),
  todo: "correct the spelling, or leave it out"
});
var malformedPolicy = (property, reason) => ({
  code: "E_POLICY",
  what: `${property} is no policy document that AWS accepts`,
  got: reason,
  allowed: "a document of the IAM policy language, with null for what is not known",
  todo: "correct the document"
});
var toldTwice = (property, got, other) => ({
  code: "E_TOLD_TWICE",
  what: `${property} is told a second time`,
  got: `${got}, also at ${other}`,
  allowed: "one entry for each ARN and each account",
  todo: "put both entries into one"
});

// lib/terraform/json-inventory-fields.ts
var GIVEN_UNKNOWN = { unknownBecause: "given" };
var SHOWN_CHARACTERS = 60;
function isObject2(value2) {
  return typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
}
function showShort(value2) {
  if (value2 === void 0) return "nothing";
  if (Array.isArray(value2)) return "a list";
  if (isObject2(value2)) return "an object";
  const text2 = JSON.stringify(value2) ?? String(value2);
  return text2.length > SHOWN_CHARACTERS ? `${text2.slice(0, SHOWN_CHARACTERS)}\u2026` : text2;
}
function member(field, object, name2) {
  return {
    ...field,
    path: field.path === "" ? name2 : `${field.path}.${name2}`,
    value: Object.hasOwn(object, name2) ? object[name2] : void 0
  };
}
function readObject2(field, members) {
  const { path, value: value2, report: report2 } = field;
  if (!isObject2(value2)) {
    report2(wrongType(path || "the inventory", showShort(value2), "an object"));
    return void 0;
  }
  for (const name2 of Object.keys(value2).filter((key) => !members.includes(key))) {
    report2(strayMember(path === "" ? name2 : `${path}.${name2}`, members));
  }
  return value2;
}
function readElements(field) {
  const { path, value: value2, report: report2 } = field;
  if (value2 === void 0) return [];
  if (value2 === null) return void 0;
  if (!Array.isArray(value2)) {
    report2(wrongType(path, showShort(value2), "a list"));
    return void 0;
  }
  return value2.map((element3, index) => ({
    ...field,
    path: `${path}[${index}]`,
    value: element3
  }));
}
function readString(field, allowed) {
  const { path, value: value2, report: report2 } = field;
  if (value2 === void 0) {
    report2(missing(`${path} is missing`, allowed, `add ${path}`));
  } else if (typeof value2 !== "string") {
    report2(wrongType(path, showShort(value2), allowed));
  } else if (value2 === "") {
    report2(badName(path, value2, allowed, "an inventory"));
  } else {
    return value2;
  }
  return void 0;
}
function readArn(field, isKind, allowed) {
  const arn2 = readString(field, allowed);
  if (arn2 === void 0 || isKind(arn2)) return arn2;
  field.report(badArn(field.path, arn2.slice(0, SHOWN_CHARACTERS * 2), allowed));
  return void 0;
}
function readAccountId({ path, value: value2, report: report2 }) {
  if (value2 === void 0) {
    report2(missing(`${path} is missing`, "12 digits", `add ${path}`));
  } else if (typeof value2 === "string" && /^\d{12}$/.test(value2)) {
    return value2;
  } else {
    report2(badAccountId(path, typeof value2 === "object" ? showShort(value2) : value2));
  }
  return void 0;
}
function readChoice({ path, value: value2, report: report2 }, choices) {
  const choice2 = choices.find((known) => known === value2);
  if (choice2 === void 0) {
    const got = typeof value2 === "object" ? showShort(value2) : value2;
    report2(badChoice(path, got, choices.join(", ")));
  }
  return choice2;
}
function readPolicy3(field, name2) {
  const { input, path, value: value2, report: report2 } = field;
  if (value2 === null) {
    return unknownPolicy(input, name2);
  }
  const reading = parsePolicy(value2);
  if ("policy" in reading) {
    return { name: name2, origin: { input }, document: reading.policy };
  }
  for (const reason of reading.malformed) {
    report2(malformedPolicy(path, reason));
  }
  return void 0;
}
function readOptionalPolicy(field, name2) {
  return field.value === void 0 ? void 0 : readPolicy3(field, name2);
}
function unknownPolicy(input, name2) {
  return { name: name2, origin: { input }, document: GIVEN_UNKNOWN };
}
function reportTwice({ path, report: report2 }, name2, seen) {
  if (name2 === void 0) return;
  const other = seen.get(name2);
  if (other === void 0) {
    seen.set(name2, path);
  } else {
    report2(toldTwice(path, name2, other));
  }
}

// lib/terraform/json-inventory-declared.ts
var MANIFEST_MEMBERS = ["declared", "access_manifest"];
var BREADTHS2 = ["role", "account", "organization", "service"];
var WAYS2 = ["trustPolicy", "resourcePolicy", "identityPolicy", "eventSource"];
var SIDES2 = ["both", "caller", "target"];
var ACCESS_MEMBERS = ["principal", "breadth", "action", "resource", "via", "conditions", "side"];
var SCHEMA_VERSION2 = 1;
function readDeclared(inventory, json) {
  const given = MANIFEST_MEMBERS.map((name2) => member(inventory, json, name2)).filter(
    ({ value: value2 }) => value2 !== void 0
  );
  const [field, other] = given;
  if (field === void 0) return void 0;
  if (other !== void 0) {
    inventory.report(eitherOr(field.path, other.path, "both"));
  }
  return field.value === null ? void 0 : readManifest2(field);
}
function readManifest2(field) {
  const manifest = readObject2(field, ["schemaVersion", "accesses"]);
  if (manifest === void 0) return void 0;
  const version = member(field, manifest, "schemaVersion");
  reportVersion(version);
  const accesses = member(field, manifest, "accesses");
  if (accesses.value === void 0) {
    field.report(missing(`${accesses.path} is missing`, "a list of accesses", "write [] where none is declared"));
  } else if (accesses.value === null) {
    field.report(wrongType(accesses.path, "null", "a list of accesses"));
  }
  return readElements(accesses)?.flatMap((access) => readAccess2(access) ?? []);
}
function reportVersion({ path, value: value2, report: report2 }) {
  if (value2 === void 0) {
    report2(missing(`${path} is missing`, String(SCHEMA_VERSION2), `add ${path}: ${SCHEMA_VERSION2}`));
  } else if (value2 !== SCHEMA_VERSION2) {
    report2(badChoice(path, typeof value2 === "object" ? showShort(value2) : value2, String(SCHEMA_VERSION2)));
  }
}
function readAccess2(field) {
  const access = readObject2(field, ACCESS_MEMBERS);
  if (access === void 0) return void 0;
  const of2 = (name2) => member(field, access, name2);
  const principal = readText(of2("principal"), "the ARN of a role or the name of a service");
  const breadth = readChoice(of2("breadth"), BREADTHS2);
  const action = readString(of2("action"), 'an action such as "sts:AssumeRole"');
  const resource = readText(of2("resource"), "the ARN of a role, a function or another resource");
  const via = readChoice(of2("via"), WAYS2);
  const conditions2 = readConditions3(of2("conditions"));
  const side = readChoice(of2("side"), SIDES2);
  if (!principal || !breadth || !action || !resource || !via || !conditions2 || !side) return void 0;
  return { origin: { input: field.input }, principal, breadth, action, resource, via, conditions: conditions2, side };
}
function readText(field, allowed) {
  return field.value === null ? UNKNOWN_TEXT : readString(field, allowed);
}
function readConditions3({ path, value: value2, report: report2 }) {
  const reading = parsePolicy({ Statement: { Effect: "Allow", Action: "*", Condition: value2 } });
  if ("policy" in reading) {
    return reading.policy.statements[0]?.conditions;
  }
  for (const reason of reading.malformed) {
    report2(wrongType(path, reason.replace("Statement[0].Condition", path), "condition operators with keys and values"));
  }
  return void 0;
}

// lib/terraform/read-json-inventory.ts
var ENTITIES = ["roles", "functions", "resources", "principals", "accounts"];
var MEMBERS = ["$schema", "schemaVersion", ...ENTITIES, ...MANIFEST_MEMBERS];
var ROLE_ARN = 'the ARN of a role, such as "arn:aws:iam::111111111111:role/reporter"';
var FUNCTION_ARN = 'the ARN of a function without qualifier, "arn:aws:lambda:us-east-1:111111111111:function:worker"';
var USER_ARN = 'the ARN of a user, such as "arn:aws:iam::111111111111:user/anna"';
var RESOURCE_ARN = "the ARN of a bucket, queue, topic, stream, table, bus or key";
var QUALIFIER = /^[A-Za-z0-9_-]{0,128}$/;
var QUALIFIERS = 'an alias or a version number, or "" for the function itself';
function readJsonInventory(input, json) {
  const problems = [];
  const field = { input, path: "", value: json, report: (problem) => problems.push(problem) };
  const inventory = readMembers2(field);
  rejectProblems(input, problems);
  return inventory;
}
function readMembers2(field) {
  const json = readObject2(field, MEMBERS) ?? {};
  if (isObject2(field.value)) {
    reportVersion(member(field, json, "schemaVersion"));
  }
  const seen = /* @__PURE__ */ new Map();
  const entities = (name2, members, read) => (readElements(member(field, json, name2)) ?? []).flatMap((element3) => {
    const object = readObject2(element3, members);
    if (object === void 0) return [];
    const key = name2 === "accounts" ? "id" : "arn";
    const identity = member(element3, object, key);
    reportTwice(identity, typeof identity.value === "string" ? identity.value : void 0, seen);
    return read(element3, object) ?? [];
  });
  const roles = entities("roles", ["arn", "trustPolicy", "identityPolicies", "permissionsBoundary"], readRole2);
  const functions = entities("functions", ["arn", "executionRole", "resourcePolicies"], readFunction);
  const resources = entities("resources", ["arn", "accountId", "resourcePolicy"], readResource);
  const principals2 = entities("principals", ["arn", "identityPolicies", "permissionsBoundary"], readUser);
  const accounts = entities(
    "accounts",
    ["id", "organizationId", "serviceControlPolicies", "resourceControlPolicies"],
    readAccount
  );
  const declared = readDeclared(field, json);
  return {
    input: field.input,
    roles,
    functions,
    resources,
    principals: principals2,
    accounts,
    eventSources: [],
    ...declared === void 0 ? {} : { declared },
    notes: []
  };
}
function readRole2(field, json) {
  const arn2 = readArn(member(field, json, "arn"), isRoleArn, ROLE_ARN);
  const trust = member(field, json, "trustPolicy");
  if (trust.value === void 0) {
    field.report(missing(`${trust.path} is missing`, "a policy document, or null", `add ${trust.path}`));
  }
  const trustPolicy = readOptionalPolicy(trust, "trust policy");
  const rest2 = readCallerPolicies(field, json);
  if (arn2 === void 0 || trustPolicy === void 0) return void 0;
  return { arn: arn2, origin: { input: field.input }, whole: true, trustPolicy, ...rest2 };
}
function readUser(field, json) {
  const arn2 = readArn(member(field, json, "arn"), isUserArn, USER_ARN);
  const rest2 = readCallerPolicies(field, json);
  return arn2 === void 0 ? void 0 : { arn: arn2, origin: { input: field.input }, whole: true, ...rest2 };
}
function readCallerPolicies(field, json) {
  const list2 = member(field, json, "identityPolicies");
  const identityPolicies2 = list2.value === null ? [unknownPolicy(field.input, "identity policies")] : (readElements(list2) ?? []).flatMap((element3) => readIdentityPolicy(element3) ?? []);
  const permissionsBoundary = readOptionalPolicy(member(field, json, "permissionsBoundary"), "permissions boundary");
  return { identityPolicies: identityPolicies2, ...permissionsBoundary === void 0 ? {} : { permissionsBoundary } };
}
function readIdentityPolicy(field) {
  if (field.value === null) return unknownPolicy(field.input, "identity policy");
  const json = readObject2(field, ["name", "document"]);
  if (json === void 0) return void 0;
  const name2 = readString(member(field, json, "name"), "the name or ARN of the policy");
  const document = member(field, json, "document");
  if (document.value === void 0) {
    field.report(missing(`${document.path} is missing`, "a policy document, or null", `add ${document.path}`));
    return void 0;
  }
  const policy = readPolicy3(document, name2 ?? "identity policy");
  return name2 === void 0 ? void 0 : policy;
}
function readFunction(field, json) {
  const arn2 = readArn(member(field, json, "arn"), isFunctionArn, FUNCTION_ARN);
  const role = member(field, json, "executionRole");
  const executionRole = role.value === void 0 ? void 0 : readRoleReference(role);
  const policies2 = member(field, json, "resourcePolicies");
  const resourcePolicies = readResourcePolicies(policies2);
  if (arn2 === void 0) return void 0;
  return {
    arn: arn2,
    origin: { input: field.input },
    // Policies that are not known may stand under any alias.
    whole: policies2.value !== null,
    ...executionRole === void 0 ? {} : { executionRole },
    resourcePolicies,
    functionUrls: {}
  };
}
function readRoleReference(field) {
  return field.value === null ? UNKNOWN_TEXT : readArn(field, isRoleArn, ROLE_ARN);
}
function readResourcePolicies(field) {
  const { input, path, value: value2, report: report2 } = field;
  if (value2 === void 0) return {};
  if (value2 === null) return { "": [unknownPolicy(input, "resource policy")] };
  if (!isObject2(value2)) {
    report2(wrongType(path, showShort(value2), "an object of policy documents by qualifier"));
    return {};
  }
  const entries = Object.keys(value2).flatMap((qualifier) => {
    if (!QUALIFIER.test(qualifier)) {
      report2(badName(`a qualifier of ${path}`, qualifier, QUALIFIERS));
    }
    const of2 = { ...field, path: `${path}["${qualifier}"]`, value: value2[qualifier] };
    const policy = readPolicy3(of2, qualifier === "" ? "resource policy" : `resource policy (${qualifier})`);
    return policy === void 0 ? [] : [[qualifier, [policy]]];
  });
  return Object.fromEntries(entries);
}
function readResource(field, json) {
  const arn2 = readArn(member(field, json, "arn"), isResourceArn, RESOURCE_ARN);
  const account = member(field, json, "accountId");
  const told2 = account.value === void 0 || account.value === null ? void 0 : readAccountId(account);
  const own2 = arn2 === void 0 ? void 0 : parseArn(arn2)?.accountId;
  if (told2 !== void 0 && own2 && own2 !== told2) {
    field.report(otherAccount(`${account.path} is not that of the ARN`, told2, own2, `leave ${account.path} out`));
  }
  const policy = readOptionalPolicy(member(field, json, "resourcePolicy"), "resource policy");
  if (arn2 === void 0) return void 0;
  return {
    arn: arn2,
    origin: { input: field.input },
    whole: true,
    ...told2 === void 0 ? {} : { accountId: told2 },
    resourcePolicies: policy === void 0 ? [] : [policy]
  };
}
function readAccount(field, json) {
  const id = readAccountId(member(field, json, "id"));
  const organizationId = readOrganizationId(member(field, json, "organizationId"));
  const service = readLevels(member(field, json, "serviceControlPolicies"), "service control policy");
  const resource = readLevels(member(field, json, "resourceControlPolicies"), "resource control policy");
  if (id === void 0) return void 0;
  return {
    id,
    origin: { input: field.input },
    ...organizationId === void 0 ? {} : { organizationId },
    ...service === void 0 ? {} : { serviceControlPolicies: service },
    ...resource === void 0 ? {} : { resourceControlPolicies: resource }
  };
}
function readOrganizationId(field) {
  const { path, value: value2, report: report2 } = field;
  if (value2 === void 0) return void 0;
  if (value2 === null) return UNKNOWN_TEXT;
  if (typeof value2 === "string" && /^o-[a-z0-9]{1,32}$/.test(value2)) return value2;
  report2(
    badName(
      path,
      typeof value2 === "object" ? showShort(value2) : value2,
      '"o-" and up to 32 lower-case letters or digits'
    )
  );
  return void 0;
}
function readLevels(field, name2) {
  const { input, value: value2 } = field;
  if (value2 === void 0) return void 0;
  const first = (level) => `${name2}, level ${level}, #1`;
  if (value2 === null) return [[unknownPolicy(input, first(1))]];
  return readElements(field)?.map((level, at) => {
    if (level.value === null) return [unknownPolicy(input, first(at + 1))];
    const documents = readElements(level) ?? [];
    return documents.flatMap(
      (document, index) => readPolicy3(document, `${name2}, level ${at + 1}, #${index + 1}`) ?? []
    );
  });
}

// lib/terraform/plan-instances.ts
var DEEPEST7 = 50;
function stateInstances(values) {
  const found = [];
  const visit = (module2, depth) => {
    for (const resource of listOf(memberOf(module2, "resources"))) {
      const address = stringOf(memberOf(resource, "address"));
      if (address !== void 0 && memberOf(resource, "deposed_key") === void 0) {
        found.push({
          ...named2(resource, address),
          values: memberOf(resource, "values"),
          unknown: {},
          sensitive: memberOf(resource, "sensitive_values")
        });
      }
    }
    if (depth === DEEPEST7) return;
    for (const child of listOf(memberOf(module2, "child_modules"))) {
      visit(child, depth + 1);
    }
  };
  visit(memberOf(values, "root_module"), 0);
  return found;
}
function instancesAfter(plan, configuration) {
  const changes = resourceChanges(plan);
  const gone = changes.flatMap(({ address, previous }) => [address, previous]);
  return firstOfEach([
    ...changes.flatMap(instanceAfter),
    ...without(
      gone,
      stateInstances(memberOf(plan, "planned_values")).map((instance) => withMissing(instance, configuration))
    ),
    // A plan with targets says nothing of the rest, and the rest stays.
    ...without(gone, stateInstances(memberOf(memberOf(plan, "prior_state"), "values")))
  ]);
}
function instancesBefore(plan) {
  const changes = resourceChanges(plan);
  const known = changes.flatMap(({ address, previous }) => [address, previous]);
  return firstOfEach([
    ...changes.flatMap(({ entry: entry2, address, change }) => {
      return isRecord(memberOf(change, "before")) ? [instanceBefore(entry2, address, change)] : [];
    }),
    ...without(known, stateInstances(memberOf(memberOf(plan, "prior_state"), "values")))
  ]);
}
function instancesRemoved(plan) {
  return resourceChanges(plan).flatMap(
    ({ entry: entry2, address, change, actions }) => actions.includes("delete") && isRecord(memberOf(change, "before")) ? [instanceBefore(entry2, address, change)] : []
  );
}
function onlyDestroys(plan) {
  const managed = resourceChanges(plan).filter(({ entry: entry2 }) => memberOf(entry2, "mode") !== "data");
  return managed.length > 0 && managed.every(({ actions }) => actions.join() === "delete");
}
function resourceChanges(plan) {
  return listOf(memberOf(plan, "resource_changes")).flatMap((entry2) => {
    const address = stringOf(memberOf(entry2, "address"));
    if (address === void 0 || memberOf(entry2, "deposed") !== void 0) return [];
    const change = memberOf(entry2, "change");
    const previous = stringOf(memberOf(entry2, "previous_address")) ?? address;
    return [{ entry: entry2, address, previous, change, actions: listOf(memberOf(change, "actions")) }];
  });
}
function instanceAfter({ entry: entry2, address, change, actions }) {
  switch (actions.join()) {
    case "delete":
      return [];
    case "forget":
      return [instanceBefore(entry2, address, change)];
    default:
      return [
        {
          ...named2(entry2, address),
          values: memberOf(change, "after"),
          unknown: memberOf(change, "after_unknown"),
          sensitive: memberOf(change, "after_sensitive")
        }
      ];
  }
}
function instanceBefore(entry2, address, change) {
  return {
    ...named2(entry2, address),
    values: memberOf(change, "before"),
    unknown: {},
    sensitive: memberOf(change, "before_sensitive")
  };
}
function named2(entry2, address) {
  const providerName = stringOf(memberOf(entry2, "provider_name"));
  return { address, ...providerName === void 0 ? {} : { providerName } };
}
function withMissing(instance, configuration) {
  const parsed3 = parseAddress(instance.address);
  const configured = configuration.get(moduleKey(parsed3?.modules ?? []))?.resources.get(parsed3?.base ?? "");
  const missing2 = Object.keys(configured?.expressions ?? {}).filter(
    (name2) => !Object.hasOwn(recordOf(instance.values), name2)
  );
  return { ...instance, unknown: Object.fromEntries(missing2.map((name2) => [name2, true])) };
}
function without(addresses, instances2) {
  const excluded = new Set(addresses);
  return instances2.filter(({ address }) => !excluded.has(address));
}
function firstOfEach(instances2) {
  const byAddress = /* @__PURE__ */ new Map();
  for (const instance of instances2) {
    if (!byAddress.has(instance.address)) byAddress.set(instance.address, instance);
  }
  return [...byAddress.values()];
}

// lib/terraform/plan-references.ts
var LONGEST_CHAIN2 = 30;
function indexInstances(addresses) {
  const instances2 = /* @__PURE__ */ new Map();
  for (const text2 of addresses) {
    const address = parseAddress(text2);
    if (address === void 0) continue;
    const key = modulePrefix(address.modules) + address.base;
    const others = instances2.get(key);
    if (others === void 0) {
      instances2.set(key, [address]);
    } else {
      others.push(address);
    }
  }
  return instances2;
}
function followReference(reference, place2, world) {
  return follow(reference, place2, world, 0);
}
function followReferences(expression, place2, world) {
  const referents = referencesOf(expression).map((reference) => follow(reference, place2, world, 0));
  return referents.every((referent) => referent !== void 0) ? referents : void 0;
}
function followEach(expression, { place: place2, world, attribute }) {
  const [reference = "", key, ...others] = referencesOf(expression);
  const address = parseAddress(reference);
  const isPicked = others.length === 0 && (key === "each.key" || key === "count.index") && place2.index !== "";
  if (address === void 0 || !isPicked || address.path !== "" || address.index !== "") return void 0;
  const referent = findReferent(`${reference}${place2.index}.${attribute}`, place2, world);
  return referent === void 0 ? void 0 : [referent];
}
function follow(reference, place2, world, depth) {
  const steps = addressSteps(reference);
  const [root, named3] = steps ?? [];
  if (steps === void 0 || root === void 0 || named3 === void 0 || depth > LONGEST_CHAIN2) return void 0;
  switch (root.name) {
    case "var":
      return followInput(named3, steps.slice(2), place2, world, depth);
    case "module":
      return followOutput(named3, steps.slice(2), place2, world, depth);
    case "local":
    case "each":
    case "count":
    case "self":
    case "path":
    case "terraform":
    case "ephemeral":
      return void 0;
    default:
      return findReferent(reference, place2, world);
  }
}
function followInput(variable, rest2, { modules }, world, depth) {
  const inputs = world.configuration.get(moduleKey(modules))?.inputs;
  const around = { modules: modules.slice(0, -1), index: modules.at(-1)?.index ?? "" };
  return variable.index === "" ? followExpression(memberOf(inputs, variable.name), rest2, around, world, depth) : void 0;
}
function followOutput(module2, [output, ...rest2], { modules }, world, depth) {
  if (output === void 0 || output.index !== "") return void 0;
  const inside = [...modules, module2];
  const outputs = world.configuration.get(moduleKey(inside))?.outputs;
  const expression = memberOf(memberOf(outputs, output.name), "expression");
  return followExpression(expression, rest2, { modules: inside, index: "" }, world, depth);
}
function followExpression(expression, picked, place2, world, depth) {
  const [reference, ...others] = referencesOf(expression);
  const [attribute, ...deeper] = picked;
  if (reference === void 0 || others.length > 0 || deeper.length > 0) return void 0;
  if (attribute === void 0) return follow(reference, place2, world, depth + 1);
  return /^(var|module)\./.test(reference) || parseAddress(reference)?.path === "" ? follow(`${reference}.${attribute.name}${attribute.index}`, place2, world, depth + 1) : void 0;
}
function findReferent(reference, place2, { instances: instances2 }) {
  const address = parseAddress(reference);
  if (address === void 0 || address.path === "") return void 0;
  const key = modulePrefix(place2.modules) + address.base;
  const candidates2 = instances2.get(key) ?? [];
  const [only2, ...more] = candidates2;
  const named3 = address.index === "" ? [address.index, place2.index] : [address.index];
  const found = named3.map((index) => candidates2.find((candidate) => candidate.index === index)).find((instance) => instance !== void 0) ?? (address.index === "" && more.length === 0 ? only2 : void 0);
  return found === void 0 ? void 0 : {
    mode: address.mode,
    type: address.type,
    attribute: address.path,
    text: symbolText(`${key}${found.index}.${address.path}`)
  };
}

// lib/terraform/plan-values.ts
var DEEPEST8 = 100;
function markedValue(value2, unknown, symbol) {
  return mark(value2, unknown, { symbol, links: [] });
}
function linkedValue(value2, unknown, symbol, links) {
  return mark(value2, unknown, { symbol, links: [...links] });
}
function markedValues(values, unknown, address) {
  const known = recordOf(values);
  const marks = recordOf(unknown);
  const open2 = Object.keys(marks).filter((key) => countUnknown(marks[key]) > 0);
  return open2.length === 0 ? known : {
    ...known,
    ...Object.fromEntries(
      open2.map((key) => [key, markedValue(own(known, key), own(marks, key), `${address}.${key}`)])
    )
  };
}
function countUnknown(unknown, depth = 0) {
  if (unknown === true) return 1;
  if (typeof unknown !== "object" || unknown === null || depth > DEEPEST8) return 0;
  return Object.values(unknown).reduce((sum, member2) => sum + countUnknown(member2, depth + 1), 0);
}
function mark(value2, unknown, marking, depth = 0) {
  if (unknown === true) return marking.links.shift() ?? symbolText(marking.symbol);
  if (countUnknown(unknown, depth) === 0) return value2 === void 0 ? null : value2;
  if (depth > DEEPEST8) return UNKNOWN_TEXT;
  const { symbol, links } = marking;
  if (Array.isArray(value2) || value2 === void 0 && Array.isArray(unknown) && countUnknown(unknown) > 0) {
    const known = listOf(value2);
    const marks = listOf(unknown);
    return Array.from(
      { length: Math.max(known.length, marks.length) },
      (_, index) => mark(known[index], marks[index], { symbol: `${symbol}[${index}]`, links }, depth + 1)
    );
  }
  if (isRecord(value2) || value2 === void 0 && isRecord(unknown) && countUnknown(unknown) > 0) {
    const known = recordOf(value2);
    const marks = recordOf(unknown);
    return Object.fromEntries(
      unitedKeys(known, marks).map((key) => [
        key,
        mark(own(known, key), own(marks, key), { symbol: `${symbol}.${key}`, links }, depth + 1)
      ])
    );
  }
  return typeof value2 === "string" || typeof value2 === "number" || typeof value2 === "boolean" ? value2 : null;
}
function unitedKeys(one2, other) {
  return [.../* @__PURE__ */ new Set([...Object.keys(one2), ...Object.keys(other)])];
}
function own(record, key) {
  return Object.hasOwn(record, key) ? record[key] : void 0;
}

// lib/terraform/plan-templates.ts
function templateOf(expression) {
  return listOf(memberOf(expression, "references")).length > 0 ? memberOf(expression, "constant_value") : void 0;
}
function templatedValue(value2, unknown, template, reading) {
  if (countUnknown(unknown) === 0 || template === void 0) return markedValue(value2, unknown, reading.symbol);
  if (unknown === true) return readTemplate(template, reading) ?? markedValue(value2, unknown, reading.symbol);
  const member2 = (key) => templatedValue(memberAt(value2, key), memberAt(unknown, key), memberAt(template, key), {
    ...reading,
    symbol: typeof key === "number" ? `${reading.symbol}[${key}]` : `${reading.symbol}.${key}`
  });
  if (Array.isArray(value2)) {
    return isAligned(value2, unknown, template) ? value2.map((_, index) => member2(index)) : markedValue(value2, unknown, reading.symbol);
  }
  return Object.fromEntries(
    [.../* @__PURE__ */ new Set([...Object.keys(recordOf(value2)), ...Object.keys(recordOf(unknown))])].map((key) => [key, member2(key)])
  );
}
function isAligned(value2, unknown, template) {
  const written2 = listOf(template);
  return written2.length === value2.length && value2.every((element3, index) => {
    const isKnown = countUnknown(listOf(unknown)[index]) === 0;
    return !isKnown || JSON.stringify(element3) === JSON.stringify(written2[index]);
  });
}
function memberAt(value2, key) {
  return typeof key === "number" ? listOf(value2)[key] : memberOf(value2, key);
}
function readTemplate(template, reading) {
  if (typeof template === "string") return readText2(template, reading);
  if (Array.isArray(template)) {
    const elements = template.map((element3) => isRecord(element3) ? void 0 : readTemplate(element3, reading));
    return elements.every((element3) => element3 !== void 0) ? elements : void 0;
  }
  return typeof template === "number" || typeof template === "boolean" ? template : void 0;
}
function readText2(template, { place: place2, world }) {
  if (/\$\$\{|%\{/.test(template)) return void 0;
  const parts = template.split(/\$\{([^{}]*)\}/).map((piece, index) => {
    if (index % 2 === 0) return piece.includes("${") ? void 0 : piece;
    return followReference(piece.trim(), place2, world)?.text;
  });
  return parts.every((part) => part !== void 0) ? textOf(parts.flatMap(textParts)) : void 0;
}

// lib/terraform/plan-links.ts
var OWNER_ARGUMENTS = /* @__PURE__ */ new Set([
  "role",
  "roles",
  "user",
  "users",
  "group",
  "groups",
  "function_name",
  "function_arn",
  "policy_arn",
  "managed_policy_arns",
  "permissions_boundary",
  "resource_arn",
  "bucket",
  "queue_url",
  "topic_arn",
  "arn",
  "event_source_arn",
  "event_bus_name",
  "stream_arn",
  "stream_name",
  "table_name",
  "secret_arn",
  "key_id",
  "resource"
]);
var SETS = /* @__PURE__ */ new Set(["roles", "users", "groups", "managed_policy_arns"]);
var POLICY_ARGUMENTS = /* @__PURE__ */ new Set([
  "policy",
  "assume_role_policy",
  "source_policy_documents",
  "override_policy_documents",
  "source_json",
  "override_json"
]);
function linkedValues({ address, values, unknown }, configured, world) {
  const marked = markedValues(values, unknown, address);
  const parsed3 = parseAddress(address);
  if (configured === void 0 || parsed3 === void 0) return marked;
  const place2 = { modules: parsed3.modules, index: parsed3.index };
  const linked = Object.keys(recordOf(unknown)).flatMap((name2) => {
    const member2 = { values: memberOf(values, name2), unknown: memberOf(unknown, name2) };
    const written2 = memberOf(configured.expressions, name2);
    const writing = { symbol: `${address}.${name2}`, place: place2, world };
    const template = templateOf(written2);
    const text2 = member2.unknown === true ? readTemplate(template, writing) : void 0;
    if (text2 !== void 0) return [[name2, text2]];
    if (template !== void 0 && member2.unknown !== true) {
      return [[name2, templatedValue(member2.values, member2.unknown, template, writing)]];
    }
    if (name2 === "statement" && parsed3.type === "aws_iam_policy_document") {
      return [[name2, linkStatements(member2, written2, writing)]];
    }
    const accept = acceptanceOf(name2);
    if (accept === void 0) return [];
    const attribute = pickedAttribute(parsed3.type, name2);
    return [[name2, linkArgument(member2, written2, { ...writing, accept, attribute, isSet: SETS.has(name2) })]];
  });
  return { ...marked, ...Object.fromEntries(linked) };
}
function pickedAttribute(type, argument) {
  if (POLICY_ARGUMENTS.has(argument)) return "json";
  if (argument === "role") return type.startsWith("aws_iam_") ? "id" : "arn";
  if (argument === "user" || argument === "bucket") return "id";
  return argument === "function_name" || argument === "policy_arn" ? "arn" : void 0;
}
function acceptanceOf(argument) {
  if (OWNER_ARGUMENTS.has(argument)) return whole;
  if (POLICY_ARGUMENTS.has(argument)) return wholePolicy;
  return argument === "principal" ? wholePrincipal : void 0;
}
var whole = ({ text: text2 }) => text2;
var wholePolicy = ({ type, attribute, text: text2 }) => type === "aws_iam_policy_document" && (attribute === "json" || attribute === "minified_json") ? text2 : void 0;
var wholePrincipal = ({ type, attribute, text: text2 }) => (type === "aws_iam_role" || type === "aws_iam_user") && attribute === "arn" ? text2 : void 0;
var beginning = (referent) => wholePrincipal(referent) ?? (referent.attribute === "arn" ? joinText(referent.text, UNKNOWN_TEXT) : void 0);
function linkArgument({ values, unknown }, written2, linking) {
  const { symbol, place: place2, world, accept, attribute, isSet = false } = linking;
  const referents = followReferences(written2, place2, world) ?? (attribute === void 0 ? void 0 : followEach(written2, { place: place2, world, attribute }));
  const links = referents?.map(accept).filter((text2) => text2 !== void 0) ?? [];
  const isTold3 = links.length > 0 && links.length === referents?.length;
  if (isTold3 && isSet && unknown === true) return [...links, UNKNOWN_TEXT];
  return linkedValue(values, unknown, symbol, isTold3 && links.length === countUnknown(unknown) ? links : []);
}
function linkStatements({ values, unknown }, written2, writing) {
  const blocks = listOf(written2);
  const statements2 = listOf(values);
  const aligned = blocks.length === statements2.length;
  if (unknown === true || !aligned) return linkedValue(values, unknown, writing.symbol, []);
  return statements2.map((statement, index) => {
    const symbol = `${writing.symbol}[${index}]`;
    const marks = listOf(unknown)[index];
    return linkMembers({ values: statement, unknown: marks }, recordOf(blocks[index]), { ...writing, symbol });
  });
}
var STATEMENT_MEMBERS2 = {
  resources: beginning,
  not_resources: beginning,
  identifiers: wholePrincipal,
  values: wholePrincipal
};
var STATEMENT_BLOCKS = /* @__PURE__ */ new Set(["principals", "not_principals", "condition"]);
function linkMembers({ values, unknown }, written2, writing) {
  if (unknown === true || !isRecord(values)) return linkedValue(values, unknown, writing.symbol, []);
  const names4 = /* @__PURE__ */ new Set([...Object.keys(values), ...Object.keys(recordOf(unknown))]);
  return Object.fromEntries(
    [...names4].map((name2) => {
      const marked = { values: memberOf(values, name2), unknown: memberOf(unknown, name2) };
      const symbol = `${writing.symbol}.${name2}`;
      return [name2, linkMember(name2, marked, memberOf(written2, name2), { ...writing, symbol })];
    })
  );
}
function linkMember(name2, marked, written2, writing) {
  const { place: place2, world, symbol } = writing;
  if (STATEMENT_BLOCKS.has(name2)) {
    const [block, ...others] = listOf(written2);
    const [values, ...more] = listOf(marked.values);
    if (block !== void 0 && values !== void 0 && others.length + more.length === 0) {
      const unknown = marked.unknown === true || listOf(marked.unknown)[0];
      return [linkMembers({ values, unknown }, recordOf(block), { ...writing, symbol: `${symbol}[0]` })];
    }
  }
  const accept = Object.hasOwn(STATEMENT_MEMBERS2, name2) ? STATEMENT_MEMBERS2[name2] : void 0;
  return accept === void 0 ? linkedValue(marked.values, marked.unknown, symbol, []) : linkArgument(marked, written2, { place: place2, world, symbol, accept, isSet: true });
}

// lib/terraform/plan-manifests.ts
var NAME = "access_manifest";
var OUTPUT = `output.${NAME}`;
function plannedManifest(input, plan, moment, world) {
  const change = memberOf(memberOf(plan, "output_changes"), NAME);
  const state = moment === "after" ? memberOf(plan, "planned_values") : memberOf(memberOf(plan, "prior_state"), "values");
  if (change === void 0) return stateManifest(input, state);
  const unknown = moment === "after" ? memberOf(change, "after_unknown") : void 0;
  const value2 = memberOf(change, moment);
  const isThere = unknown === true || value2 !== void 0 && value2 !== null;
  const written2 = memberOf(memberOf(world.configuration.get("")?.outputs, NAME), "expression");
  const reading = { symbol: OUTPUT, place: { modules: [], index: "" }, world };
  if (!isThere) return [];
  const marks = { unknown, sensitive: memberOf(change, `${moment}_sensitive`) };
  const shown = hideSensitive(templatedValue(value2, unknown, templateOf(written2), reading), marks, OUTPUT);
  return [{ origin: { input, address: OUTPUT }, value: shown }];
}
function stateManifest(input, values) {
  const output = memberOf(memberOf(values, "outputs"), NAME);
  if (output === void 0) return [];
  const value2 = memberOf(output, "value");
  const marks = { unknown: value2 === void 0, sensitive: memberOf(output, "sensitive") };
  const shown = hideSensitive(markedValue(value2, marks.unknown, OUTPUT), marks, OUTPUT);
  return [{ origin: { input, address: OUTPUT }, value: shown }];
}
function resourceManifests(rows) {
  return rows.filter(({ type, mode, address }) => type === "terraform_data" && mode === "managed" && isNamed(address)).map(({ origin, values }) => ({ origin, value: values["input"] ?? values["output"] ?? null }));
}
function isNamed(address) {
  return parseAddress(address)?.name === NAME;
}

// lib/terraform/planned-changes.ts
var import_node_util = require("node:util");

// lib/terraform/plan-order.ts
var DEEPEST9 = 100;
function readOrder(configuration) {
  const known = /* @__PURE__ */ new Map();
  return (address) => {
    const parsed3 = parseAddress(address);
    if (parsed3 === void 0) return void 0;
    const module2 = moduleKey(parsed3.modules);
    const block = blockKey(module2, parsed3.base);
    if (!known.has(block)) known.set(block, waitsFor(configuration, module2, parsed3.base));
    return known.get(block);
  };
}
function blockOf(address) {
  const parsed3 = parseAddress(address);
  return parsed3 === void 0 ? void 0 : blockKey(moduleKey(parsed3.modules), parsed3.base);
}
function blockKey(module2, base) {
  return `${module2 === "" ? "" : `module.${module2.split(".").join(".module.")}.`}${base}`;
}
function waitsFor(configuration, from, base) {
  const first = blockAt(configuration, from, base);
  if (first === void 0) return void 0;
  const found = [];
  const seen = /* @__PURE__ */ new Set();
  const open2 = [...first];
  for (let written2 = open2.pop(); written2 !== void 0; written2 = open2.pop()) {
    const { module: module2 } = written2;
    for (const reference of referencesIn2(written2.expression)) {
      const key = `${module2} ${reference}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const next2 = follow2(configuration, module2, reference);
      if (next2 === void 0) return void 0;
      found.push(...next2.blocks);
      open2.push(...next2.expressions);
    }
  }
  return [...new Set(found)].sort();
}
var NOTHING = { blocks: [], expressions: [] };
function follow2(configuration, module2, reference) {
  const [root = "", name2 = "", attribute = ""] = reference.replace(/\[[^\]]*\]/g, "").split(".");
  switch (root) {
    case "each":
    case "count":
    case "self":
    case "path":
    case "terraform":
      return NOTHING;
    case "var":
      return inputOf(configuration, module2, name2);
    case "module": {
      const inside = module2 === "" ? name2 : `${module2}.${name2}`;
      return attribute === "" ? wholeModule(configuration, inside) : outputOf(configuration, inside, attribute);
    }
    case "local":
    case "ephemeral":
      return void 0;
    default:
      return resourceOf(configuration, module2, reference);
  }
}
function inputOf(configuration, module2, name2) {
  if (module2 === "") return NOTHING;
  const expression = memberOf(configuration.get(module2)?.inputs, name2);
  const around = module2.split(".").slice(0, -1).join(".");
  return { blocks: [], expressions: [{ module: around, expression }] };
}
function outputOf(configuration, module2, name2) {
  const output = memberOf(configuration.get(module2)?.outputs, name2);
  if (output === void 0) return void 0;
  const expressions = [memberOf(output, "expression"), { references: memberOf(output, "depends_on") }];
  return { blocks: [], expressions: expressions.map((expression) => ({ module: module2, expression })) };
}
function wholeModule(configuration, name2) {
  if (!configuration.has(name2)) return void 0;
  const within2 = [...configuration].filter(([module2]) => module2 === name2 || module2.startsWith(`${name2}.`));
  const followed = within2.flatMap(
    ([module2, { resources }]) => [...resources.keys()].filter(isFact).map((base) => resourceOf(configuration, module2, base))
  );
  if (followed.includes(void 0)) return void 0;
  const told2 = followed.filter((each) => each !== void 0);
  return {
    blocks: told2.flatMap(({ blocks }) => blocks),
    expressions: told2.flatMap(({ expressions }) => expressions)
  };
}
function isFact(base) {
  return makesFacts(parseAddress(base)?.type ?? "");
}
function resourceOf(configuration, module2, reference) {
  const address = parseAddress(reference);
  if (address === void 0 || !isReadType(address.type)) return void 0;
  const expressions = blockAt(configuration, module2, address.base);
  if (expressions === void 0) return void 0;
  const isIdentity = /^aws_iam_(role|user)\./.test(address.base);
  return { blocks: isIdentity ? [blockKey(module2, address.base)] : [], expressions };
}
function blockAt(configuration, module2, base) {
  const resource = configuration.get(module2)?.resources.get(base);
  if (resource === void 0) return void 0;
  const names4 = module2 === "" ? [] : module2.split(".");
  const calls = names4.flatMap((_, index) => {
    const ordering = configuration.get(names4.slice(0, index + 1).join("."))?.ordering ?? [];
    return ordering.map((expression) => ({ module: names4.slice(0, index).join("."), expression }));
  });
  return [...[resource.expressions, ...resource.ordering].map((expression) => ({ module: module2, expression })), ...calls];
}
function referencesIn2(expression, depth = 0) {
  if (typeof expression !== "object" || expression === null || depth > DEEPEST9) return [];
  return [
    ...referencesOf(expression),
    ...Object.entries(expression).flatMap(
      ([name2, member2]) => name2 === "references" ? [] : referencesIn2(member2, depth + 1)
    )
  ];
}

// lib/terraform/planned-changes.ts
var ACTIONS = {
  create: "create",
  update: "update",
  delete: "delete",
  forget: "forget",
  "delete,create": "replace",
  "create,delete": "replace"
};
function plannedChanges(input, plan, configuration) {
  const order = readOrder(configuration);
  return listOf(memberOf(plan, "resource_changes")).flatMap((entry2) => {
    const { address, type } = addressOf(entry2);
    const named3 = listOf(memberOf(memberOf(entry2, "change"), "actions")).join();
    const action = ACTIONS[named3];
    const isData = memberOf(entry2, "mode") === "data";
    const isKept2 = !isData && memberOf(entry2, "deposed") === void 0 && type !== void 0 && makesFacts(type);
    if (!isKept2 || address === void 0 || action === void 0) return [];
    const waitsFor2 = isSaved(action) ? order(address) : void 0;
    return [
      {
        input,
        address,
        type,
        action,
        ...named3 === "create,delete" ? { createsFirst: true } : {},
        ...waitsFor2 === void 0 ? {} : { waitsFor: waitsFor2 }
      }
    ];
  });
}
function isSaved(action) {
  return action === "create" || action === "update" || action === "replace";
}
function driftedAddresses(plan) {
  return listOf(memberOf(plan, "resource_drift")).flatMap((entry2) => {
    const { address, type } = addressOf(entry2);
    const isRead = address !== void 0 && type !== void 0 && makesFacts(type);
    return isRead && isAccessChanged(memberOf(entry2, "change")) ? [address] : [];
  });
}
function isAccessChanged(change) {
  const [before, after] = [memberOf(change, "before"), memberOf(change, "after")];
  const isGone = (after ?? null) === null;
  return isGone || ACCESS_ARGUMENTS.some((name2) => !(0, import_node_util.isDeepStrictEqual)(readValue(before, name2), readValue(after, name2)));
}
function readValue(values, name2) {
  const value2 = memberOf(values, name2) ?? null;
  if (typeof value2 !== "string" || !value2.startsWith("{")) return value2;
  try {
    return JSON.parse(value2);
  } catch {
    return value2;
  }
}
function addressOf(entry2) {
  const [address, type] = ["address", "type"].map((name2) => stringOf(memberOf(entry2, name2)));
  return { ...address === void 0 ? {} : { address }, ...type === void 0 ? {} : { type } };
}

// lib/terraform/provider-accounts.ts
var OWN_ARNS = ["arn", "resource_arn", "function_arn", "secret_arn", "stream_arn", "function_name", "id"];
var OWN_ACCOUNTS = ["owner_id", "owner"];
var PLACELESS = /* @__PURE__ */ new Set([
  "aws_iam_policy_document",
  "aws_arn",
  "aws_partition",
  "aws_region",
  "aws_service_principal"
]);
var OWNERS2 = {
  aws_iam_role_policy: ["role", "aws_iam_role", "name"],
  aws_iam_role_policy_attachment: ["role", "aws_iam_role", "name"],
  aws_iam_user_policy: ["user", "aws_iam_user", "name"],
  aws_iam_user_policy_attachment: ["user", "aws_iam_user", "name"],
  aws_lambda_permission: ["function_name", "aws_lambda_function", "function_name"],
  aws_lambda_function_url: ["function_name", "aws_lambda_function", "function_name"]
};
function placeResources(resources, options) {
  const world = {
    groups: evidenceBy(({ group }) => group, resources),
    kins: evidenceBy(({ kin }) => kin, resources, options.settings),
    owners: evidenceBy(ownerKey, resources, options.oneProvider ? options.settings : void 0)
  };
  const unknown = /* @__PURE__ */ new Set();
  const places = resources.map((resource) => {
    const { place: place2, subject } = placeOf2(resource, world, options);
    if (typeof place2.accountId !== "string" && isPlaced(resource)) unknown.add(subject);
    return place2;
  });
  return { places, notes: [...unknown].map((subject) => ({ code: "unknownAccount", subject })) };
}
function isPlaced({ mode, type }) {
  return type.startsWith("aws_") && !(mode === "data" && PLACELESS.has(type));
}
function placeOf2(resource, { groups, kins, owners }, { settings, oneProvider }) {
  const { group, kin, address } = resource;
  const told2 = settings.get(group ?? "");
  const isTold3 = oneProvider && group !== void 0;
  const subject = isTold3 ? group : address;
  const partition2 = partitionOfRegion(told2?.region ?? "");
  if (isTold3 && told2?.accountId !== void 0 && told2.region !== void 0 && partition2 !== void 0) {
    const region3 = ownRegion(resource) ?? told2.region;
    return { subject, place: { accountId: told2.accountId, region: region3, partition: partitionOfRegion(region3) ?? partition2 } };
  }
  const own2 = evidenceOf(resource);
  const others = [
    ...isTold3 ? [] : [owners(ownedBy(resource) ?? "")],
    groups(group ?? ""),
    ...isTold3 ? [] : [kins(kin ?? "")]
  ];
  const firstOf = (given, kind) => {
    const values = [only(own2[kind]), ...others.map((evidence) => only(evidence?.[kind]))];
    const inOrder = isTold3 ? [given, ...values] : [...values.slice(0, 2), given, ...values.slice(2)];
    return inOrder.find((value2) => value2 !== void 0);
  };
  const accountId2 = firstOf(told2?.accountId, "accounts");
  const region2 = ownRegion(resource) ?? firstOf(told2?.region, "regions");
  return {
    subject,
    place: {
      accountId: accountId2 ?? symbolText(`account of ${subject}`),
      region: region2 ?? symbolText(`region of ${subject}`),
      partition: partitionOfRegion(region2 ?? "") ?? firstOf(void 0, "partitions") ?? "aws"
    }
  };
}
function ownerKey({ type, values }) {
  const attribute = Object.values(OWNERS2).find(([, owner2]) => owner2 === type)?.[2];
  const name2 = attribute === void 0 ? void 0 : text(values, attribute);
  return name2 === void 0 ? void 0 : `${type} ${name2}`;
}
function ownedBy({ type, values }) {
  const [argument, owner2] = (Object.hasOwn(OWNERS2, type) ? OWNERS2[type] : void 0) ?? [];
  const name2 = argument === void 0 ? void 0 : text(values, argument);
  return name2 === void 0 ? void 0 : `${owner2} ${name2}`;
}
function ownRegion({ mode, type, values }) {
  const region2 = type.startsWith("aws_") && mode === "managed" ? text(values, "region") : void 0;
  return region2 !== void 0 && isRegionCode(region2) ? region2 : void 0;
}
function evidenceBy(keyOf4, resources, settings) {
  let members;
  const gathered = /* @__PURE__ */ new Map();
  return (key) => {
    members ??= membersBy(keyOf4, resources);
    const list2 = members.get(key);
    const evidence = gathered.get(key) ?? (list2 === void 0 ? void 0 : evidenceOfAll(list2, settings));
    gathered.set(key, evidence);
    return evidence;
  };
}
function membersBy(keyOf4, resources) {
  const members = /* @__PURE__ */ new Map();
  for (const resource of resources) {
    const key = keyOf4(resource);
    if (key === void 0) continue;
    const others = members.get(key);
    if (others === void 0) {
      members.set(key, [resource]);
    } else {
      others.push(resource);
    }
  }
  return members;
}
function evidenceOfAll(members, settings = /* @__PURE__ */ new Map()) {
  const told2 = members.flatMap(({ group }) => settings.get(group ?? "") ?? []);
  const callers = members.flatMap(
    ({ mode, type, values }) => mode === "data" && type === "aws_caller_identity" ? accountIn(text(values, "account_id")) : []
  );
  const regions = members.flatMap(
    ({ mode, type, values }) => mode === "data" && type === "aws_region" ? regionIn(text(values, "region") ?? text(values, "name")) : []
  );
  const partitions = members.flatMap(
    ({ mode, type, values }) => mode === "data" && type === "aws_partition" ? partitionIn(text(values, "partition")) : []
  );
  const all2 = members.filter(({ mode }) => mode === "managed").map(evidenceOf);
  const accounts = callers.length > 0 ? callers : all2.flatMap((evidence) => [...evidence.accounts]);
  return {
    accounts: /* @__PURE__ */ new Set([...accounts, ...told2.flatMap(({ accountId: accountId2 }) => accountId2 ?? [])]),
    regions: /* @__PURE__ */ new Set([
      ...regions.length > 0 ? regions : all2.flatMap((evidence) => [...evidence.regions]),
      ...told2.flatMap(({ region: region2 }) => region2 ?? [])
    ]),
    partitions: new Set(partitions.length > 0 ? partitions : all2.flatMap((evidence) => [...evidence.partitions]))
  };
}
function evidenceOf({ type, values }) {
  if (!type.startsWith("aws_")) return { accounts: /* @__PURE__ */ new Set(), regions: /* @__PURE__ */ new Set(), partitions: /* @__PURE__ */ new Set() };
  const arn2 = OWN_ARNS.map((name2) => parseArn(text(values, name2) ?? "")).find(
    (found) => found !== void 0 && accountIn(found.accountId).length > 0
  );
  const queue = /^https:\/\/sqs\.([^./]+)\.[^/]+\/(\d{12})\//.exec(text(values, "queue_url") ?? "");
  const owner2 = OWN_ACCOUNTS.flatMap((name2) => accountIn(text(values, name2)));
  const caller = type === "aws_caller_identity" ? accountIn(text(values, "account_id")) : [];
  const accounts = [...caller, ...accountIn(arn2?.accountId), ...accountIn(queue?.[2]), ...owner2];
  return {
    accounts: new Set(accounts.slice(0, 1)),
    regions: new Set([...regionIn(arn2?.region), ...regionIn(queue?.[1])].slice(0, 1)),
    partitions: new Set(partitionIn(arn2?.partition))
  };
}
function text(values, name2) {
  const value2 = Object.hasOwn(values, name2) ? values[name2] : void 0;
  return typeof value2 === "string" ? value2 : void 0;
}
function accountIn(value2) {
  return value2 !== void 0 && /^\d{12}$/.test(value2) ? [value2] : [];
}
function regionIn(value2) {
  return value2 !== void 0 && isRegionCode(value2) ? [value2] : [];
}
function partitionIn(value2) {
  return value2 !== void 0 && isPartition(value2) ? [value2] : [];
}
function only(values) {
  return values?.size === 1 ? [...values][0] : void 0;
}

// lib/terraform/provider-settings.ts
var ACCOUNT_ID = /^\d{12}$/;
function providerSettings(plan, configuration) {
  const variables = memberOf(plan, "variables");
  const blocks = Object.entries(recordOf(memberOf(memberOf(plan, "configuration"), "provider_config")));
  return new Map(
    blocks.filter(([, block]) => isAwsProvider(block)).map(([key, block]) => {
      const expressions = memberOf(block, "expressions");
      const module2 = moduleOf(stringOf(memberOf(block, "module_address")) ?? "");
      const value2 = (expression) => constantOf(expression, module2, { configuration, variables });
      const accountId2 = accountOfList(value2(memberOf(expressions, "allowed_account_ids"))) ?? accountOfRole(value2(memberOf(listOf(memberOf(expressions, "assume_role")).at(-1), "role_arn")));
      const region2 = stringOf(value2(memberOf(expressions, "region")));
      return [
        key,
        {
          ...accountId2 === void 0 ? {} : { accountId: accountId2 },
          ...region2 !== void 0 && isRegionCode(region2) ? { region: region2 } : {}
        }
      ];
    })
  );
}
function withGivenAccounts(input, settings, { given = {}, keys }) {
  const entries = Object.entries(given).filter(([key]) => keys.has(key));
  rejectProblems(
    input,
    entries.map(([key, id]) => ACCOUNT_ID.test(id) ? void 0 : badAccountId(`the account of ${key}`, id))
  );
  return new Map([
    ...settings,
    ...entries.map(([key, accountId2]) => [key, { ...settings.get(key), accountId: accountId2 }])
  ]);
}
function isAwsProvider(block) {
  return (stringOf(memberOf(block, "full_name")) ?? stringOf(memberOf(block, "name")) ?? "").split("/").at(-1) === "aws";
}
function moduleOf(address) {
  return address.split(".").filter((_, index) => index % 2 === 1);
}
function accountOfList(value2) {
  const [accountId2, ...others] = typeof value2 === "string" ? [value2] : listOf(value2);
  return typeof accountId2 === "string" && ACCOUNT_ID.test(accountId2) && others.length === 0 ? accountId2 : void 0;
}
function accountOfRole(value2) {
  const text2 = stringOf(value2) ?? "";
  const accountId2 = ACCOUNT_ID.test(text2) ? text2 : parseArn(text2)?.accountId;
  return accountId2 !== void 0 && ACCOUNT_ID.test(accountId2) ? accountId2 : void 0;
}

// lib/terraform/sensitive-texts.ts
var DEEPEST10 = 100;
function sensitiveTexts(json, { after, before = [] }) {
  const texts = /* @__PURE__ */ new Map();
  const add = (text2, place2) => {
    if (text2 !== "" && !isJson(text2) && !texts.has(text2)) texts.set(text2, symbolText(`${place2}${SENSITIVE}`));
  };
  const declared = recordOf(memberOf(memberOf(memberOf(json, "configuration"), "root_module"), "variables"));
  for (const [name2, variable] of Object.entries(declared)) {
    const value2 = memberOf(memberOf(memberOf(json, "variables"), name2), "value");
    if (memberOf(variable, "sensitive") === true) addTexts(value2, true, add, `var.${name2}`);
  }
  for (const { address, values, sensitive } of after) addTexts(values, sensitive, add, address);
  for (const { address, values, sensitive } of before) addTexts(values, sensitive, add, `before: ${address}`);
  return texts;
}
function addTexts(value2, marks, add, place2, depth = 0) {
  if (marks === void 0 || marks === null || marks === false || depth > DEEPEST10) return;
  if (typeof value2 === "string") {
    if (marks === true) add(value2, place2);
  } else if (Array.isArray(value2)) {
    listOf(value2).forEach((element3, index) => {
      addTexts(element3, marks === true || listOf(marks)[index], add, `${place2}[${index}]`, depth + 1);
    });
  } else if (isRecord(value2)) {
    const isCondition = marks === true && stringOf(value2.test) !== void 0 && stringOf(value2.variable) !== void 0;
    for (const [key, member2] of isCondition ? [["values", value2.values]] : Object.entries(value2)) {
      addTexts(member2, marks === true || memberOf(marks, key), add, `${place2}.${key}`, depth + 1);
    }
  }
}
function withoutSensitiveTexts(values, texts) {
  if (texts.size === 0) return values;
  return hideIn(values, texts, 0);
}
function hideIn(value2, texts, depth) {
  if (depth > DEEPEST10) return value2;
  if (typeof value2 === "string") return isJson(value2) ? hideStrings(value2, texts) : value2;
  if (isList(value2)) return value2.map((element3) => hideIn(element3, texts, depth + 1));
  if (!isBlock(value2)) return value2;
  return Object.fromEntries(Object.entries(value2).map(([key, member2]) => [key, hideIn(member2, texts, depth + 1)]));
}
function hideStrings(json, texts) {
  const secrets = new Set(conditionValues(parsed2(json)).filter((value2) => value2 !== "*" && texts.has(value2)));
  if (secrets.size === 0) return json;
  const parts = json.split(/("(?:[^"\\]|\\.)*")/s).flatMap((piece, index) => {
    const string = index % 2 === 0 ? void 0 : parsed2(piece);
    const symbol = typeof string === "string" && secrets.has(string) ? texts.get(string) : void 0;
    return symbol === void 0 ? [piece] : ['"', ...textParts(symbol), '"'];
  });
  return textOf(parts);
}
function conditionValues(policy) {
  const statements2 = memberOf(policy, "Statement");
  return (Array.isArray(statements2) ? statements2 : [statements2]).flatMap(
    (statement) => Object.values(recordOf(memberOf(statement, "Condition"))).flatMap(
      (keys) => Object.values(recordOf(keys)).flatMap((values) => Array.isArray(values) ? values : [values])
    )
  );
}
function parsed2(json) {
  try {
    return JSON.parse(json);
  } catch {
    return void 0;
  }
}
function isJson(text2) {
  return /^\s*[[{]/.test(text2);
}

// lib/terraform/read-plan.ts
function readPlan(input, json, { accounts, moment = "after" }) {
  const configuration = readConfiguration(memberOf(json, "configuration"));
  const instances2 = moment === "after" ? instancesAfter(json, configuration) : instancesBefore(json);
  const world = {
    configuration,
    instances: indexInstances(instances2.map(({ address }) => address)),
    // Of both moments at either of them, so that a text has one symbol.
    hidden: sensitiveTexts(json, { after: instancesAfter(json, configuration), before: instancesBefore(json) })
  };
  const kept = instances2.flatMap((instance) => plannedResource(instance, world, moment === "after"));
  const removed = moment === "after" ? instancesRemoved(json).flatMap((instance) => plannedResource(instance, world, false)) : [];
  const resources = [...kept, ...removed];
  const told2 = providerSettings(json, configuration);
  const keys = /* @__PURE__ */ new Set([...told2.keys(), ...resources.filter(isOfAws).flatMap(({ group }) => group ?? [])]);
  const settings = withGivenAccounts(input, told2, { given: accounts, keys });
  const { places, notes } = placeResources(resources, { settings, oneProvider: true });
  const subjects = new Set(kept.flatMap(({ address, group }) => [address, group]));
  const rows = places.slice(0, kept.length).flatMap((place2, index) => rowOf(input, kept[index], place2));
  const gone = places.slice(kept.length).flatMap((place2, index) => rowOf(input, removed[index], place2));
  return {
    input,
    providers: [...keys].sort(),
    rows,
    manifests: [...plannedManifest(input, json, moment, world), ...resourceManifests(rows)],
    notes: [...planNotes(input, json, moment), ...notes.filter(({ subject }) => subjects.has(subject))],
    ...gone.length === 0 ? {} : { removed: gone },
    ...moment === "before" ? {} : { planned: plannedChanges(input, json, configuration), drifted: driftedAddresses(json) }
  };
}
function plannedResource(instance, world, isPlanned) {
  const address = parseAddress(instance.address);
  if (address === void 0) return [];
  const configured = world.configuration.get(moduleKey(address.modules))?.resources.get(address.base);
  const group = configured?.provider;
  const kin = `${modulePrefix(address.modules)}${instance.providerName ?? ""}`;
  return [
    {
      address: instance.address,
      mode: address.mode,
      type: address.type,
      values: withoutSensitiveTexts(
        withoutSensitive(linkedValues(instance, configured, world), instance, instance.address),
        world.hidden
      ),
      kin,
      ...group === void 0 ? {} : { group },
      ...configured === void 0 || !isPlanned ? {} : { configured: Object.keys(configured.expressions) }
    }
  ];
}
function rowOf(input, resource, place2) {
  if (resource === void 0) return [];
  const { address, mode, type, values, group, configured } = resource;
  const origin = { input, address, ...group === void 0 ? {} : { provider: group } };
  return [{ address, mode, type, origin, ...place2, values, ...configured === void 0 ? {} : { configured } }];
}
function isOfAws({ type }) {
  return type.startsWith("aws_");
}
function planNotes(input, plan, moment) {
  const codes = [
    ["errored", memberOf(plan, "errored") === true],
    ["incomplete", memberOf(plan, "complete") === false],
    ["deferred", listOf(memberOf(plan, "deferred_changes")).length > 0],
    ["destroyed", moment === "after" && onlyDestroys(plan)]
  ];
  return codes.filter(([, holds3]) => holds3).map(([code]) => ({ code, subject: input }));
}

// lib/terraform/read-state.ts
function readState(input, json, { accounts }) {
  const values = memberOf(json, "values");
  const instances2 = stateInstances(values);
  const hidden = sensitiveTexts(json, { after: instances2 });
  const resources = instances2.flatMap(({ address, providerName, values: known, unknown, sensitive }) => {
    const parsed3 = parseAddress(address);
    if (parsed3 === void 0) return [];
    const { mode, type, modules } = parsed3;
    const group = providerName === void 0 ? void 0 : `${modulePrefix(modules)}${providerName}`;
    return [
      {
        address,
        mode,
        type,
        values: withoutSensitiveTexts(
          withoutSensitive(markedValues(known, unknown, address), { sensitive, unknown }, address),
          hidden
        ),
        ...group === void 0 ? {} : { group },
        ...providerName === void 0 ? {} : { providerName }
      }
    ];
  });
  const ofAws = resources.filter(({ type }) => type.startsWith("aws_"));
  const keys = new Set(ofAws.flatMap(({ providerName }) => providerName ?? []));
  const given = withGivenAccounts(input, /* @__PURE__ */ new Map(), { given: accounts, keys });
  const settings = new Map(
    resources.flatMap(({ group, providerName }) => {
      const told2 = given.get(providerName ?? "");
      return group === void 0 || told2 === void 0 ? [] : [[group, told2]];
    })
  );
  const { places, notes } = placeResources(resources, { settings, oneProvider: false });
  const rows = resources.flatMap(
    ({ address, mode, type, values: known, providerName }, index) => {
      const place2 = places[index];
      const origin = { input, address, ...providerName === void 0 ? {} : { provider: providerName } };
      return place2 === void 0 ? [] : [{ address, mode, type, origin, ...place2, values: known }];
    }
  );
  const manifests = [...stateManifest(input, values), ...resourceManifests(rows)];
  return { input, providers: [...keys].sort(), rows, manifests, notes };
}

// lib/terraform/hcl-source.ts
function endOfString(source, from) {
  return endOf(source, from, "string");
}
function endOfInterpolation(source, from) {
  return endOf(source, from, "interpolation");
}
function endOf(source, from, outermost) {
  const nesting = [outermost];
  let at = from;
  while (at < source.length) {
    const inString = nesting.at(-1) === "string";
    const step = inString ? stepInString(source, at, nesting) : stepInExpression(source[at], nesting);
    if (nesting.length === 0) return at;
    at += step;
  }
  return void 0;
}
function stepInString(source, at, nesting) {
  if (source[at] === '"') {
    nesting.pop();
    return 1;
  }
  if (source[at] === "\\") return 2;
  if (source.startsWith("$${", at) || source.startsWith("%%{", at)) return 3;
  if (source.startsWith("${", at) || source.startsWith("%{", at)) {
    nesting.push("interpolation");
    return 2;
  }
  return 1;
}
function stepInExpression(character, nesting) {
  if (character === '"') nesting.push("string");
  if (character === "{") nesting.push("brace");
  if (character === "}") nesting.pop();
  return 1;
}

// lib/terraform/hcl-template.ts
var MARK = /\$\$\{|%%\{|\$\{|%\{|\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)/gs;
var ESCAPES = /* @__PURE__ */ new Map([
  ["\\n", "\n"],
  ["\\r", "\r"],
  ["\\t", "	"],
  ['\\"', '"'],
  ["\\\\", "\\"]
]);
var LAST_CODE_POINT = 1114111;
function splitTemplate(source, where) {
  const parts = [];
  let literal3 = "";
  let [from, trimNext] = [0, false];
  const add = (text2) => {
    literal3 += trimNext ? text2.trimStart() : text2;
    trimNext = trimNext && literal3 === "" && text2 !== "";
  };
  const marks = new RegExp(MARK);
  for (let mark2 = marks.exec(source); mark2 !== null; mark2 = marks.exec(source)) {
    const [text2] = mark2;
    if (text2.startsWith("\\") && where === "json") {
      marks.lastIndex = mark2.index + 1;
      continue;
    }
    add(source.slice(from, mark2.index));
    if (text2 === "${") {
      const end = endOfInterpolation(source, marks.lastIndex);
      if (end === void 0) return void 0;
      const { expression, trimBefore, trimAfter } = stripMarkers(source.slice(marks.lastIndex, end));
      literal3 = trimBefore ? literal3.trimEnd() : literal3;
      if (literal3 !== "") parts.push({ literal: literal3 });
      parts.push({ expression });
      [literal3, trimNext, marks.lastIndex] = ["", trimAfter, end + 1];
    } else {
      const plain = unescaped(text2);
      if (plain === void 0) return void 0;
      literal3 += plain;
      trimNext = false;
    }
    from = marks.lastIndex;
  }
  add(source.slice(from));
  return literal3 === "" ? parts : [...parts, { literal: literal3 }];
}
function stripMarkers(source) {
  const [trimBefore, trimAfter] = [source.startsWith("~"), source.length > 1 && source.endsWith("~")];
  return { expression: source.slice(trimBefore ? 1 : 0, trimAfter ? -1 : void 0), trimBefore, trimAfter };
}
function unescaped(mark2) {
  if (mark2 === "$${" || mark2 === "%%{") return mark2.slice(1);
  if (/^\\[uU]./.test(mark2) && mark2.length > 2) {
    const code = Number.parseInt(mark2.slice(2), 16);
    return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : void 0;
  }
  return ESCAPES.get(mark2);
}

// lib/terraform/hcl-tokens.ts
var SPACE = /[ \t\r]+/y;
var WORD = /[\p{L}_][\p{L}\p{N}_-]*/uy;
var NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
var MARK2 = /\.\.\.|==|!=|<=|>=|&&|\|\||=>|[{}[\]().,:=!?*+\-/%<>]/y;
function hclTokens(source) {
  const tokens = [];
  let at = 0;
  while (at < source.length) {
    const space = matchAt(SPACE, source, at);
    if (space !== void 0) {
      at += space.length;
      continue;
    }
    const token = tokenAt(source, at);
    if (token === void 0) return void 0;
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}
function canonicalTokens(tokens) {
  let text2 = "";
  let before;
  for (const token of tokens.filter(({ kind }) => kind !== "newline")) {
    text2 += before !== void 0 && isWordLike(before) && isWordLike(token) ? ` ${token.text}` : token.text;
    before = token;
  }
  return text2;
}
function tokenAt(source, at) {
  if (source[at] === "\n") return { kind: "newline", text: "\n" };
  if (source.startsWith("<<", at) || source.startsWith("//", at) || source.startsWith("/*", at)) return void 0;
  if (source[at] === '"') {
    const end = endOfString(source, at + 1);
    return end === void 0 ? void 0 : { kind: "string", text: source.slice(at, end + 1) };
  }
  for (const [kind, pattern] of [
    ["word", WORD],
    ["number", NUMBER],
    ["mark", MARK2]
  ]) {
    const text2 = matchAt(pattern, source, at);
    if (text2 !== void 0) return { kind, text: text2 };
  }
  return void 0;
}
function matchAt(pattern, source, at) {
  const sticky = pattern;
  sticky.lastIndex = at;
  return sticky.exec(source)?.[0];
}
function isWordLike({ kind }) {
  return kind === "word" || kind === "number";
}

// lib/terraform/hcl-expression.ts
var DEEPEST11 = 60;
var PRECEDENCE = /* @__PURE__ */ new Map([
  ["||", 1],
  ["&&", 2],
  ["==", 3],
  ["!=", 3],
  ["<", 4],
  [">", 4],
  ["<=", 4],
  [">=", 4],
  ["+", 5],
  ["-", 5],
  ["*", 6],
  ["/", 6],
  ["%", 6]
]);
var WORDS = /* @__PURE__ */ new Map([
  ["true", true],
  ["false", false],
  ["null", null]
]);
function parseHcl(source) {
  const tokens = hclTokens(source);
  if (tokens === void 0) return { kind: "opaque", text: source.trim() };
  const reading = { tokens, at: 0, newlinesCount: false, depth: 0 };
  const expression = readExpression(reading);
  return expression === void 0 || peek(reading) !== void 0 ? { kind: "opaque", text: canonicalTokens(tokens) } : expression;
}
function readExpression(reading) {
  if (reading.depth >= DEEPEST11) return void 0;
  reading.depth += 1;
  const from = reading.at;
  const condition = readOperation(reading, 1);
  const expression = condition === void 0 ? void 0 : readConditional(reading, condition, from);
  reading.depth -= 1;
  return expression;
}
function readConditional(reading, condition, from) {
  if (!take(reading, "?")) return condition;
  const yes2 = readExpression(reading);
  if (yes2 === void 0 || !take(reading, ":")) return void 0;
  const no = readExpression(reading);
  return no && { kind: "conditional", condition, yes: yes2, no, text: textSince(reading, from) };
}
function readOperation(reading, tightness) {
  const from = reading.at;
  let left = readUnary(reading);
  for (let links = 0; left !== void 0; links += 1) {
    const operator = peek(reading)?.text ?? "";
    const precedence = peek(reading)?.kind === "mark" ? PRECEDENCE.get(operator) : void 0;
    if (precedence === void 0 || precedence < tightness) return left;
    if (links >= DEEPEST11) return void 0;
    take(reading, operator);
    const right = readOperation(reading, precedence + 1);
    left = right && { kind: "operation", operator, left, right, text: textSince(reading, from) };
  }
  return void 0;
}
function readUnary(reading) {
  const from = reading.at;
  const operator = ["!", "-"].find((sign) => take(reading, sign));
  if (operator === void 0) return readPostfix(reading);
  const operand = readPostfix(reading);
  if (operand === void 0) return void 0;
  if (operator === "!") return { kind: "not", operand, text: textSince(reading, from) };
  return operand.kind === "literal" && typeof operand.value === "number" ? { kind: "literal", value: -operand.value } : { kind: "opaque", text: textSince(reading, from) };
}
function readPostfix(reading) {
  const from = reading.at;
  const primary = readPrimary(reading);
  if (primary === void 0) return void 0;
  const steps = readSteps(reading);
  if (steps === void 0) return void 0;
  const text2 = textSince(reading, from);
  if (primary.kind === "traversal" && primary.steps.length === 0) return { ...primary, steps, text: text2 };
  return steps.length === 0 ? primary : { kind: "member", of: primary, steps, text: text2 };
}
function readSteps(reading) {
  const steps = [];
  for (; ; ) {
    if (take(reading, ".")) {
      const step = readAttribute(reading);
      if (step === void 0) return void 0;
      steps.push(step);
    } else if (take(reading, "[")) {
      const step = bracketed(reading, "]", readIndex);
      if (step === void 0) return void 0;
      steps.push(step);
    } else {
      return steps;
    }
  }
}
function readAttribute(reading) {
  if (take(reading, "*")) return { splat: true };
  const token = next(reading);
  if (token?.kind === "word") return { attribute: token.text };
  return token?.kind === "number" && /^\d+$/.test(token.text) ? { index: { kind: "literal", value: Number(token.text) } } : void 0;
}
function readIndex(reading) {
  if (take(reading, "*")) return { splat: true };
  const index = readExpression(reading);
  return index && { index };
}
function readPrimary(reading) {
  const from = reading.at;
  const token = next(reading);
  switch (token?.kind) {
    case "number":
      return { kind: "literal", value: Number(token.text) };
    case "string":
      return quotedString(token.text);
    case "word":
      return readWord(reading, token.text, from);
    case "mark":
      return readBracketed(reading, token.text, from);
    default:
      return void 0;
  }
}
function quotedString(text2) {
  const parts = splitTemplate(text2.slice(1, -1), "quoted");
  if (parts === void 0) return { kind: "opaque", text: text2 };
  const [first, ...others] = parts;
  if (first === void 0) return { kind: "literal", value: "" };
  return others.length === 0 && "literal" in first ? { kind: "literal", value: first.literal } : { kind: "template", parts };
}
function readWord(reading, word, from) {
  if (take(reading, "(")) {
    const call = bracketed(reading, ")", readArguments);
    return call && { kind: "call", name: word, ...call, text: textSince(reading, from) };
  }
  const value2 = WORDS.get(word);
  return value2 === void 0 ? { kind: "traversal", root: word, steps: [], text: word } : { kind: "literal", value: value2 };
}
function readBracketed(reading, mark2, from) {
  if (mark2 === "(") return bracketed(reading, ")", readExpression);
  if (mark2 === "[") {
    const elements = bracketed(reading, "]", readElements2);
    return elements && { kind: "list", elements, text: textSince(reading, from) };
  }
  if (mark2 === "{") {
    const items = bracketed(reading, "}", readItems, true);
    return items && { kind: "object", items, text: textSince(reading, from) };
  }
  return void 0;
}
function bracketed(reading, end, read, newlinesCount = false) {
  const outside = reading.newlinesCount;
  reading.newlinesCount = newlinesCount;
  const inside = read(reading);
  reading.newlinesCount = false;
  const closed = take(reading, end);
  reading.newlinesCount = outside;
  return closed ? inside : void 0;
}
function readElements2(reading) {
  const elements = [];
  while (peek(reading)?.text !== "]") {
    const element3 = readExpression(reading);
    if (element3 === void 0) return void 0;
    elements.push(element3);
    if (!take(reading, ",")) break;
  }
  return elements;
}
function readArguments(reading) {
  const args = [];
  while (peek(reading)?.text !== ")") {
    const arg = readExpression(reading);
    if (arg === void 0) return void 0;
    args.push(arg);
    if (take(reading, "...")) return { args, expands: true };
    if (!take(reading, ",")) break;
  }
  return { args, expands: false };
}
function readItems(reading) {
  const items = [];
  skipNewlines(reading);
  while (peek(reading)?.text !== "}") {
    const key = readKey(reading);
    if (key === void 0 || !(take(reading, "=") || take(reading, ":"))) return void 0;
    skipNewlines(reading);
    const value2 = readExpression(reading);
    if (value2 === void 0) return void 0;
    items.push({ key, value: value2 });
    const newline = peek(reading)?.kind === "newline";
    skipNewlines(reading);
    const comma = take(reading, ",");
    skipNewlines(reading);
    if (!newline && !comma) break;
  }
  return items;
}
function readKey(reading) {
  const expression = peek(reading)?.text === "(" ? readPrimary(reading) : readPostfix(reading);
  if (expression?.kind !== "traversal" || expression.steps.length > 0) return expression;
  return reading.tokens[reading.at - 1]?.text === ")" ? expression : { kind: "literal", value: expression.root };
}
function peek(reading) {
  if (!reading.newlinesCount) skipNewlines(reading);
  return reading.tokens[reading.at];
}
function next(reading) {
  const token = peek(reading);
  reading.at += 1;
  return token;
}
function take(reading, mark2) {
  const token = peek(reading);
  const there = token?.kind === "mark" && token.text === mark2;
  if (there) reading.at += 1;
  return there;
}
function skipNewlines(reading) {
  while (reading.tokens[reading.at]?.kind === "newline") reading.at += 1;
}
function textSince(reading, from) {
  return canonicalTokens(reading.tokens.slice(from, reading.at)).trim();
}

// lib/terraform/hcl-value.ts
var HEAVIEST = 65536;
var DEEPEST12 = 60;
var WEIGHT_OF_ELEMENT = 16;
var MEASURES = /* @__PURE__ */ new WeakMap();
var SPREAD = "...";
function isValueRecord(value2) {
  return typeof value2 === "object" && value2 !== null && !Array.isArray(value2) && !isSymbolic(value2);
}
function isValueList(value2) {
  return Array.isArray(value2);
}
function bounded(value2) {
  const { weight, depth } = measure(value2, 0);
  return weight <= HEAVIEST && depth <= DEEPEST12 ? value2 : void 0;
}
function scalarText(value2) {
  if (typeof value2 === "number" || typeof value2 === "boolean") return String(value2);
  return typeof value2 === "string" || isSymbolic(value2) ? value2 : UNKNOWN_TEXT;
}
function memberValue(value2, { key, text: text2 }) {
  if (isSymbolic(value2)) {
    const [part, ...others] = textParts(value2);
    const named3 = typeof part === "object" && others.length === 0 ? part.symbol : void 0;
    return named3 === void 0 ? UNKNOWN_TEXT : symbolText(named3 + text2);
  }
  const member2 = isValueList(value2) ? elementOf(value2, key) : ownMember(value2, key);
  return member2 === void 0 ? UNKNOWN_TEXT : member2;
}
function elementOf(list2, key) {
  return hasSpread(list2) ? void 0 : list2[Number(key)];
}
function ownMember(value2, key) {
  return isValueRecord(value2) && Object.hasOwn(value2, key) ? value2[key] : void 0;
}
function spreadOf(text2) {
  const [part, ...others] = textParts(text2);
  return typeof part === "object" && part.symbol !== void 0 && others.length === 0 ? symbolText(`${part.symbol}${SPREAD}`) : UNKNOWN_TEXT;
}
function hasSpread(list2) {
  return list2.some((element3) => {
    const [part, ...others] = isSymbolic(element3) ? textParts(element3) : [];
    return typeof part === "object" && others.length === 0 && (part.symbol === void 0 || part.symbol.endsWith(SPREAD));
  });
}
function measure(value2, below) {
  if (typeof value2 !== "object" || value2 === null) {
    return { weight: typeof value2 === "string" ? value2.length : 1, depth: 0 };
  }
  if (isSymbolic(value2)) {
    const weights = textParts(value2).map((part) => typeof part === "string" ? part.length : WEIGHT_OF_ELEMENT);
    return { weight: weights.reduce((sum, weight) => sum + weight, 0), depth: 0 };
  }
  const known = MEASURES.get(value2);
  if (known !== void 0) return known;
  if (below > DEEPEST12) return { weight: Number.POSITIVE_INFINITY, depth: below };
  const measures = Object.values(value2).map((member2) => measure(member2, below + 1));
  const result = {
    weight: measures.reduce((sum, { weight }) => sum + weight + WEIGHT_OF_ELEMENT, 0),
    depth: 1 + measures.reduce((deepest, { depth }) => Math.max(deepest, depth), 0)
  };
  MEASURES.set(value2, result);
  return result;
}

// lib/terraform/hcl-json.ts
function renderJson(value2) {
  const parts = [];
  write(value2, parts);
  return textOf(parts);
}
function write(value2, parts) {
  if (isSymbolic(value2)) {
    parts.push('"');
    for (const part of textParts(value2)) {
      parts.push(typeof part === "string" ? escaped(part) : part);
    }
    parts.push('"');
  } else if (isValueList(value2)) {
    parts.push("[");
    writeAll(value2, parts, (element3) => write(element3, parts));
    parts.push("]");
  } else if (isValueRecord(value2)) {
    parts.push("{");
    writeAll(Object.entries(value2).sort(byKey), parts, ([key, member2]) => {
      parts.push(JSON.stringify(key), ":");
      write(member2, parts);
    });
    parts.push("}");
  } else {
    parts.push(JSON.stringify(value2));
  }
}
function writeAll(elements, parts, writeOne) {
  for (const [index, element3] of elements.entries()) {
    if (index > 0) parts.push(",");
    writeOne(element3);
  }
}
function escaped(text2) {
  return JSON.stringify(text2).slice(1, -1);
}
function byKey([one2], [other]) {
  return one2 < other ? -1 : 1;
}

// lib/terraform/hcl-functions.ts
var FUNCTIONS = /* @__PURE__ */ new Map([
  ["concat", concat],
  ["format", format],
  ["join", join2],
  ["jsonencode", ([value2 = null, ...others]) => others.length === 0 ? renderJson(value2) : void 0],
  ["length", length],
  ["merge", merge2],
  ["nonsensitive", same2],
  ["sensitive", same2],
  ["tolist", list],
  ["tomap", ([value2 = null]) => isValueRecord(value2) ? value2 : void 0],
  ["toset", toSet],
  ["tostring", ([value2 = null]) => isScalar(value2) ? scalarText(value2) : void 0]
]);
var IMPURE_FUNCTIONS = /* @__PURE__ */ new Set(["uuid", "timestamp", "bcrypt"]);
function callFunction(name2, args) {
  return FUNCTIONS.get(name2)?.(args);
}
function same2(args) {
  return args.length === 1 ? args[0] : void 0;
}
function concat(args) {
  const lists = args.map((arg) => {
    if (isSymbolic(arg)) return [spreadOf(arg)];
    return isValueList(arg) ? arg : void 0;
  });
  return lists.every((each) => each !== void 0) ? lists.flat() : void 0;
}
function merge2(args) {
  const records = args.filter((arg) => arg !== null);
  return records.every(isValueRecord) ? Object.fromEntries(records.flatMap((each) => Object.entries(each))) : void 0;
}
function join2([separator = null, elements = null, ...others]) {
  if (!isText(separator) || !isKnownList(elements) || others.length > 0 || !elements.every(isScalar)) return void 0;
  return joined(
    elements.flatMap((element3, index) => index === 0 ? [scalarText(element3)] : [separator, scalarText(element3)])
  );
}
function format([pattern = null, ...args]) {
  if (typeof pattern !== "string") return void 0;
  const pieces = pattern.split(/(%.?)/s);
  const verbs = pieces.filter((piece) => piece.startsWith("%") && piece !== "%%");
  const plain = verbs.every((verb2, index) => isFormatted(verb2, args[index]));
  if (!plain || verbs.length !== args.length) return void 0;
  let used = 0;
  return joined(
    pieces.map((piece) => {
      if (!piece.startsWith("%")) return piece;
      if (piece === "%%") return "%";
      used += 1;
      return scalarText(args[used - 1] ?? null);
    })
  );
}
function isFormatted(verb2, arg) {
  if (arg === void 0 || !isScalar(arg)) return false;
  return verb2 === "%s" || verb2 === "%v" || verb2 === "%d" && (isSymbolic(arg) || Number.isInteger(arg));
}
function length([value2 = null]) {
  if (isKnownList(value2)) return value2.length;
  if (isValueRecord(value2)) return Object.keys(value2).length;
  return typeof value2 === "string" ? [...value2].length : void 0;
}
function list([value2 = null]) {
  return isValueList(value2) ? value2 : void 0;
}
function toSet([value2 = null]) {
  return isValueList(value2) && value2.every((element3) => typeof element3 === "string") ? [...new Set(value2)].sort() : void 0;
}
function isKnownList(value2) {
  return isValueList(value2) && !hasSpread(value2);
}
function isScalar(value2) {
  return isText(value2) || typeof value2 === "number" || typeof value2 === "boolean";
}
function joined(texts) {
  return textOf(texts.flatMap(textParts));
}

// lib/terraform/hcl-evaluate.ts
var DEEPEST13 = 120;
var IMPURE_CALL = new RegExp(`\\b(?:${[...IMPURE_FUNCTIONS].join("|")})\\(`);
var OWN_NAME = /(?<![\p{L}\p{N}_.-])[\p{L}_][\p{L}\p{N}_-]*/gu;
function evaluateJson(json, scope, depth = 0) {
  if (depth > DEEPEST13) return UNKNOWN_TEXT;
  if (typeof json === "string") return evaluateTemplate(json, scope, depth);
  if (typeof json === "number" || typeof json === "boolean") return json;
  if (Array.isArray(json)) return json.map((element3) => evaluateJson(element3, scope, depth + 1));
  if (typeof json !== "object" || json === null) return null;
  return Object.fromEntries(
    Object.entries(json).filter(([key]) => key !== "//").map(([key, member2]) => [evaluateKey(key, scope, depth), evaluateJson(member2, scope, depth + 1)])
  );
}
function evaluateKey(key, scope, depth) {
  const text2 = evaluateTemplate(key, scope, depth);
  return typeof text2 === "string" ? text2 : key;
}
function evaluateTemplate(source, scope, depth) {
  if (!/[$%]/.test(source)) return source;
  const parts = splitTemplate(source, "json");
  return parts === void 0 ? opaque(source, scope) : evaluateParts(parts, source, scope, depth);
}
function evaluateParts(parts, source, scope, depth) {
  const [first, ...others] = parts;
  if (first === void 0) return "";
  const partValue = (part) => "literal" in part ? part.literal : evaluateHcl(parseHcl(part.expression), scope, depth + 1);
  if (others.length === 0) return partValue(first);
  return bounded(joined(parts.map((part) => scalarText(partValue(part))))) ?? opaque(source, scope);
}
function evaluateHcl(expression, scope, depth) {
  if (depth > DEEPEST13) return UNKNOWN_TEXT;
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "template":
      return evaluateParts(expression.parts, templateText(expression.parts), scope, depth);
    case "list":
      return within(
        expression.elements.map((element3) => evaluateHcl(element3, scope, depth + 1)),
        expression.text,
        scope
      );
    case "object":
      return within(evaluateObject(expression, scope, depth), expression.text, scope);
    case "traversal":
      return evaluateTraversal(expression, scope, depth);
    case "member":
      return evaluateMember(expression, scope, depth);
    case "call":
      return within(evaluateCall(expression, scope, depth), expression.text, scope);
    case "conditional":
      return evaluateConditional(expression, scope, depth);
    case "operation":
      return evaluateOperation(expression, scope, depth) ?? opaque(expression.text, scope);
    case "not": {
      const operand = evaluateHcl(expression.operand, scope, depth + 1);
      return typeof operand === "boolean" ? !operand : opaque(expression.text, scope);
    }
    case "opaque":
      return opaque(expression.text, scope);
    default:
      return expression;
  }
}
function evaluateObject({ items }, scope, depth) {
  const entries = items.map(({ key, value: value2 }) => {
    const name2 = evaluateHcl(key, scope, depth + 1);
    return [
      typeof name2 === "number" || typeof name2 === "boolean" ? String(name2) : name2,
      evaluateHcl(value2, scope, depth + 1)
    ];
  });
  return entries.every((entry2) => typeof entry2[0] === "string") ? Object.fromEntries(entries) : void 0;
}
function evaluateCall({ name: name2, args, expands }, scope, depth) {
  const values = args.map((arg) => evaluateHcl(arg, scope, depth + 1));
  if (!expands) return callFunction(name2, values);
  const last = values.pop();
  return isValueList(last) && !hasSpread(last) ? callFunction(name2, [...values, ...last]) : void 0;
}
function evaluateConditional({ condition, yes: yes2, no, text: text2 }, scope, depth) {
  const decided = evaluateHcl(condition, scope, depth + 1);
  if (typeof decided !== "boolean") return opaque(text2, scope);
  return evaluateHcl(decided ? yes2 : no, scope, depth + 1);
}
function evaluateOperation({ operator, left, right }, scope, depth) {
  if (!["==", "!=", "&&", "||"].includes(operator)) return void 0;
  const [one2, other] = [evaluateHcl(left, scope, depth + 1), evaluateHcl(right, scope, depth + 1)];
  if (operator === "&&" || operator === "||") {
    const decisive = operator === "||";
    if (one2 === decisive || other === decisive) return decisive;
    return typeof one2 === "boolean" && typeof other === "boolean" ? !decisive : void 0;
  }
  const comparable = [one2, other].every((value2) => typeof value2 !== "object" || value2 === null);
  return comparable ? one2 === other === (operator === "==") : void 0;
}
function evaluateTraversal({ root, steps, text: text2 }, scope, depth) {
  const path = knownSteps(steps, scope, depth);
  if (path === void 0) return opaque(text2, scope);
  const [name2, ...rest2] = path;
  const value2 = typeof name2?.key === "string" ? scope.lookup(root, name2.key, depth + 1) : void 0;
  if (value2 !== void 0) return rest2.reduce(memberValue, value2);
  return opaque(root + path.map((step) => step.text).join(""), scope);
}
function evaluateMember({ of: of2, steps, text: text2 }, scope, depth) {
  const path = knownSteps(steps, scope, depth);
  const value2 = evaluateHcl(of2, scope, depth + 1);
  return path === void 0 || isSymbolic(value2) ? opaque(text2, scope) : path.reduce(memberValue, value2);
}
function knownSteps(steps, scope, depth) {
  const path = steps.map((step) => {
    if ("splat" in step) return void 0;
    if ("attribute" in step) return { key: step.attribute, text: `.${step.attribute}` };
    const index = evaluateHcl(step.index, scope, depth + 1);
    const known = typeof index === "string" || typeof index === "number";
    return known ? { key: index, text: `[${JSON.stringify(index)}]` } : void 0;
  });
  return path.every((step) => step !== void 0) ? path : void 0;
}
function within(value2, text2, scope) {
  return (value2 === void 0 ? void 0 : bounded(value2)) ?? (value2 === null ? null : opaque(text2, scope));
}
function opaque(text2, { ownNames, owner: owner2 }) {
  if (IMPURE_CALL.test(text2)) return UNKNOWN_TEXT;
  const own2 = ownNames.size > 0 && (text2.match(OWN_NAME) ?? []).some((name2) => ownNames.has(name2));
  return symbolText(own2 ? `${text2} in ${owner2}` : text2);
}
function templateText(parts) {
  return JSON.stringify(
    parts.map((part) => "literal" in part ? part.literal : `\${${part.expression.trim()}}`).join("")
  );
}

// lib/terraform/synthesis-problems.ts
var noBlock = (what, got) => ({
  code: "E_TYPE",
  what: `${what} is no block`,
  got,
  allowed: "a JSON object, or a list of them",
  todo: "synthesise the stack again, and give the file as it was written"
});
var addressTwice = (address) => ({
  code: "E_TOLD_TWICE",
  what: "two blocks have one address",
  got: show(address),
  allowed: "one block for each address",
  todo: "delete one of them: Terraform refuses the file too"
});

// lib/terraform/synthesis-blocks.ts
function blocksOf(value2, labelCount, what, report2) {
  if (value2 === void 0 || value2 === null) return [];
  const elements = Array.isArray(value2) ? value2 : [value2];
  return elements.flatMap((element3) => {
    if (!isRecord(element3)) {
      report2(noBlock(what, Array.isArray(element3) ? "a list in a list" : `a ${typeof element3}`));
      return [];
    }
    if (labelCount === 0) return [{ labels: [], body: element3 }];
    return labelled(element3).flatMap(
      ([label, member2]) => blocksOf(member2, labelCount - 1, `${what}.${label}`, report2).map(({ labels, body }) => ({
        labels: [label, ...labels],
        body
      }))
    );
  });
}
function labelled(record) {
  return Object.entries(record).filter(([label]) => label !== "//");
}

// lib/terraform/synthesis-providers.ts
var ACCOUNT_ID2 = /^\d{12}$/;
var ROLE_BLOCKS = ["assume_role", "assume_role_with_web_identity"];
function synthesisProviders(json, scope, report2) {
  return new Map(
    blocksOf(json.provider, 1, "provider", report2).map(({ labels: [name2 = ""], body }) => {
      const alias = stringOf(body.alias);
      const config = evaluateJson(body, scope);
      return [
        alias === void 0 ? name2 : `${name2}.${alias}`,
        settingsOf(isValueRecord(config) ? config : {})
      ];
    })
  );
}
function settingsOf({ allowed_account_ids, region: region2, ...config }) {
  const accountId2 = onlyAccount(allowed_account_ids) ?? accountOfRole2(config);
  return {
    ...accountId2 === void 0 ? {} : { accountId: accountId2 },
    ...typeof region2 === "string" && isRegionCode(region2) ? { region: region2 } : {}
  };
}
function onlyAccount(allowed) {
  const [only2, ...others] = isValueList(allowed) ? allowed : [];
  const id = typeof only2 === "number" ? String(only2) : only2;
  return others.length === 0 && typeof id === "string" && ACCOUNT_ID2.test(id) ? id : void 0;
}
function accountOfRole2(config) {
  const block = ROLE_BLOCKS.map((name2) => config[name2]).find((value2) => value2 !== void 0 && value2 !== null);
  const last = isValueList(block) ? block.at(-1) : block;
  const arn2 = isValueRecord(last) ? last.role_arn : void 0;
  const head = isSymbolic(arn2) ? textParts(arn2)[0] : arn2;
  return typeof head === "string" ? /^arn:[^:]+:iam::(\d{12}):role\//.exec(head)?.[1] : void 0;
}

// lib/terraform/synthesis-scope.ts
var NO_NAMES = /* @__PURE__ */ new Set();
function moduleScope(json, report2) {
  const locals = new Map(blocksOf(json.locals, 0, "locals", report2).flatMap(({ body }) => Object.entries(body)));
  const variables = new Map(
    blocksOf(json.variable, 1, "variable", report2).flatMap(({ labels: [name2 = ""], body }) => {
      const value2 = memberOf(body, "default");
      return value2 === void 0 ? [] : [[name2, plainValue(value2)]];
    })
  );
  const known = /* @__PURE__ */ new Map();
  const scope = {
    ownNames: NO_NAMES,
    owner: "",
    lookup: (root, name2, depth) => {
      if (root === "var") return variables.get(name2);
      if (root !== "local" || !locals.has(name2)) return void 0;
      const value2 = known.get(name2);
      if (value2 !== void 0) return value2;
      const symbol = symbolText(`local.${name2}`);
      known.set(name2, symbol);
      const found = evaluateJson(locals.get(name2), scope, depth);
      const kept = bounded(found) ?? (found === null ? null : symbol);
      known.set(name2, kept);
      return kept;
    }
  };
  return scope;
}
function innerScope(scope, owner2, names4, values) {
  return {
    ownNames: /* @__PURE__ */ new Set([...scope.ownNames, ...names4]),
    owner: owner2,
    lookup: (root, name2, depth) => names4.includes(root) ? values.get(`${root}.${name2}`) : scope.lookup(root, name2, depth)
  };
}
function plainValue(value2) {
  return evaluateJson(escapeTemplates(value2, 0), { ownNames: NO_NAMES, owner: "", lookup: () => void 0 });
}
var DEEPEST14 = 100;
function escapeTemplates(value2, depth) {
  if (depth > DEEPEST14) return null;
  if (typeof value2 === "string") return value2.replace(/[$%](?=\{)/g, (mark2) => mark2 + mark2);
  if (Array.isArray(value2)) return value2.map((element3) => escapeTemplates(element3, depth + 1));
  if (typeof value2 !== "object" || value2 === null) return value2;
  return Object.fromEntries(Object.entries(value2).map(([key, member2]) => [key, escapeTemplates(member2, depth + 1)]));
}

// lib/terraform/synthesis-resources.ts
var META_ARGUMENTS = /* @__PURE__ */ new Set([
  "//",
  "provider",
  "depends_on",
  "lifecycle",
  "count",
  "for_each",
  "provisioner",
  "connection",
  "dynamic"
]);
var INSTANCE_NAMES = ["each", "count", "self"];
var GRANTING_ARGUMENTS = [
  "assume_role_policy",
  "inline_policy",
  "managed_policy_arns",
  "policy",
  "policy_arn",
  "principal"
];
var MOST_INSTANCES = 500;
function readBlocks(json, scope, report2) {
  const managed = blocksOf(json.resource, 2, "resource", report2).map((block) => ({ mode: "managed", block }));
  const data = blocksOf(json.data, 2, "data", report2).map((block) => ({ mode: "data", block }));
  const seen = /* @__PURE__ */ new Set();
  return [...managed, ...data].flatMap(({ mode, block: { labels, body } }) => {
    const [type = "", name2 = ""] = labels;
    const address = `${mode === "data" ? "data." : ""}${type}.${name2}`;
    if (seen.has(address)) report2(addressTwice(address));
    seen.add(address);
    const group = providerKey(type, body.provider);
    return instancesOf(body, address, scope).map(({ index, values }) => {
      const own2 = innerScope(scope, address + (index ?? ""), INSTANCE_NAMES, values);
      const read = readBody(body, own2, report2);
      return {
        address: own2.owner,
        mode,
        type,
        name: name2,
        group,
        values: index === void 0 ? withoutGrants(read, address) : read
      };
    });
  });
}
function withoutGrants(values, address) {
  return Object.fromEntries(
    Object.entries(values).map(([name2, value2]) => [
      name2,
      GRANTING_ARGUMENTS.includes(name2) && value2 !== null ? symbolText(`${address}.${name2}`) : value2
    ])
  );
}
function providerKey(type, provider) {
  const written2 = stringOf(provider)?.replace(/^\$\{(.*)\}$/s, "$1").trim();
  return written2 ?? type.split("_", 1).join("");
}
function instancesOf(body, address, scope) {
  const any2 = [{ index: void 0, values: /* @__PURE__ */ new Map() }];
  const own2 = innerScope(scope, address, INSTANCE_NAMES, /* @__PURE__ */ new Map());
  if (body.for_each !== void 0 && body.for_each !== null) {
    const entries = iterated(evaluateJson(body.for_each, own2))?.map(({ key, value: value2 }) => ({ key: key ?? value2, value: value2 }));
    return entries?.every((entry2) => typeof entry2.key === "string") ? entries.map(({ key, value: value2 }) => eachInstance(key, value2)) : any2;
  }
  if (body.count === void 0 || body.count === null) return [{ index: "", values: /* @__PURE__ */ new Map() }];
  const count = scalarText(evaluateJson(body.count, own2));
  return typeof count === "string" && /^\d{1,9}$/.test(count) && Number(count) <= MOST_INSTANCES ? Array.from({ length: Number(count) }, (_, index) => countInstance(index)) : any2;
}
function eachInstance(key, value2) {
  const values = /* @__PURE__ */ new Map([
    ["each.key", key],
    ["each.value", value2]
  ]);
  return { index: `[${JSON.stringify(key)}]`, values };
}
function countInstance(index) {
  return { index: `[${index}]`, values: /* @__PURE__ */ new Map([["count.index", index]]) };
}
function iterated(value2) {
  const entries = isValueRecord(value2) ? Object.entries(value2).map(([key, member2]) => ({ key, value: member2 })) : listElements(value2);
  return entries === void 0 || entries.length > MOST_INSTANCES ? void 0 : entries;
}
function listElements(value2) {
  return isValueList(value2) && !hasSpread(value2) ? value2.map((element3) => ({ value: element3 })) : void 0;
}
function readBody(body, scope, report2) {
  const values = new Map(
    Object.entries(body).filter(([name2]) => !META_ARGUMENTS.has(name2)).map(([name2, value2]) => [name2, evaluateJson(value2, scope)])
  );
  for (const { labels, body: dynamic } of blocksOf(body.dynamic, 1, `${scope.owner}.dynamic`, report2)) {
    const [name2 = ""] = labels;
    const written2 = values.get(name2);
    const repeated = dynamicBlocks(dynamic, name2, scope);
    const blocks = written2 === void 0 || isValueList(written2) ? written2 ?? [] : [written2];
    values.set(name2, repeated === void 0 ? symbolText(`${scope.owner}.${name2}`) : [...blocks, ...repeated]);
  }
  return Object.fromEntries(values);
}
function dynamicBlocks(dynamic, name2, scope) {
  const iterator = stringOf(dynamic.iterator) ?? name2;
  const content = Array.isArray(dynamic.content) ? dynamic.content[0] : dynamic.content;
  if (memberOf(content, "dynamic") !== void 0) return void 0;
  return iterated(evaluateJson(dynamic.for_each, scope))?.map(({ key, value: value2 }) => {
    const values = new Map([
      [`${iterator}.value`, value2],
      ...key === void 0 ? [] : [[`${iterator}.key`, key]]
    ]);
    return evaluateJson(content, innerScope(scope, `${scope.owner}.${name2}`, [iterator], values));
  });
}

// lib/terraform/read-synthesis.ts
var MANIFEST2 = "access_manifest";
function readSynthesis(input, json, { accounts = {} }) {
  if (!isRecord(json)) {
    return reject(
      input,
      noBlock("the file", Array.isArray(json) ? "a list" : `a ${json === null ? json : typeof json}`)
    );
  }
  const problems = [];
  const report2 = (problem) => problems.push(problem);
  const scope = moduleScope(json, report2);
  const configured = synthesisProviders(json, scope, report2);
  const blocks = readBlocks(json, scope, report2);
  const manifests = outputManifests(input, json, scope, report2);
  const modules = blocksOf(json.module, 1, "module", report2).map(({ labels }) => `module.${labels.join(".")}`);
  rejectProblems(input, problems);
  const used = blocks.filter(({ type }) => type.startsWith("aws_")).map(({ group }) => group);
  const keys = /* @__PURE__ */ new Set([...configured.keys(), ...used]);
  const settings = withGivenAccounts(input, configured, { given: accounts, keys });
  const { places, notes } = placeResources(blocks, { settings, oneProvider: true });
  const rows = blocks.map(({ address, mode, type, group, values }, index) => {
    const place2 = places[index] ?? { accountId: UNKNOWN_TEXT, region: UNKNOWN_TEXT, partition: UNKNOWN_TEXT };
    return { address, mode, type, origin: { input, address, provider: group }, ...place2, values };
  });
  return {
    input,
    providers: [...keys].sort(),
    rows,
    manifests: [...manifests, ...resourceManifests2(blocks, rows)],
    notes: [...notes, ...modules.map((subject) => ({ code: "moduleNotRead", subject }))]
  };
}
function outputManifests(input, json, scope, report2) {
  return blocksOf(json.output, 1, "output", report2).filter(({ labels }) => labels[0] === MANIFEST2).map(({ body }) => ({
    origin: { input, address: `output.${MANIFEST2}` },
    value: evaluateJson(body.value, scope)
  }));
}
function resourceManifests2(blocks, rows) {
  return rows.filter((_, index) => blocks[index]?.type === "terraform_data" && blocks[index]?.name === MANIFEST2).map(({ origin, values }) => ({ origin, value: values.input ?? null }));
}

// lib/terraform/read-inventory.ts
function readInventory(input, text2, options = {}) {
  const read = readText3(input, text2, options);
  return "rows" in read ? inventoryFromRows(read) : read;
}
function readBothMoments(input, text2, options = {}) {
  const [after, before] = readMoments(input, text2, options).map(
    (read) => "rows" in read ? inventoryFromRows(read) : read
  );
  return before === void 0 ? { after } : { before, after };
}
function readMoments(input, text2, options) {
  const json = parseInput(input, text2, "both");
  return formatOf(json) === "plan" ? [readPlan(input, json, options), readPlan(input, json, { ...options, moment: "before" })] : [readJson(input, json, options)];
}
function readText3(input, text2, options) {
  return readJson(input, parseInput(input, text2, options.moment ?? "after"), options);
}
function readJson(input, json, options) {
  const format2 = formatOf(json) ?? reject(input, wrongJson(json));
  switch (format2) {
    case "plan":
      return readPlan(input, json, options);
    case "state":
      return readState(input, json, options);
    case "synthesis":
      return readSynthesis(input, json, options);
    case "inventory":
      return readJsonInventory(input, json);
    default:
      return format2;
  }
}
var PLAN_TODO = "run: terraform show -json PLAN > plan.json";
var STATE_TODO = "run: terraform show -json > state.json";
var EITHER_TODO = "run: terraform plan -out=PLAN && terraform show -json PLAN > plan.json";
var ZIP = "PK";
function parseInput(input, given, moment) {
  const text2 = typeof given === "string" ? given : given();
  try {
    return parseTerraform(text2, moment);
  } catch {
    return reject(input, notJson(text2));
  }
}
function notJson(text2) {
  if (text2.trim() === "") return unreadableInput("the input is empty", "no text", EITHER_TODO);
  if (text2.startsWith(ZIP)) return unreadableInput("the input is a binary plan", "a plan file", PLAN_TODO);
  const [first, second] = text2.trimStart().split("\n", 2).map(parseLine);
  if (isRecord(first) && "@level" in first) return streamedLog();
  if (isRecord(first) && isRecord(second)) {
    return unreadableInput("the input is several JSON documents", "one document a line", EITHER_TODO);
  }
  return /^\s*[{[]/.test(text2) ? unreadableInput("the input is broken JSON", "JSON that ends too early or has a mistake", EITHER_TODO) : unreadableInput("the input is not JSON", `text that begins with ${beginning2(text2)}`, EITHER_TODO);
}
function streamedLog() {
  return unreadableInput("the input is the log of terraform plan -json", "one message a line", EITHER_TODO);
}
function parseLine(line) {
  try {
    return JSON.parse(line);
  } catch {
    return void 0;
  }
}
function beginning2(text2) {
  const printable = text2.trimStart().replace(/[^ -~]+/g, " ").slice(0, 30).trim();
  return JSON.stringify(printable);
}
function formatOf(json) {
  if (!isRecord(json)) return void 0;
  if ("schemaVersion" in json && !("format_version" in json)) return "inventory";
  if ("format_version" in json) return showedFormat(json);
  const isSynthesis = SYNTHESIS_MEMBERS.some((name2) => isBlock2(json[name2]));
  return isSynthesis && !isRawState(json) && !("@level" in json) ? "synthesis" : void 0;
}
var SYNTHESIS_MEMBERS = ["//", "terraform", "provider", "resource", "data", "output", "module", "locals"];
var PLAN_MEMBERS = ["resource_changes", "planned_values", "configuration", "output_changes"];
function isBlock2(value2) {
  return isRecord(value2) || Array.isArray(value2) && value2.some(isRecord);
}
function showedFormat(json) {
  if (!isReadableVersion(json.format_version)) return void 0;
  if (PLAN_MEMBERS.some((name2) => name2 in json)) return "plan";
  return "values" in json || Object.keys(json).every((name2) => /^(format|terraform)_version$|^checks$/.test(name2)) ? "state" : void 0;
}
function isReadableVersion(version) {
  return typeof version === "string" && /^[01]\.\d/.test(version);
}
function isRawState(json) {
  return typeof json.version === "number" && ("lineage" in json || "serial" in json);
}
function wrongJson(json) {
  if (!isRecord(json)) {
    return unreadableInput(
      "the input is JSON of another kind",
      Array.isArray(json) ? "a list" : jsonType(json),
      EITHER_TODO
    );
  }
  if ("@level" in json) return streamedLog();
  if (isRawState(json)) return unreadableInput("the input is a raw state", "a terraform.tfstate", STATE_TODO);
  const { format_version: version } = json;
  if (version !== void 0 && !isReadableVersion(version)) {
    return newerFormat(typeof version === "string" ? version : jsonType(version));
  }
  const names4 = Object.keys(json).slice(0, 5).map(beginning2).join(", ");
  return unreadableInput(
    "the input is JSON of another kind",
    names4 === "" ? "an empty object" : `members ${names4}`,
    EITHER_TODO
  );
}
function jsonType(value2) {
  return value2 === null ? "null" : typeof value2;
}

// lib/cli/read-sources.ts
var readAfter = ({ name: name2, read }, accounts) => ({ after: readInventory(name2, read, { accounts }) });
var readBoth = ({ name: name2, read }, accounts) => readBothMoments(name2, read, { accounts });
async function readSources(sources, read, accounts, progress) {
  const moments = await gatherErrors(sources, (source) => {
    progress(`reading ${source.name}`);
    return [source, read(source, accounts)];
  });
  const known = new Set(moments.flatMap(([, { after }]) => after.providers ?? []));
  rejectProblems(
    "--account",
    Object.keys(accounts).map((key) => known.has(key) ? void 0 : unknownProvider(key, [...known].sort()))
  );
  return new Map(moments);
}

// lib/cli/load-moments.ts
async function loadMoments(line, host, progress) {
  const found = await gatherErrors([...line.inputs, ...line.before], (input) => findSources(input, host));
  rejectUnknownStacks(line, found);
  const [inputs, before] = [found.slice(0, line.inputs.length), found.slice(line.inputs.length)];
  const worlds = groupSources(line, inputs);
  if (before.length === 0) {
    const moments2 = await readSources(sourcesOf(worlds), readBoth, line.accounts, progress);
    return gatherErrors(worlds, (world) => bothMoments(world, moments2));
  }
  const pairs = pairWorlds(worlds, groupSources(line, before), isSameKind(line, inputs, before));
  const moments = await readSources(
    sourcesOf(pairs.flatMap(({ was, is }) => [was, is])),
    readAfter,
    line.accounts,
    progress
  );
  return gatherErrors(pairs, ({ name: name2, was, is }) => ({
    name: name2,
    before: graphOf(was, is, moments),
    after: graphOf(is, was, moments)
  }));
}
function sourcesOf(worlds) {
  return worlds.flatMap(({ sources }) => sources.map(({ source }) => source));
}
function bothMoments({ name: name2, sources }, moments) {
  const own2 = sources.flatMap(({ source }) => moments.get(source) ?? []);
  const after = buildGraph(own2.map((each) => each.after));
  return own2.every(({ before }) => before === void 0) ? { name: name2, after } : { name: name2, before: buildGraph(own2.map((each) => each.before ?? each.after)), after };
}
function pairWorlds(worlds, earlier, kind) {
  const nothing = (name2) => ({ name: name2, sources: [] });
  if (kind === "worlds") {
    const [is, was] = [worlds[0] ?? nothing(""), earlier[0] ?? nothing("")];
    return [{ name: is.name, was, is }];
  }
  const names4 = [...new Set([...worlds, ...earlier].map(({ name: name2 }) => name2))];
  const named3 = (among, name2) => among.find((each) => each.name === name2) ?? nothing(name2);
  return names4.map((name2) => ({ name: name2, was: named3(earlier, name2), is: named3(worlds, name2) }));
}
function isSameKind(line, inputs, before) {
  const [are, were] = [isByStack(line, inputs), isByStack(line, before)];
  if (are !== were) reject("--before", notComparable(are ? line.inputs.join(" and ") : line.before.join(" and ")));
  return are ? "stacks" : "worlds";
}
function graphOf({ sources }, other, moments) {
  const own2 = sources.flatMap(({ place: place2, source }) => {
    const read = moments.get(source);
    return read === void 0 ? [] : [[place2, read.after]];
  });
  const inventories = own2.map(([, inventory]) => inventory);
  return sources.length < 2 && other.sources.length < 2 ? buildGraph(inventories) : buildGraph(
    inventories,
    own2.map(([place2]) => place2)
  );
}

// lib/cli/load-worlds.ts
async function loadWorlds(line, host, progress) {
  const found = await gatherErrors(line.inputs, (input) => findSources(input, host));
  rejectUnknownStacks(line, found);
  const worlds = groupSources(line, found);
  const sources = worlds.flatMap((world) => world.sources.map(({ source }) => source));
  const read = await readSources(sources, readAfter, line.accounts, progress);
  return gatherErrors(worlds, ({ name: name2, sources: own2 }) => ({
    name: name2,
    graph: buildGraph(own2.flatMap(({ source }) => read.get(source)?.after ?? []))
  }));
}

// lib/prover/prover-problems.ts
var badPrincipal = (got) => ({
  code: "E_PRINCIPAL",
  what: "the principal is none that can make a request",
  got: show(got),
  allowed: 'the ARN of a role, a role session, a user or an account root, or a service such as "s3.amazonaws.com"',
  todo: "copy the ARN from the plan or the console"
});

// lib/prover/caller.ts
function findCaller(graph, principal) {
  return identifyCaller(graph, principal) ?? reject("principal", badPrincipal(showText(principal)));
}
function identifyCaller(graph, principal) {
  if (isServiceName(principal)) {
    return { kind: "service", service: principal };
  }
  const arn2 = parseArnText(principal);
  if (arn2 === void 0) {
    return isSymbolic(principal) ? unknownRole(principal) : void 0;
  }
  const { partition: partition2, accountId: accountId2 } = arn2;
  const [kind, ...path] = splitText(arn2.resource, "/");
  const place2 = { partition: partition2, accountId: accountId2 };
  switch (`${showText(arn2.service)} ${showText(kind ?? "")}`) {
    case "iam root":
      return { kind: "root", arn: principal, ...place2 };
    case "iam role":
      return { kind: "role", arn: principal, ...place2, ...factsOf(graph.roles, principal), pathTaken: false };
    case "iam user":
      return { kind: "user", arn: principal, ...place2, ...factsOf(graph.principals, principal) };
    case "sts assumed-role": {
      const [roleName = UNKNOWN_TEXT, ...session] = path;
      const facts = roleOfSession(graph, partition2, accountId2, roleName);
      return {
        kind: "role",
        arn: facts?.arn ?? joinText("arn:", partition2, ":iam::", accountId2, ":role/", roleName),
        ...place2,
        sessionName: joinPieces(session, "/"),
        ...facts === void 0 ? {} : { facts },
        pathTaken: facts === void 0
      };
    }
    default:
      return isSymbolic(principal) ? unknownRole(principal) : void 0;
  }
}
function isServiceName(principal) {
  return typeof principal === "string" && /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|amazon\.com|aws\.internal)$/.test(principal);
}
function roleOfSession(graph, partition2, accountId2, roleName) {
  const facts = graph.rolesByName.get(roleNameKey(partition2, accountId2, roleName));
  const name2 = splitText(facts?.arn ?? "", "/").at(-1) ?? "";
  return isSameText(name2, roleName) ? facts : void 0;
}
function unknownRole(principal) {
  return { kind: "role", arn: principal, partition: UNKNOWN_TEXT, accountId: UNKNOWN_TEXT, pathTaken: false };
}
function factsOf(index, arn2) {
  const facts = index.get(textKey(arn2) ?? "");
  return facts === void 0 ? {} : { facts };
}

// lib/review/is-calendar-day.ts
function isCalendarDay(text2) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text2)) return false;
  const time = Date.parse(`${text2}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text2);
}

// lib/review/severity.ts
var SEVERITIES = ["error", "warning", "note"];
function reaches(severity, threshold) {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}

// lib/cli/command-line.ts
var COMMANDS = ["check", "review", "prove", "graph"];
var FORMATS = {
  check: ["text", "json", "markdown"],
  review: ["text", "markdown", "json", "sarif"],
  prove: ["text", "json", "markdown"],
  graph: ["mermaid", "json", "text"]
};
var EXPECTATIONS = ["allowed", "explicitDeny", "implicitDeny", "denied", "unknown"];
var THRESHOLDS = [...SEVERITIES, "never"];
var flag = (commands) => ({ takesValue: false, repeatable: true, commands });
var one = (commands) => ({ takesValue: true, repeatable: false, commands });
var many = (commands) => ({ takesValue: true, repeatable: true, commands });
var OPTIONS = {
  "allow-unknown": flag(["check"]),
  before: many(["review"]),
  "fail-on": one(["review"]),
  strict: flag(["review"]),
  config: one(["review"]),
  date: one(["review"]),
  principal: one(["prove"]),
  action: one(["prove"]),
  resource: one(["prove"]),
  context: many(["prove"]),
  "session-policy": many(["prove"]),
  expect: one(["prove"]),
  stack: many(COMMANDS),
  together: flag(COMMANDS),
  account: many(COMMANDS),
  format: one(COMMANDS),
  output: one(COMMANDS),
  "no-color": flag(COMMANDS),
  help: flag(COMMANDS),
  version: flag(COMMANDS)
};

// lib/cli/parse-arguments.ts
var import_node_util2 = require("node:util");
function parseArguments(args) {
  const { tokens } = (0, import_node_util2.parseArgs)({
    args: [...args],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(OPTIONS).map(([name2, { takesValue }]) => [
        name2,
        { type: takesValue ? "string" : "boolean", ...name2 === "help" ? { short: "h" } : {} }
      ])
    )
  });
  const [named3, ...inputs] = tokens.flatMap((token) => token.kind === "positional" ? [token.value] : []);
  const command = COMMANDS.find((each) => each === named3);
  const problems = command === void 0 ? [badCommand(named3)] : [];
  const given = /* @__PURE__ */ new Map();
  for (const token of tokens.filter(({ kind }) => kind === "option")) {
    if (token.kind !== "option") continue;
    const name2 = optionNamed(token.name, command);
    const problem = name2 === void 0 ? unknownOption(token.rawName, command) : badValue(name2, token, given.has(name2));
    if (problem !== void 0) problems.push(problem);
    if (name2 !== void 0) {
      given.set(name2, [...given.get(name2) ?? [], ...token.value === void 0 ? [] : [token.value]]);
    }
  }
  return { ...command === void 0 ? {} : { command }, inputs, given, problems };
}
function optionNamed(name2, command) {
  return optionsOf(command).find((each) => each === name2);
}
function optionsOf(command) {
  const names4 = Object.keys(OPTIONS);
  return command === void 0 ? names4 : names4.filter((name2) => OPTIONS[name2].commands.some((each) => each === command));
}
function badValue(name2, { rawName, value: value2, inlineValue }, isSecond) {
  const { takesValue, repeatable } = OPTIONS[name2];
  if (!takesValue) {
    return value2 === void 0 ? void 0 : badUsage(`${rawName} takes no value`, show(value2), "the option alone", `write ${rawName}`);
  }
  if (value2 === void 0 || !inlineValue && /^-./.test(value2)) {
    return badUsage(`${rawName} has no value`, show(value2), "a value after it", `write ${rawName}=VALUE`);
  }
  return isSecond && !repeatable ? badUsage(`${rawName} is given twice`, show(value2), "one value", "leave one of them out") : void 0;
}
function badCommand(got) {
  return badUsage(
    got === void 0 ? "there is no command" : "the command is unknown",
    show(got),
    COMMANDS.join(", "),
    "begin with a command"
  );
}
function unknownOption(rawName, command) {
  return badUsage(
    command === void 0 ? "the option is unknown" : `${command} has no such option`,
    rawName,
    optionsOf(command).map((name2) => `--${name2}`).join(", "),
    "correct the option, or leave it out"
  );
}

// lib/cli/parse-command-line.ts
var ACTION = /^[a-z0-9-]+:[A-Za-z0-9]+$/;
var ACCOUNT = /^([^=]+)=(\d{12})$/;
var CONTEXT = /^([^=:]+:[^=]+)=(.*)$/s;
function parseCommandLine(args) {
  const parsed3 = parseArguments(args);
  const { command, given } = parsed3;
  const of2 = command === void 0 ? {} : { command };
  if (given.has("help")) return { kind: "help", ...of2 };
  const problems = [...parsed3.problems];
  const line = command === void 0 ? void 0 : readLine(command, parsed3, (problem) => problems.push(problem));
  return line === void 0 || problems.length > 0 ? { kind: "misuse", ...of2, problems } : { kind: "run", line };
}
function readLine(command, { inputs, given }, report2) {
  const value2 = (name2) => given.get(name2)?.at(-1);
  const before = given.get("before") ?? [];
  reportInputs(inputs, before, report2);
  const output = value2("output");
  if (output !== void 0 && [...inputs, ...before, value2("config")].includes(output)) {
    report2(badUsage("--output is one of the inputs", show(output), "another file", "write to another file"));
  }
  const common = {
    inputs,
    accounts: readAccounts2(given.get("account") ?? [], report2),
    stacks: given.get("stack") ?? [],
    together: given.has("together"),
    ...output === void 0 ? {} : { output },
    noColor: given.has("no-color")
  };
  const choose = (name2, choices, byDefault) => readChoice2(name2, value2(name2), choices, byDefault, report2);
  switch (command) {
    case "check":
      return {
        command,
        ...common,
        format: choose("format", FORMATS.check, "text"),
        allowUnknown: given.has("allow-unknown")
      };
    case "review":
      return {
        command,
        ...common,
        format: choose("format", FORMATS.review, "text"),
        before,
        failOn: choose("fail-on", THRESHOLDS, "error"),
        strict: given.has("strict"),
        ...readConfigAndDate(value2("config"), value2("date"), report2)
      };
    case "prove":
      return {
        command,
        ...common,
        format: choose("format", FORMATS.prove, "text"),
        ...readQuestion(given, report2),
        sessionPolicies: given.get("session-policy") ?? [],
        expect: choose("expect", EXPECTATIONS, "allowed")
      };
    case "graph":
      return { command, ...common, format: choose("format", FORMATS.graph, "mermaid") };
    default:
      return command;
  }
}
function reportInputs(inputs, before, report2) {
  if (inputs.length === 0) {
    report2(
      missing(
        "there is no INPUT",
        "a plan or state as JSON, a cdktf.out folder, a cdk.tf.json, an inventory, or - for standard input",
        "name at least one"
      )
    );
  }
  if ([...inputs, ...before].filter((input) => input === "-").length > 1) {
    report2(badUsage("standard input is named twice", "- and -", "- once", "save one of them to a file"));
  }
}
function readConfigAndDate(config, date2, report2) {
  if (date2 !== void 0 && !isCalendarDay(date2)) {
    report2(badUsage("--date is not a day", show(date2), "a day that exists, as YYYY-MM-DD", "correct --date"));
  }
  return { ...config === void 0 ? {} : { config }, ...date2 === void 0 ? {} : { date: date2 } };
}
function readChoice2(name2, got, choices, byDefault, report2) {
  if (got === void 0) return byDefault;
  const chosen = choices.find((choice2) => choice2 === got);
  if (chosen === void 0) {
    report2(badUsage(`--${name2} is none of its values`, show(got), choices.join(", "), `correct --${name2}`));
  }
  return chosen ?? byDefault;
}
function readAccounts2(values, report2) {
  const accounts = /* @__PURE__ */ new Map();
  for (const value2 of values) {
    const [, key, id] = ACCOUNT.exec(value2) ?? [];
    if (key === void 0 || id === void 0) {
      report2(
        badUsage(
          "--account is not KEY=ID",
          show(value2),
          "the key of a provider and 12 digits, such as aws.cross=222222222222",
          "write it in this form"
        )
      );
    } else if ((accounts.get(key) ?? id) !== id) {
      report2(
        badUsage("--account gives one provider two accounts", show(value2), "one for each", "leave one of them out")
      );
    } else {
      accounts.set(key, id);
    }
  }
  return Object.fromEntries(accounts);
}
function readQuestion(given, report2) {
  const ask = (name2, allowed, problemOf) => {
    const got = given.get(name2)?.at(-1);
    const problem = got === void 0 ? missing(`--${name2} is missing`, allowed, `add --${name2}`) : problemOf(got);
    if (problem !== void 0 && (got !== void 0 || !given.has(name2))) report2(problem);
    return got ?? "";
  };
  return {
    principal: ask(
      "principal",
      "an ARN, or a service such as s3.amazonaws.com",
      (got) => parseArn(got) === void 0 && !isServiceName(got) ? badPrincipal(got) : void 0
    ),
    action: ask(
      "action",
      "an action such as sts:AssumeRole",
      (got) => ACTION.test(got) ? void 0 : badUsage("--action is not one action", show(got), "such as sts:AssumeRole", "write one action in full")
    ),
    resource: ask(
      "resource",
      "an ARN",
      (got) => parseArn(got) === void 0 || got.includes("*") ? badUsage("--resource is not the ARN of one thing", show(got), "an ARN without *", "write the ARN in full") : void 0
    ),
    context: readContext(given.get("context") ?? [], report2)
  };
}
function readContext(values, report2) {
  const context = /* @__PURE__ */ new Map();
  for (const text2 of values) {
    const [, key, value2] = CONTEXT.exec(text2) ?? [];
    if (key === void 0 || value2 === void 0) {
      report2(
        badUsage("--context is not KEY=VALUE", show(text2), "such as sts:ExternalId=reports", "write it in this form")
      );
    } else {
      context.set(key.toLowerCase(), [...context.get(key.toLowerCase()) ?? [], value2]);
    }
  }
  return context;
}

// lib/cli/progress.ts
var PATIENCE_MS = 1e3;
function showProgress({ stderr, environment }, now = Date.now) {
  const start2 = now();
  if (stderr.isTTY !== true || environment.CI) return () => {
  };
  return (step) => {
    if (now() - start2 > PATIENCE_MS) stderr.write(`${step} ...
`);
  };
}

// lib/prover/ip-range.ts
function parseAddress2(text2) {
  return text2.includes(":") ? parseVersion6(text2) : parseVersion4(text2);
}
function parseRange(text2) {
  const [address = "", prefix, ...rest2] = text2.split("/");
  const network = parseAddress2(address);
  if (network === void 0 || rest2.length > 0) return void 0;
  if (prefix === void 0) return { network, prefix: network.bits };
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= network.bits ? { network, prefix: Number(prefix) } : void 0;
}
function endsOfRange(text2) {
  const range = parseRange(text2);
  if (range === void 0) return void 0;
  const { network, prefix } = range;
  if (prefix === network.bits) return [text2.split("/")[0] ?? text2];
  if (network.bits === 128) return void 0;
  const size = 1n << BigInt(network.bits - prefix);
  const first = network.value / size * size;
  return [first, first + size - 1n].map(showVersion4);
}
function showVersion4(value2) {
  return [24n, 16n, 8n, 0n].map((shift) => String(value2 >> shift & 255n)).join(".");
}
function isInRange(address, { network, prefix }) {
  const ignored = BigInt(network.bits - prefix);
  return address.bits === network.bits && address.value >> ignored === network.value >> ignored;
}
function parseVersion4(text2) {
  const parts = text2.split(".");
  const isAddress2 = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
  return isAddress2 ? { bits: 32, value: joinGroups(parts.map(BigInt), 8n) } : void 0;
}
var GROUPS2 = 8;
function parseVersion6(text2) {
  const [head = "", tail, ...rest2] = text2.split("::");
  const before = groupsOf(head);
  const after = groupsOf(tail ?? "");
  const missing2 = GROUPS2 - before.length - after.length;
  const isComplete = tail === void 0 ? missing2 === 0 : missing2 > 0;
  const groups = [...before, ...Array(Math.max(missing2, 0)).fill("0"), ...after];
  return rest2.length === 0 && isComplete && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? {
    bits: 128,
    value: joinGroups(
      groups.map((group) => BigInt(`0x${group}`)),
      16n
    )
  } : void 0;
}
function groupsOf(text2) {
  return text2 === "" ? [] : text2.split(":");
}
function joinGroups(groups, bits) {
  return groups.reduce((value2, group) => value2 << bits | group, 0n);
}

// lib/prover/operators.ts
var positive = (matches, variables = false) => ({
  matches,
  negated: false,
  variables
});
var negative = (matches, variables = false) => ({ matches, negated: true, variables });
var equals = (requested, written2) => withText(written2, (value2) => equalTexts(requested, value2));
var equalsIgnoringCase = (requested, written2) => withText(written2, (value2) => equalTexts(lowerCase(requested), lowerCase(value2)));
var like = (requested, written2) => matchWildcard(written2, requested);
var arnLike = (requested, written2) => matchArn(written2, requested);
var numeric = (compare2) => compared(parseNumber, compare2);
var date = (compare2) => compared(parseDate, compare2);
var isEqual = (requested, written2) => requested === written2;
var isLess = (requested, written2) => requested < written2;
var isLessOrEqual = (requested, written2) => requested <= written2;
var isGreater = (requested, written2) => requested > written2;
var isGreaterOrEqual = (requested, written2) => requested >= written2;
var OPERATORS = new Map(
  Object.entries({
    StringEquals: positive(equals, true),
    StringNotEquals: negative(equals, true),
    StringEqualsIgnoreCase: positive(equalsIgnoringCase, true),
    StringNotEqualsIgnoreCase: negative(equalsIgnoringCase, true),
    StringLike: positive(like, true),
    StringNotLike: negative(like, true),
    NumericEquals: positive(numeric(isEqual)),
    NumericNotEquals: negative(numeric(isEqual)),
    NumericLessThan: positive(numeric(isLess)),
    NumericLessThanEquals: positive(numeric(isLessOrEqual)),
    NumericGreaterThan: positive(numeric(isGreater)),
    NumericGreaterThanEquals: positive(numeric(isGreaterOrEqual)),
    DateEquals: positive(date(isEqual)),
    DateNotEquals: negative(date(isEqual)),
    DateLessThan: positive(date(isLess)),
    DateLessThanEquals: positive(date(isLessOrEqual)),
    DateGreaterThan: positive(date(isGreater)),
    DateGreaterThanEquals: positive(date(isGreaterOrEqual)),
    Bool: positive(equalsIgnoringCase),
    BinaryEquals: positive(equals),
    IpAddress: positive(inRange),
    NotIpAddress: negative(inRange),
    ArnEquals: positive(arnLike, true),
    ArnLike: positive(arnLike, true),
    ArnNotEquals: negative(arnLike, true),
    ArnNotLike: negative(arnLike, true)
  })
);
function compared(parse, compare2) {
  return (requested, written2) => withText(written2, (value2) => {
    if (isSymbolic(requested) || isSymbolic(value2)) return "unknown";
    const [left, right] = [parse(requested), parse(value2)];
    if (right === void 0) return "unknown";
    return truth(left !== void 0 && compare2(left, right));
  });
}
function inRange(requested, written2) {
  return withText(written2, (value2) => {
    if (isSymbolic(requested) || isSymbolic(value2)) return "unknown";
    const [address, range] = [parseAddress2(requested), parseRange(value2)];
    if (range === void 0) return "unknown";
    return truth(address !== void 0 && isInRange(address, range));
  });
}
function parseNumber(text2) {
  return /^[+-]?\d+(\.\d+)?$/.test(text2) ? Number(text2) : void 0;
}
var ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
function parseDate(text2) {
  if (/^\d+$/.test(text2)) return Number(text2);
  if (!ISO_DATE.test(text2)) return void 0;
  const zoned = text2.includes("T") && !/(Z|[+-]\d{2}:?\d{2})$/.test(text2) ? `${text2}Z` : text2;
  const milliseconds = Date.parse(zoned);
  return Number.isNaN(milliseconds) ? void 0 : milliseconds / 1e3;
}
function withText(written2, decide2) {
  if (typeof written2 === "string" || isSymbolic(written2)) return decide2(written2);
  return decide2(textOf(written2.flatMap((part) => textParts("literal" in part ? part.literal : part.pattern))));
}
function matchNull(isAbsent2, written2) {
  switch (textKey(written2)?.toLowerCase()) {
    case "true":
      return isAbsent2;
    case "false":
      return not(isAbsent2);
    default:
      return "unknown";
  }
}

// lib/prover/variables.ts
function resolveVariables(written2, version, lookUp2) {
  if (version === "2008-10-17" || !textParts(written2).some(hasVariable)) return written2;
  const resolved = [];
  for (const part of textParts(written2)) {
    const pieces = typeof part === "string" ? piecesOf(part) : [part];
    for (const piece of pieces) {
      if (isOpenVariable(piece)) return [...resolved, { literal: UNKNOWN_TEXT }];
      const value2 = typeof piece === "string" ? resolvePiece(piece, lookUp2) : { pattern: textOf([piece]) };
      if (value2 === void 0) return void 0;
      resolved.push(version === "unknown" && "literal" in value2 ? { literal: UNKNOWN_TEXT } : value2);
    }
  }
  return resolved;
}
function piecesOf(text2) {
  const pieces = [];
  let at = 0;
  for (let start2 = text2.indexOf("${"); start2 >= 0; start2 = text2.indexOf("${", at)) {
    const end = text2.indexOf("}", start2) + 1 || text2.length;
    pieces.push(text2.slice(at, start2), text2.slice(start2, end));
    at = end;
  }
  return [...pieces, text2.slice(at)];
}
function isOpenVariable(piece) {
  return typeof piece === "string" && piece.startsWith("${") && !piece.endsWith("}");
}
function hasVariable(part) {
  return typeof part === "string" && part.includes("${");
}
function resolvePiece(piece, lookUp2) {
  if (!piece.startsWith("${")) return { pattern: piece };
  const inner = piece.slice("${".length, -1);
  if (["*", "?", "$"].includes(inner)) return { literal: inner };
  const comma = inner.indexOf(",");
  const key = (comma < 0 ? inner : inner.slice(0, comma)).trim();
  const [, fallback] = /^'([^']*)'$/.exec(comma < 0 ? "" : inner.slice(comma + 1).trim()) ?? [];
  if (key === "" || comma >= 0 && fallback === void 0) return { literal: UNKNOWN_TEXT };
  const value2 = lookUp2(key);
  switch (value2.kind) {
    case "present":
      return value2.values.length === 1 ? { literal: value2.values[0] ?? "" } : void 0;
    case "absent":
      return fallback === void 0 ? void 0 : { literal: fallback };
    case "unknown":
      return { literal: UNKNOWN_TEXT };
    default:
      return value2;
  }
}

// lib/prover/conditions.ts
function parseOperator(written2) {
  const [, set, name2 = written2, ifExists] = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(written2) ?? [];
  return {
    set: set === "ForAllValues" || set === "ForAnyValue" ? set : void 0,
    name: name2,
    ifExists: ifExists !== void 0
  };
}
function evaluateCondition(condition, version, lookUp2) {
  const { set, name: name2, ifExists } = parseOperator(condition.operator);
  const value2 = lookUp2(condition.key);
  if (name2 === "Null") {
    return any([...condition.values.values.map((written2) => matchNull(isAbsent(value2), written2)), ...open(condition)]);
  }
  const operator = OPERATORS.get(name2);
  if (operator === void 0) return "unknown";
  switch (value2.kind) {
    case "unknown":
      return "unknown";
    case "absent":
      return withoutValues({ set, name: name2, ifExists }, operator);
    case "present": {
      const values = set === void 0 ? value2.values : value2.values.filter((text2) => text2 !== "");
      return values.length === 0 ? withoutValues({ set, name: name2, ifExists }, operator) : overValues(
        set,
        values.map((requested) => evaluateValue(operator, condition, requested, version, lookUp2))
      );
    }
    default:
      return value2;
  }
}
function isNegated(name2) {
  return OPERATORS.get(name2)?.negated === true;
}
function isAbsent(value2) {
  switch (value2.kind) {
    case "present":
      return value2.values.length === 0 ? "yes" : "no";
    case "absent":
      return "yes";
    case "unknown":
      return "unknown";
    default:
      return value2;
  }
}
function withoutValues({ set, ifExists }, { negated }) {
  if (ifExists || set === "ForAllValues") return "yes";
  return set === void 0 && negated ? "yes" : "no";
}
function overValues(set, results2) {
  switch (set) {
    case "ForAllValues":
      return all(results2);
    case "ForAnyValue":
      return any(results2);
    case void 0:
      return all(results2) === any(results2) ? all(results2) : "unknown";
    default:
      return set;
  }
}
function evaluateValue(operator, condition, requested, version, lookUp2) {
  const matches = condition.values.values.map((written2) => {
    const pattern = operator.variables ? resolveVariables(written2, version, lookUp2) : written2;
    return pattern === void 0 ? "no" : operator.matches(requested, pattern);
  });
  const matched = any([...matches, ...open(condition)]);
  return operator.negated ? not(matched) : matched;
}
function open({ values }) {
  return values.open ? ["unknown"] : [];
}

// lib/prover/claimed-request.ts
var MAX_CONTEXTS = 64;
function claimedContexts(conditions2) {
  let contexts = [/* @__PURE__ */ new Map()];
  let areAll = true;
  for (const condition of claims(conditions2)) {
    const alternatives = alternativesOf(condition);
    const choices = contexts.flatMap(
      (context) => alternatives.map((values) => withKey(context, condition.key, values))
    );
    areAll &&= choices.length <= MAX_CONTEXTS;
    contexts = choices.slice(0, MAX_CONTEXTS);
  }
  return { contexts, areAll };
}
function excludedContexts(conditions2, claimed) {
  if (conditions2 === "unknown") return [];
  const demands = claims(conditions2);
  const exclusions = conditions2.filter(({ operator }) => /Not/.test(parseOperator(operator).name));
  return [
    ...demands.filter(needsKey).map(({ key }) => withKey(claimed, key, [])),
    ...demands.flatMap(
      (condition) => otherValues(condition, claimed).map((values) => withKey(claimed, condition.key, values))
    ),
    ...exclusions.flatMap(
      (condition) => alternativesOf(condition).map((values) => withKey(claimed, condition.key, values))
    )
  ];
}
var MAX_WILDCARDS = 64;
function instantiate(text2) {
  const literal3 = textParts(text2).filter((part) => typeof part === "string").join("");
  const wildcards = literal3.replace(/[^*?]/g, "").length;
  if (wildcards === 0) return text2;
  if (wildcards > MAX_WILDCARDS) {
    return typeof text2 === "string" ? joinText(text2.slice(0, text2.search(/[*?]/)), UNKNOWN_TEXT) : UNKNOWN_TEXT;
  }
  let count = 0;
  return textOf(
    textParts(text2).flatMap((part) => {
      if (typeof part !== "string") return [part];
      return part.split(/([*?])/).flatMap((piece) => {
        if (piece !== "*" && piece !== "?") return [piece];
        count += 1;
        return textParts(symbolText(`any text ${count}`));
      });
    })
  );
}
function otherTexts(named3) {
  const texts = named3.flatMap(({ operator, values }) => [
    ...values.values.map((value2) => representative(parseOperator(operator).name, value2)),
    ...values.open ? [UNKNOWN_TEXT] : []
  ]);
  return [...texts, "another-value"];
}
function namedExclusions(conditions2, claimed, named3) {
  return claims(conditions2).flatMap(
    (condition) => otherTexts(named3(condition.key)).filter((text2) => meets(condition, text2) !== "yes").map((text2) => withKey(claimed, condition.key, [text2]))
  );
}
function meets(condition, text2) {
  return evaluateCondition(condition, "2008-10-17", () => ({ kind: "present", values: [text2] }));
}
function withKey(context, key, values) {
  return new Map([...context, [key.toLowerCase(), values]]);
}
function claims(conditions2) {
  if (conditions2 === "unknown") return [];
  return conditions2.filter(({ operator }) => !/Not|Null/.test(parseOperator(operator).name));
}
function needsKey({ operator }) {
  const { set, ifExists } = parseOperator(operator);
  return !ifExists && set !== "ForAllValues";
}
function otherValues(condition, claimed) {
  const another = symbolText("another value");
  const own2 = parseOperator(condition.operator).set === "ForAllValues" ? claimed.get(condition.key.toLowerCase()) : [];
  const values = [...own2 ?? [], another];
  const meets3 = evaluateCondition(condition, "2008-10-17", () => ({ kind: "present", values }));
  return meets3 === "yes" ? [] : [values];
}
function alternativesOf(condition) {
  const { set, name: name2 } = parseOperator(condition.operator);
  const { values, open: open2 } = condition.values;
  const texts = values.flatMap((value2) => representatives(condition, name2, value2));
  const all2 = open2 ? [...texts, UNKNOWN_TEXT] : texts;
  return set === void 0 && all2.length > 0 ? all2.map((text2) => [text2]) : [all2];
}
function representatives(condition, name2, value2) {
  if (isSymbolic(value2)) return [representative(name2, value2)];
  if (name2 === "IpAddress") return endsOfRange(value2) ?? [UNKNOWN_TEXT];
  const text2 = representative(name2, value2);
  return [value2.includes("${") || !isNegated(name2) && meets(condition, text2) === "no" ? UNKNOWN_TEXT : text2];
}
function representative(operator, value2) {
  if (/Like$|^Arn/.test(operator)) return instantiate(value2);
  if (typeof value2 !== "string") return value2;
  switch (operator) {
    case "NumericLessThan":
      return String(Number(value2) - 1);
    case "NumericGreaterThan":
      return String(Number(value2) + 1);
    case "IpAddress":
      return value2.split("/")[0] ?? value2;
    default:
      return value2;
  }
}

// lib/prover/principals.ts
function matchPrincipals(principals2, caller) {
  if (principals2 === "unknown") return [{ form: "session", matches: "unknown" }];
  return principals2.flatMap(({ type, values }) => [
    ...values.values.map((value2) => matchPrincipal(type, value2, caller)),
    ...values.open ? [unknownPrincipal(type, caller)] : []
  ]);
}
function unknownPrincipal(type, caller) {
  switch (type) {
    case "AWS":
      return { form: "session", matches: "unknown" };
    case "Service":
      return { form: "service", matches: caller.kind === "service" ? "unknown" : "no" };
    case "Federated":
    case "CanonicalUser":
      return { form: "other", matches: "no" };
    default:
      return type;
  }
}
function matchNotPrincipal({ list: list2 }, caller, effect) {
  const matches = matchPrincipals(list2, caller);
  const listed3 = (...forms) => any(matches.flatMap(({ form, matches: match }) => forms.includes(form) || match === "unknown" ? [match] : []));
  const chain = chainOf(caller).map((form) => listed3(form));
  const spared = any([listed3("everyone"), all(chain)]);
  switch (effect) {
    case "Deny":
      return any([not(spared), hasBoundary(caller)]);
    case "Allow":
      return any(chain) === "no" ? not(spared) : all([not(spared), "unknown"]);
    case void 0:
      return all([any([not(spared), hasBoundary(caller)]), "unknown"]);
    default:
      return effect;
  }
}
function hasBoundary(caller) {
  if (caller.kind !== "role" && caller.kind !== "user") return "no";
  if (caller.facts?.permissionsBoundary !== void 0) return "yes";
  return caller.facts?.whole ? "no" : "unknown";
}
function chainOf(caller) {
  switch (caller.kind) {
    case "role":
      return ["account", "role", "session"];
    case "user":
      return ["account", "user"];
    case "root":
      return ["account"];
    case "service":
      return ["service"];
    default:
      return caller;
  }
}
function isDeletedPrincipal(value2) {
  return typeof value2 === "string" && /^A(ROA|IDA|GPA|IPA|NPA|NVA)[A-Z0-9]{8,}$/.test(value2);
}
function matchPrincipal(type, value2, caller) {
  switch (type) {
    case "Service":
      return {
        form: "service",
        matches: caller.kind === "service" ? matchService(value2, caller.service) : "no"
      };
    case "AWS":
      return matchAwsPrincipal(value2, caller);
    case "Federated":
    case "CanonicalUser":
      return { form: "other", matches: "no" };
    default:
      return type;
  }
}
function matchService(value2, service) {
  const match = equalTexts(value2, service);
  const isAlike = typeof value2 === "string" && placelessName(value2) === placelessName(service);
  return match === "no" && isAlike ? "unknown" : match;
}
function placelessName(service) {
  const labels = service.toLowerCase().replace(/\.cn$/, "").split(".");
  return labels.filter((label) => !isRegionCode(label)).join(".");
}
function matchAwsPrincipal(value2, caller) {
  if (value2 === "*") return { form: "everyone", matches: "yes" };
  if (caller.kind === "service") return { form: "other", matches: "no" };
  if (typeof value2 === "string" && /^\d{12}$/.test(value2)) {
    return { form: "account", matches: equalTexts(value2, caller.accountId) };
  }
  const arn2 = parseArnText(value2);
  if (arn2 === void 0) {
    return { form: "session", matches: isSymbolic(value2) ? "unknown" : "no" };
  }
  const inAccount = all([equalTexts(arn2.partition, caller.partition), equalTexts(arn2.accountId, caller.accountId)]);
  const kind = showText(splitText(arn2.resource, "/")[0] ?? "");
  switch (`${showText(arn2.service)} ${kind}`) {
    case "iam root":
      return { form: "account", matches: inAccount };
    case "iam role":
      return { form: "role", matches: caller.kind === "role" ? equalTexts(value2, caller.arn) : "no" };
    case "iam user":
      return { form: "user", matches: caller.kind === "user" ? equalTexts(value2, caller.arn) : "no" };
    case "sts assumed-role":
      return { form: "session", matches: all([inAccount, matchSession(arn2.resource, caller)]) };
    default:
      return { form: "session", matches: isSymbolic(value2) ? "unknown" : "no" };
  }
}
function matchSession(resource, caller) {
  if (caller.kind !== "role") return "no";
  const [, roleName = UNKNOWN_TEXT, ...session] = splitText(resource, "/");
  const callerName = splitText(parseArnText(caller.arn)?.resource ?? UNKNOWN_TEXT, "/").at(-1) ?? UNKNOWN_TEXT;
  return all([
    equalTexts(roleName, callerName),
    caller.sessionName === void 0 ? "unknown" : equalTexts(joinPieces(session, "/"), caller.sessionName)
  ]);
}

// lib/prover/context.ts
var ABSENT = { kind: "absent" };
var UNKNOWN = { kind: "unknown" };
var NEVER_IN_RESOURCE_POLICIES = ["lambda:sourcefunctionarn"];
var CALLER_CHOSEN = [
  "sts:externalid",
  "sts:rolesessionname",
  "sts:sourceidentity",
  "sts:transitivetagkeys",
  "aws:tagkeys",
  "lambda:invokedviafunctionurl"
];
var CALLER_CHOSEN_PREFIX = "aws:requesttag/";
var CALLER_CHOSEN_KEYS = [...CALLER_CHOSEN, `${CALLER_CHOSEN_PREFIX}*`];
function isCallerChosen(key) {
  const name2 = key.toLowerCase();
  return CALLER_CHOSEN.includes(name2) || name2.startsWith(CALLER_CHOSEN_PREFIX);
}
function isNeverPresent(key, policyType) {
  return (policyType === "resourcePolicy" || policyType === "trustPolicy") && NEVER_IN_RESOURCE_POLICIES.includes(key.toLowerCase());
}
function lookUpKey(request, key, policyType) {
  const name2 = key.toLowerCase();
  if (isNeverPresent(name2, policyType)) return ABSENT;
  const derived = DERIVED.get(name2)?.(request);
  const given = request.given.get(name2);
  if (given === "unknown") return UNKNOWN;
  if (given !== void 0) {
    if (derived !== void 0 && derived.kind !== "unknown") assume(request, { code: "keyGiven", subject: key });
    return given.length === 0 ? ABSENT : { kind: "present", values: given };
  }
  if (derived !== void 0) return derived;
  if (!isCallerChosen(name2)) return UNKNOWN;
  assume(request, { code: "keyAbsent", subject: key });
  return ABSENT;
}
function isSameAccount({ caller, target }) {
  return caller.kind === "service" ? "no" : equalTexts(caller.accountId, target.accountId);
}
function assume({ log }, assumption) {
  log.assumptions.set(`${assumption.code} ${assumption.subject}`, assumption);
}
var DERIVED = new Map(
  Object.entries({
    "aws:principalarn": ({ caller }) => caller.kind === "service" ? ABSENT : present(caller.arn),
    "aws:principalaccount": ({ caller }) => caller.kind === "service" ? ABSENT : present(caller.accountId),
    "aws:principalorgid": ({ caller, graph }) => caller.kind === "service" ? ABSENT : organizationOf(graph, caller.accountId),
    "aws:principaltype": ({ caller }) => principalType(caller),
    "aws:principalisawsservice": ({ caller }) => present(String(caller.kind === "service")),
    "aws:principalservicename": ({ caller }) => caller.kind === "service" ? present(caller.service) : ABSENT,
    "aws:username": userName,
    "aws:viaawsservice": ({ caller }) => caller.kind === "service" ? UNKNOWN : present("false"),
    "aws:calledvia": ofServices,
    "aws:calledviafirst": ofServices,
    "aws:calledvialast": ofServices,
    "aws:sourcearn": ofServices,
    "aws:sourceaccount": sourceAccount,
    "aws:sourceorgid": sourceOrganization,
    "aws:sourceorgpaths": ofServices,
    "aws:resourceaccount": ({ target }) => present(target.accountId),
    "aws:resourceorgid": ({ target, graph }) => organizationOf(graph, target.accountId),
    "aws:requestedregion": ({ target }) => target.region === "" ? UNKNOWN : present(target.region),
    "lambda:functionurlauthtype": functionUrlAuthType,
    "lambda:eventsourcetoken": ofServices,
    "lambda:sourcefunctionarn": ({ caller }) => caller.kind === "role" ? UNKNOWN : ABSENT
  })
);
var DERIVED_KEYS = [...DERIVED.keys()];
function present(value2) {
  return textKey(value2) === void 0 ? UNKNOWN : { kind: "present", values: [value2] };
}
function ofServices({ caller }) {
  return caller.kind === "service" ? UNKNOWN : ABSENT;
}
function principalType(caller) {
  switch (caller.kind) {
    case "role":
      return present("AssumedRole");
    case "user":
      return present("User");
    case "root":
      return present("Account");
    case "service":
      return UNKNOWN;
    default:
      return caller;
  }
}
function userName({ caller }) {
  if (caller.kind !== "user") return ABSENT;
  return present(splitText(parseArnText(caller.arn)?.resource ?? "", "/").at(-1) ?? "");
}
function organizationOf(graph, accountId2) {
  const account = graph.accounts.get(textKey(accountId2) ?? "");
  if (account === void 0) return UNKNOWN;
  return account.organizationId === void 0 ? ABSENT : present(account.organizationId);
}
function sourceAccount(request) {
  const { caller, given } = request;
  if (caller.kind !== "service") return ABSENT;
  const sourceArns = given.get("aws:sourcearn") ?? [];
  const [sourceArn] = sourceArns === "unknown" ? [] : sourceArns;
  if (sourceArn === void 0) return UNKNOWN;
  const accountId2 = parseArnText(sourceArn)?.accountId || request.graph.resources.get(textKey(sourceArn) ?? "")?.accountId;
  return accountId2 === void 0 ? UNKNOWN : present(accountId2);
}
function sourceOrganization(request) {
  if (request.caller.kind !== "service") return ABSENT;
  const account = lookUpKey(request, "aws:SourceAccount", "resourcePolicy");
  const [accountId2] = account.kind === "present" ? account.values : [];
  return accountId2 === void 0 ? UNKNOWN : organizationOf(request.graph, accountId2);
}
function functionUrlAuthType({ action, target }) {
  if (action.toLowerCase() !== "lambda:invokefunctionurl") return ABSENT;
  return target.functionUrl === void 0 ? UNKNOWN : present(target.functionUrl);
}

// lib/prover/distinct.ts
function distinct(values) {
  return [...new Map(values.map((value2) => [JSON.stringify(value2), value2])).values()];
}

// lib/prover/procedure.ts
function isDenied(verdicts) {
  return any(listVerdicts(verdicts).map(({ deny }) => deny));
}
function isAllowed(verdicts, caller, sameAccount, mustAllow) {
  const { resource } = verdicts;
  if (caller.kind === "service") return resource.allow;
  const organization = all(verdicts.serviceControl.map(({ allow }) => allow));
  const own2 = ownSide(verdicts, caller);
  if (!sameAccount) return all([organization, resource.allow, own2]);
  return all([organization, any([byResource(verdicts), byIdentity(resource, own2, mustAllow)])]);
}
function ownSide({ identity, boundary, session }, caller) {
  if (caller.kind === "root") return "yes";
  return all([identity.allow, ceilings({ boundary, session })]);
}
function ceilings({ boundary, session }) {
  return all([boundary?.allow ?? "yes", session?.allow ?? "yes"]);
}
function byResource({ resource, boundary, session }) {
  const form = (name2) => resource.allowByForm.get(name2) ?? "no";
  const limited = ceilings({ boundary, session });
  return any([
    form("session"),
    form("user"),
    all([form("role"), limited]),
    // AWS does not say whether a ceiling limits what everyone may do.
    all([form("everyone"), limited === "yes" ? "yes" : "unknown"])
  ]);
}
function byIdentity(resource, own2, mustAllow) {
  return mustAllow ? all([resource.allowByForm.get("account") ?? "no", own2]) : own2;
}
function listVerdicts(verdicts) {
  const { resourceControl, serviceControl, resource, identity, boundary, session } = verdicts;
  return [
    ...resourceControl,
    ...serviceControl,
    resource,
    identity,
    ...boundary === void 0 ? [] : [boundary],
    ...session === void 0 ? [] : [session]
  ];
}

// lib/prover/show.ts
var SHOWN_UNKNOWN = showText(UNKNOWN_TEXT);
function showValues(values) {
  return values.map(showText).join(", ");
}
function showTexts({ values, open: open2 }) {
  return [...values.map(showText), ...open2 ? [SHOWN_UNKNOWN] : []];
}
function showList(list2) {
  return showTexts(list2).filter((text2) => text2 !== "").join(", ");
}
function showCondition({ operator, key, values }) {
  return { operator, key, values: showTexts(values) };
}
function showConditions(conditions2) {
  return conditions2 === "unknown" ? [{ operator: "", key: "", values: [SHOWN_UNKNOWN] }] : conditions2.map(showCondition);
}
function showPrincipal(principal) {
  if (principal === void 0) return "none";
  if (principal.list === "unknown") return SHOWN_UNKNOWN;
  const written2 = principal.list.map(({ values }) => showList(values)).join(", ");
  return principal.negated ? `all but ${written2}` : written2;
}

// lib/prover/statements.ts
function matchStatement(request, policyType, version, statement) {
  const forms = matchForms(request, statement);
  const principal = statement.principal === void 0 ? nobodyNamed(policyType) : any(forms.values());
  const wellFormed = hasItsElements(policyType, statement);
  const action = matchAction(statement.action, request.action);
  const lookUp2 = (key) => lookUpKey(request, key, policyType);
  const resource = matchResource2(statement.resource, request.resource, version, lookUp2);
  const reached = all([principal, action, resource]) !== "no";
  const results2 = reached && statement.conditions !== "unknown" ? statement.conditions.map((condition) => ({ condition, holds: evaluateCondition(condition, version, lookUp2) })) : [];
  for (const { condition } of results2.filter(({ condition: condition2 }) => isCallerChosen(condition2.key))) {
    request.log.choices.add({ condition, effect: statement.effect });
  }
  const conditions2 = statement.conditions === "unknown" ? "unknown" : all(results2.map(({ holds: holds3 }) => holds3));
  return {
    statement,
    principal,
    action,
    resource,
    conditions: conditions2,
    wellFormed,
    applies: all([wellFormed, principal, action, resource, conditions2]),
    forms,
    open: results2.filter(({ holds: holds3 }) => holds3 !== "yes")
  };
}
function nobodyNamed(policyType) {
  return policyType === "resourcePolicy" || policyType === "trustPolicy" ? "unknown" : "yes";
}
function hasItsElements(policyType, { principal, resource }) {
  switch (policyType) {
    case "identityPolicy":
    case "permissionsBoundary":
    case "sessionPolicy":
    case "serviceControlPolicy":
      return principal === void 0 && resource !== void 0 ? "yes" : "unknown";
    case "resourceControlPolicy":
      return resource !== void 0 ? "yes" : "unknown";
    case "trustPolicy":
      return resource === void 0 ? "yes" : "unknown";
    // Some services ask for a Resource, and others do not.
    case "resourcePolicy":
      return "yes";
    default:
      return policyType;
  }
}
function matchForms({ caller }, { principal, conditions: conditions2, effect }) {
  if (principal === void 0) return /* @__PURE__ */ new Map();
  if (principal.negated) {
    return /* @__PURE__ */ new Map([["everyone", matchNotPrincipal(principal, caller, effect)]]);
  }
  const forms = /* @__PURE__ */ new Map();
  for (const { form, matches } of matchPrincipals(principal.list, caller)) {
    const effective = form === "everyone" && isPinned(conditions2) ? "session" : form;
    forms.set(effective, any([forms.get(effective) ?? "no", matches]));
  }
  return forms;
}
function isPinned(conditions2) {
  return conditions2 !== "unknown" && conditions2.some(
    ({ operator, key }) => key.toLowerCase() === "aws:principalarn" && ["StringEquals", "StringLike", "ArnEquals", "ArnLike"].includes(parseOperator(operator).name)
  );
}
function matchAction({ negated, list: list2 }, action) {
  const asked2 = lowerCase(instantiate(action));
  const matched = any([...list2.values.map((written2) => matchWildcard(lowerCase(written2), asked2)), ...openList(list2)]);
  return negated ? not(matched) : matched;
}
function matchResource2(element3, resource, version, lookUp2) {
  if (element3 === void 0) return "yes";
  const matches = element3.list.values.map((written2) => {
    const pattern = resolveVariables(written2, version, lookUp2);
    if (pattern !== void 0) return matchResource(pattern, resource);
    return element3.negated ? "unknown" : "no";
  });
  const matched = any([...matches, ...openList(element3.list)]);
  return element3.negated ? not(matched) : matched;
}
function openList({ open: open2 }) {
  return open2 ? ["unknown"] : [];
}
function statementName({ sid, index }) {
  return sid === void 0 || sid === "" ? `#${index}` : sid;
}

// lib/prover/explain-outcome.ts
var MAX_NEAR_MISSES = 3;
function explainAllow(determining) {
  return determining.map((evidence) => ({ code: "allowedByStatement", ...place(evidence) }));
}
function explainDeny(determining) {
  return determining.map((evidence) => ({ code: "explicitDeny", ...place(evidence) }));
}
function explainRefusal(request, verdicts) {
  const { serviceControl, resource, identity, boundary, session } = verdicts;
  const lacking = (result) => result?.allow === "no" ? explainMissing(request, result) : [];
  const organization = serviceControl.flatMap(lacking);
  if (request.caller.kind === "service") return [...organization, ...lacking(resource)];
  const own2 = request.caller.kind === "root" ? [] : [identity, boundary, session].flatMap(lacking);
  const onlyResource = request.target.mustAllow && isSameAccount(request) === "yes" && resource.allow === "no";
  const delegated = isSameAccount(request) === "yes" && resource.allow !== "no" ? resource.allowing.filter(({ match }) => match.forms.get("account") === "yes").map((evidence) => ({ code: "delegatesToIdentityPolicy", ...place(evidence) })) : [];
  const eitherSide = isSameAccount(request) === "yes" && !request.target.mustAllow;
  const sides = eitherSide ? [...own2, ...lacking(resource)] : [...lacking(resource), ...onlyResource ? [] : own2];
  return [...organization, ...delegated, ...sides];
}
function explainUnknown(request, verdicts) {
  const account = isSameAccount(request) === "unknown" ? [{ code: "accountUnknown", subject: showText(request.target.accountId) }] : [];
  const open2 = listVerdicts(verdicts).filter(({ allow, deny }) => allow === "unknown" || deny === "unknown").flatMap((result) => [
    ...result.unknownPolicies.map(
      ({ policy, because }) => ({
        code: because === "notInInput" ? "entityNotInInput" : "policyUnknown",
        side: policy.side,
        policyType: policy.policyType,
        policy: policy.policy,
        subject: policy.owner,
        expected: because
      })
    ),
    ...result.undecided.flatMap((evidence) => explainUndecided(request, evidence)),
    ...result.unseen.map(
      ({ code, subject }) => ({
        code: "inputIncomplete",
        side: result.set.side,
        policyType: result.set.policyType,
        subject,
        expected: code
      })
    )
  ]);
  const refused = listVerdicts(verdicts).some(({ allow, deny }) => allow !== "unknown" && deny !== "unknown") ? explainRefusal(request, verdicts) : [];
  if (account.length + open2.length > 0) return [...account, ...open2, ...refused];
  return verdicts.resource.allowing.map((evidence) => ({ code: "ceilingUndecided", ...place(evidence) }));
}
function explainUndecided(request, evidence) {
  const { match } = evidence;
  if (match.statement.effect === void 0) {
    return [{ code: "statementUnknown", ...place(evidence), subject: "Effect" }];
  }
  if (match.wellFormed !== "yes") {
    const { side, policyType, policy, owner: owner2 } = evidence.policy;
    return [{ code: "policyUnknown", side, policyType, policy, subject: owner2, expected: "malformed" }];
  }
  const { caller } = request;
  const namesSession = caller.kind === "role" && caller.sessionName === void 0 && showPrincipal(match.statement.principal).includes(":assumed-role/");
  const elements = [
    ["Principal", match.principal],
    ["Action", match.action],
    ["Resource", match.resource]
  ];
  return [
    ...elements.filter(([, matches]) => matches === "unknown").map(
      ([subject]) => subject === "Principal" && namesSession ? { code: "sessionNameUnknown", ...place(evidence), subject: showPrincipal(match.statement.principal) } : { code: "statementUnknown", ...place(evidence), subject }
    ),
    ...match.statement.conditions === "unknown" ? [{ code: "statementUnknown", ...place(evidence), subject: "Condition" }] : match.open.filter(({ holds: holds3 }) => holds3 === "unknown").map(
      ({ condition }) => ({
        code: "conditionUnknown",
        ...place(evidence),
        subject: condition.key,
        expected: `${condition.operator} ${showList(condition.values)}`
      })
    )
  ];
}
function explainMissing(request, { set, missed: missed2 }) {
  const about = { side: set.side, policyType: set.policyType, subject: set.owner };
  if (set.policies.length === 0) {
    return [
      { code: set.policyType === "serviceControlPolicy" ? "organizationLevelAllowsNothing" : "noPolicy", ...about }
    ];
  }
  return [
    { code: "noStatementAllows", ...about },
    ...nearest(missed2).map((evidence) => explainMiss(request, evidence))
  ];
}
function nearest(missed2) {
  const best = Math.max(...missed2.map(countMatches));
  return missed2.filter((evidence) => countMatches(evidence) === best).slice(0, MAX_NEAR_MISSES);
}
function countMatches({ match }) {
  return [match.principal, match.action, match.resource].filter((matches) => matches !== "no").length;
}
function explainMiss(request, evidence) {
  const { match, policy } = evidence;
  const { statement } = match;
  const at = place(evidence);
  if (match.principal === "no") {
    return {
      code: namesDeleted(statement) ? "deletedPrincipal" : "principalDiffers",
      ...at,
      expected: showPrincipal(statement.principal),
      got: request.caller.kind === "service" ? request.caller.service : showText(request.caller.arn)
    };
  }
  if (match.action === "no") {
    return {
      code: "actionDiffers",
      ...at,
      expected: `${statement.action.negated ? "all but " : ""}${showList(statement.action.list)}`,
      got: request.action
    };
  }
  if (match.resource === "no") {
    const { negated = false, list: list2 } = statement.resource ?? {};
    return {
      code: "resourceDiffers",
      ...at,
      expected: `${negated ? "all but " : ""}${list2 === void 0 ? "" : showList(list2)}`,
      got: showText(request.resource)
    };
  }
  const failing = match.open.find(({ holds: holds3 }) => holds3 === "no")?.condition;
  const key = failing?.key ?? "";
  const value2 = lookUpKey(request, key, policy.policyType);
  return {
    code: isNeverPresent(key, policy.policyType) ? "keyNeverPresent" : "conditionFails",
    ...at,
    subject: key,
    expected: failing === void 0 ? "" : `${failing.operator} ${showList(failing.values)}`,
    got: value2.kind === "present" ? showValues(value2.values) : value2.kind
  };
}
function namesDeleted({ principal }) {
  return principal !== void 0 && principal.list !== "unknown" && principal.list.some(({ values }) => values.values.some(isDeletedPrincipal));
}
function place({ policy, match }) {
  const { side, policyType } = policy;
  return { side, policyType, policy: policy.policy, statement: statementName(match.statement) };
}

// lib/iam/resource-control-services.ts
var RESOURCE_CONTROL_SERVICES = [
  "aoss",
  "appconfig",
  "appstream",
  "autoscaling",
  "autoscaling-plans",
  "budgets",
  "clouddirectory",
  "cloudfront",
  "cloudsearch",
  "cloudtrail-data",
  "codeartifact",
  "codebuild",
  "codecommit",
  "codepipeline",
  "cognito-identity",
  "cognito-idp",
  "comprehend",
  "comprehendmedical",
  "compute-optimizer",
  "cost-optimization-hub",
  "dax",
  "dsql",
  "dynamodb",
  "ecr",
  "ecr-public",
  "events",
  "firehose",
  "fis",
  "fms",
  "gamelift",
  "health",
  "inspector-scan",
  "kendra",
  "kinesisvideo",
  "kms",
  "logs",
  "memorydb",
  "networkmonitor",
  "notifications",
  "opensearch",
  "pca-connector-ad",
  "personalize",
  "polly",
  "pricing",
  "resource-groups",
  "rolesanywhere",
  "s3",
  "secretsmanager",
  "servicediscovery",
  "signin",
  "sqs",
  "sts",
  "support",
  "swf",
  "textract",
  "timestream-influxdb",
  "transcribe",
  "transfer",
  "translate",
  "wafv2",
  "workspaces",
  "xray"
];
var COVERED = new Set(RESOURCE_CONTROL_SERVICES);
function isCoveredByResourceControlPolicies(action) {
  const [service = ""] = action.split(":");
  return COVERED.has(service.toLowerCase());
}

// lib/prover/stray-policies.ts
var NO_STRAYS = { policies: [], notes: [] };
function straysOfIdentity(graph, kind, arn2) {
  const fragments = fragmentsLike(
    kind === "role" ? graph.roles : graph.principals,
    arn2,
    mayBeSameIdentity
  );
  return {
    policies: fragments.flatMap(({ identityPolicies: identityPolicies2 }) => identityPolicies2),
    notes: strayNotes(graph, kind)
  };
}
function straysOfFunction(graph, arn2, qualifier) {
  const own2 = graph.functions.get(textKey(arn2) ?? "")?.resourcePolicies ?? {};
  return {
    policies: [
      ...Object.entries(own2).flatMap(([other, policies2]) => mayBeSameQualifier(qualifier, other) ? policies2 : []),
      ...fragmentsLike(graph.functions, arn2).flatMap(({ resourcePolicies }) => Object.values(resourcePolicies).flat())
    ],
    notes: strayNotes(graph, "function")
  };
}
function mayBeSameQualifier(qualifier, other) {
  const isOpen2 = [qualifier, other].some((each) => each.includes("<"));
  return isOpen2 && qualifier !== other && qualifier !== "" && other !== "";
}
function straysOfResource(graph, arn2) {
  return {
    policies: fragmentsLike(graph.resources, arn2).flatMap(({ resourcePolicies }) => resourcePolicies),
    notes: strayNotes(graph, "resource").filter(
      ({ code, subject }) => code !== "unlinked" || mayBelongTo(arn2, subject)
    )
  };
}
function fragmentsLike(facts, arn2, mayBeSame = (one2, other) => equalTexts(one2, other) !== "no") {
  const fragments = fragmentsOf(facts);
  const open2 = isSymbolic(arn2) ? fragments : fragments.filter((other) => isSymbolic(other.arn));
  return open2.filter((other) => mayBeSame(other.arn, arn2));
}
var FRAGMENTS = /* @__PURE__ */ new WeakMap();
function fragmentsOf(facts) {
  const known = FRAGMENTS.get(facts) ?? [...facts.values()].filter(({ whole: whole2 }) => !whole2);
  FRAGMENTS.set(facts, known);
  return known;
}
function strayNotes({ notes }, kind) {
  return notes.flatMap(({ code, subject }) => {
    switch (code) {
      // Any policy may be in what is missing.
      case "errored":
      case "incomplete":
      case "deferred":
      case "moduleNotRead":
        return [{ code, subject, mayDeny: true }];
      case "unlinked": {
        const type = resourceType(subject);
        return CONCERNS[kind].test(type) ? [{ code, subject, mayDeny: !ONLY_ALLOWS.test(type) }] : [];
      }
      // These say nothing of policies.
      case "unknownAccount":
      case "unreadManifest":
      case "destroyed":
        return [];
      default:
        return code;
    }
  });
}
var CONCERNS = {
  role: /^aws_iam_(role_policy|role_policy_attachment|policy_attachment)$/,
  user: /^aws_iam_((user|group)_.+|policy_attachment)$/,
  function: /^aws_lambda_(permission|resource_policy|function_url)$/,
  resource: /^aws_(?!iam_|lambda_).+_(policy|permission)$/
};
var ONLY_ALLOWS = /^aws_lambda_(permission|function_url)$|^aws_cloudwatch_event_permission$/;
function mayBelongTo(arn2, subject) {
  const [, prefix] = /^aws_([a-z0-9]+_[a-z0-9]+)/.exec(resourceType(subject)) ?? [];
  const service = prefix === void 0 ? void 0 : SERVICES.get(prefix);
  const named3 = parseArnText(arn2)?.service;
  return service === void 0 || named3 === void 0 || equalTexts(named3, service) !== "no";
}
var SERVICES = /* @__PURE__ */ new Map([
  ["cloudwatch_event", "events"],
  ["dynamodb_resource", "dynamodb"],
  ["kinesis_resource", "kinesis"],
  ["kms_key", "kms"],
  ["s3_bucket", "s3"],
  ["secretsmanager_secret", "secretsmanager"],
  ["sns_topic", "sns"],
  ["sqs_queue", "sqs"]
]);
function resourceType(address) {
  const parts = address.replace(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "").split(".");
  return parts.at(-2) ?? "";
}

// lib/prover/policies-of.ts
function policiesOf4(request, sessionPolicies) {
  const { caller, target } = request;
  const owner2 = caller.kind === "service" ? caller.service : showText(caller.arn);
  const session = sessionPolicies.map((document, index) => inQuestion(`session policy ${index + 1}`, document));
  const boundary = boundaryOf2(request);
  return {
    identity: {
      policyType: "identityPolicy",
      side: "caller",
      owner: owner2,
      policies: identityPolicies(request),
      strays: strayIdentityPolicies(request)
    },
    ...boundary === void 0 ? {} : { boundary: { policyType: "permissionsBoundary", side: "caller", owner: owner2, policies: boundary } },
    ...session.length === 0 ? {} : { session: { policyType: "sessionPolicy", side: "caller", owner: owner2, policies: session } },
    serviceControl: serviceControlPolicies(request),
    resourceControl: resourceControlPolicies(request),
    resource: {
      policyType: target.policyType,
      side: "target",
      owner: showText(target.arn),
      policies: target.inInput ? target.resourcePolicies : [...target.resourcePolicies, notInInput(`${nameOf(target.policyType)} outside of the input`)],
      strays: target.inInput ? strayResourcePolicies(request) : NO_STRAYS
    }
  };
}
function nameOf(policyType) {
  return policyType === "trustPolicy" ? "trust policy" : "resource-based policies";
}
function identityPolicies({ caller }) {
  switch (caller.kind) {
    case "role":
    case "user":
      return ownPolicies2(caller.facts);
    case "root":
    case "service":
      return [];
    default:
      return caller;
  }
}
function ownPolicies2(facts) {
  if (facts?.whole) return facts.identityPolicies;
  return [...facts?.identityPolicies ?? [], notInInput("identity-based policies outside of the input")];
}
function strayIdentityPolicies({ caller, graph }) {
  const isInInput = (caller.kind === "role" || caller.kind === "user") && caller.facts?.whole;
  return isInInput ? straysOfIdentity(graph, caller.kind, caller.arn) : NO_STRAYS;
}
function strayResourcePolicies({ graph, target: { owner: owner2 } }) {
  switch (owner2.kind) {
    // Nothing adds to a trust policy, which is part of its role.
    case "role":
      return NO_STRAYS;
    case "function":
      return straysOfFunction(graph, owner2.arn, owner2.qualifier);
    case "resource":
      return straysOfResource(graph, owner2.arn);
    default:
      return owner2;
  }
}
function boundaryOf2({ caller }) {
  if (caller.kind !== "role" && caller.kind !== "user") return void 0;
  const boundary = caller.facts?.permissionsBoundary;
  if (boundary !== void 0) return [boundary];
  return caller.facts?.whole ? void 0 : [notInInput("permissions boundary outside of the input")];
}
function serviceControlPolicies(request) {
  const { caller } = request;
  if (caller.kind === "service" || isServiceLinked(caller.arn)) return [];
  return ceilingsOf(request, "serviceControlPolicy", caller.accountId);
}
function resourceControlPolicies(request) {
  const { caller, target, action } = request;
  const isExempt = caller.kind !== "service" && isServiceLinked(caller.arn);
  if (isExempt || !(isCoveredByResourceControlPolicies(action) || isAnyService(action))) return [];
  return ceilingsOf(request, "resourceControlPolicy", target.accountId);
}
function isAnyService(action) {
  return /^[^:]*[*?]/.test(action);
}
var CEILINGS = {
  serviceControlPolicy: {
    side: "caller",
    member: "serviceControlPolicies",
    absent: "noServiceControlPolicies"
  },
  resourceControlPolicy: {
    side: "target",
    member: "resourceControlPolicies",
    absent: "noResourceControlPolicies"
  }
};
function ceilingsOf(request, policyType, accountId2) {
  const { side, member: member2, absent } = CEILINGS[policyType];
  const owner2 = showText(accountId2);
  const { accounts } = request.graph;
  const levels = accounts.get(textKey(accountId2) ?? "")?.[member2];
  if (levels !== void 0) return levels.map((policies2) => ({ policyType, side, owner: owner2, policies: policies2 }));
  const mayBeTold = [...accounts.values()].some(
    (account) => (account[member2] ?? []).length > 0 && equalTexts(account.id, accountId2) !== "no"
  );
  if (mayBeTold) {
    const notes = [{ code: "unknownAccount", subject: owner2, mayDeny: true }];
    return [{ policyType, side, owner: owner2, policies: [], strays: { policies: [], notes } }];
  }
  assume(request, { code: absent, subject: owner2 });
  return [];
}
function isServiceLinked(arn2) {
  return splitText(parseArnText(arn2)?.resource ?? "", "/")[1] === "aws-service-role";
}
function inQuestion(name2, document) {
  return { name: name2, origin: { input: "question" }, document };
}
function notInInput(name2) {
  return { name: name2, origin: { input: "none" }, document: { unknownBecause: "notInInput" } };
}

// lib/prover/policy-set.ts
var AWS_MANAGED = /^arn:[^:]+:iam::aws:policy\//;
function evaluateSet(request, set) {
  const unknownPolicies = [];
  const evidence = [];
  for (const fact of set.policies) {
    const policy = referTo(set, fact);
    if (isUnknownDocument(fact.document)) {
      unknownPolicies.push({ policy, because: fact.document.unknownBecause });
      continue;
    }
    const { version, statements: statements2, open: open2 } = fact.document;
    if (open2) unknownPolicies.push({ policy, because: "given" });
    if (AWS_MANAGED.test(fact.name)) assume(request, { code: "managedPolicyAsKnown", subject: fact.name });
    for (const statement of statements2) {
      evidence.push({ policy, match: matchStatement(request, set.policyType, version, statement) });
    }
  }
  return weigh(set, evidence, unknownPolicies, listUnseen(request, set));
}
function listUnseen(request, { policyType, strays = NO_STRAYS }) {
  const stray = strays.policies.map((policy) => {
    const effects = effectsOf(request, policyType, policy);
    return {
      code: "unlinked",
      subject: policy.origin.address ?? policy.name,
      mayAllow: effects.some((effect) => effect !== "Deny"),
      mayDeny: effects.some((effect) => effect !== "Allow")
    };
  });
  return [...stray, ...strays.notes.map((note) => ({ ...note, mayAllow: true }))].filter(
    ({ mayAllow: mayAllow2, mayDeny }) => mayAllow2 || mayDeny
  );
}
function effectsOf(request, policyType, { document }) {
  if (isUnknownDocument(document)) return [void 0];
  const { version, statements: statements2, open: open2 } = document;
  const applying = statements2.filter(
    (statement) => matchStatement(request, policyType, version, statement).applies !== "no"
  );
  return [...applying.map(({ effect }) => effect), ...open2 ? [void 0] : []];
}
function weigh(set, evidence, unknownPolicies, unseen) {
  const allowing2 = evidence.filter(({ match }) => match.applies === "yes" && match.statement.effect === "Allow");
  const denying = evidence.filter(({ match }) => match.applies === "yes" && match.statement.effect === "Deny");
  const undecided2 = evidence.filter(({ match }) => isUndecided(match));
  const unknownIf = (isSo) => unknownPolicies.length > 0 || isSo ? "unknown" : "no";
  const mayAllow2 = unknownIf(unseen.some((each) => each.mayAllow));
  const mayDeny = unknownIf(unseen.some((each) => each.mayDeny));
  return {
    set,
    allow: any([...yes(allowing2), ...maybe(undecided2, "Allow"), mayAllow2]),
    deny: any([...yes(denying), ...maybe(undecided2, "Deny"), mayDeny]),
    allowByForm: formsOf(
      [...allowing2, ...undecided2.filter(({ match }) => match.statement.effect !== "Deny")],
      mayAllow2
    ),
    allowing: allowing2,
    denying,
    undecided: undecided2,
    missed: evidence.filter(({ match }) => match.applies === "no" && match.statement.effect === "Allow"),
    unknownPolicies,
    unseen
  };
}
function isUndecided({ applies, statement }) {
  return applies === "unknown" || applies === "yes" && statement.effect === void 0;
}
function yes(evidence) {
  return evidence.map(() => "yes");
}
function maybe(undecided2, effect) {
  return undecided2.filter(({ match }) => match.statement.effect !== oppositeOf(effect)).map(() => "unknown");
}
function oppositeOf(effect) {
  return effect === "Allow" ? "Deny" : "Allow";
}
function formsOf(evidence, mayBe) {
  const forms = /* @__PURE__ */ new Map();
  if (mayBe === "unknown") forms.set("session", "unknown");
  for (const { match } of evidence) {
    const decided = match.applies === "yes" && match.statement.effect === "Allow";
    for (const [form, matches] of match.forms) {
      if (matches === "no") continue;
      forms.set(form, any([forms.get(form) ?? "no", decided && matches === "yes" ? "yes" : "unknown"]));
    }
  }
  return forms;
}
function referTo({ policyType, side, owner: owner2 }, { name: name2, origin }) {
  return { policyType, side, policy: origin.address ?? name2, name: name2, owner: owner2, input: origin.input };
}

// lib/prover/target.ts
var FUNCTION_ARN_PIECES = 7;
function findTarget(graph, resource, action) {
  const arn2 = parseArnText(resource);
  const place2 = {
    arn: resource,
    partition: arn2?.partition ?? UNKNOWN_TEXT,
    accountId: accountOf(graph, resource, arn2?.accountId),
    region: arn2?.region ?? UNKNOWN_TEXT
  };
  const kind = `${showText(arn2?.service ?? "")}:${showText(splitText(arn2?.resource ?? "", "/")[0] ?? "")}`;
  if (kind === "iam:role" || arn2 === void 0 && isAssumption(action)) {
    return { ...place2, ...roleDoor(graph, resource, action), owner: { kind: "role", arn: resource } };
  }
  if (kind.startsWith("lambda:function")) {
    const { functionArn: functionArn2, qualifier } = splitQualifier(resource);
    return {
      ...place2,
      mustAllow: false,
      policyType: "resourcePolicy",
      ...functionPolicies(graph, resource),
      owner: { kind: "function", arn: functionArn2, qualifier }
    };
  }
  const owner2 = policyOwner(resource);
  const facts = graph.resources.get(textKey(owner2) ?? "");
  return {
    ...place2,
    policyType: "resourcePolicy",
    mustAllow: kind.startsWith("kms:"),
    inInput: facts?.whole === true || facts?.wholePolicy === true,
    resourcePolicies: facts?.resourcePolicies ?? [],
    owner: { kind: "resource", arn: owner2 }
  };
}
function roleDoor(graph, resource, action) {
  if (/^iam:/i.test(action)) {
    return { policyType: "resourcePolicy", mustAllow: false, inInput: true, resourcePolicies: [] };
  }
  const trust = graph.roles.get(textKey(resource) ?? "")?.trustPolicy;
  return {
    policyType: "trustPolicy",
    mustAllow: true,
    inInput: trust !== void 0,
    resourcePolicies: trust === void 0 ? [] : [trust]
  };
}
function isAssumption(action) {
  return /^sts:(assumerole|tagsession|setsourceidentity|setcontext)/i.test(action);
}
function splitQualifier(arn2) {
  const pieces = splitText(arn2, ":");
  const qualifier = pieces[FUNCTION_ARN_PIECES];
  if (qualifier === void 0) return { functionArn: arn2, qualifier: "" };
  const functionArn2 = joinPieces(pieces.slice(0, FUNCTION_ARN_PIECES), ":");
  return { functionArn: functionArn2, qualifier: showText(qualifier) };
}
function functionPolicies(graph, resource) {
  const { functionArn: functionArn2, qualifier } = splitQualifier(resource);
  const facts = graph.functions.get(textKey(functionArn2) ?? "");
  const functionUrl = facts && ownMember2(facts.functionUrls, qualifier);
  return {
    inInput: facts?.whole === true,
    // The policy of a version or an alias is a policy of its own.
    resourcePolicies: (facts && ownMember2(facts.resourcePolicies, qualifier)) ?? [],
    ...functionUrl === void 0 ? {} : { functionUrl }
  };
}
function ownMember2(record, name2) {
  return Object.hasOwn(record, name2) ? record[name2] : void 0;
}
function accountOf(graph, resource, accountId2) {
  if (accountId2 !== void 0 && accountId2 !== "") return accountId2;
  return graph.resources.get(textKey(policyOwner(resource)) ?? "")?.accountId ?? UNKNOWN_TEXT;
}
function policyOwner(resource) {
  const arn2 = parseArnText(resource);
  return arn2?.service === "s3" && arn2.region === "" ? joinText("arn:", arn2.partition, ":s3:::", splitText(arn2.resource, "/")[0] ?? "") : resource;
}

// lib/prover/decide.ts
function decide(request, sessionPolicies) {
  const barrier = findBarrier(request);
  if (barrier !== void 0) {
    return { outcome: "implicitDeny", determining: [], reasons: [barrier], assumes: [], conditions: [] };
  }
  const verdicts = evaluate(request, sessionPolicies);
  const denied = isDenied(verdicts);
  const allowed = allowedIn(request, verdicts);
  const outcome = outcomeOf(denied, allowed);
  const assumes = assumptionsFor(request, outcome);
  switch (outcome) {
    case "explicitDeny": {
      const determining = listVerdicts(verdicts).flatMap(({ denying }) => denying);
      return {
        outcome,
        determining: determining.map((evidence) => determine(evidence, "Deny")),
        reasons: explainDeny(determining),
        assumes,
        conditions: []
      };
    }
    case "allowed": {
      const determining = contributing(request, verdicts);
      return {
        outcome,
        determining: determining.map((evidence) => determine(evidence, "Allow")),
        reasons: explainAllow(determining),
        assumes,
        conditions: []
      };
    }
    case "implicitDeny":
      return { outcome, determining: [], reasons: explainRefusal(request, verdicts), assumes, conditions: [] };
    case "unknown":
      return {
        outcome,
        determining: [],
        reasons: explainUnknown(request, verdicts),
        assumes,
        conditions: openConditions(verdicts)
      };
    default:
      return outcome;
  }
}
function findBarrier({ caller, target, action }) {
  if (caller.kind === "service") return void 0;
  if (equalTexts(caller.partition, target.partition) === "no") {
    return { code: "crossPartition", expected: showText(target.partition), got: showText(caller.partition) };
  }
  return caller.kind === "root" && isAssumption(action) ? { code: "rootCannotAssume", side: "caller", subject: showText(caller.arn) } : void 0;
}
function evaluate(request, sessionPolicies) {
  const { identity, boundary, session, serviceControl, resourceControl, resource } = policiesOf4(
    request,
    sessionPolicies
  );
  const judge2 = (set) => evaluateSet(request, set);
  return {
    identity: judge2(identity),
    ...boundary === void 0 ? {} : { boundary: judge2(boundary) },
    ...session === void 0 ? {} : { session: judge2(session) },
    serviceControl: serviceControl.map(judge2),
    resourceControl: resourceControl.map(judge2),
    resource: judge2(resource)
  };
}
function allowedIn(request, verdicts) {
  const { caller, target } = request;
  const within2 = (same4) => isAllowed(verdicts, caller, same4, target.mustAllow);
  const same3 = isSameAccount(request);
  if (same3 !== "unknown") return within2(same3 === "yes");
  const [ifSame, ifOther] = [within2(true), within2(false)];
  return ifSame === ifOther ? ifSame : "unknown";
}
function outcomeOf(denied, allowed) {
  if (denied === "yes") return "explicitDeny";
  if (allowed === "no") return "implicitDeny";
  return allowed === "yes" && denied === "no" ? "allowed" : "unknown";
}
function contributing(request, verdicts) {
  const { serviceControl, resource, identity, boundary, session } = verdicts;
  if (request.caller.kind === "service") return resource.allowing;
  const own2 = request.caller.kind === "root" ? [] : identity.allowing;
  return [
    ...serviceControl.flatMap(({ allowing: allowing2 }) => allowing2),
    ...resource.allowing,
    ...own2,
    ...boundary?.allowing ?? [],
    ...session?.allowing ?? []
  ];
}
function determine({ policy, match }, effect) {
  return { ...policy, statement: statementName(match.statement), effect };
}
function assumptionsFor(request, outcome) {
  const { caller, log } = request;
  if (caller.kind === "role" && caller.pathTaken) {
    assume(request, { code: "roleWithoutPath", subject: showText(caller.arn) });
  }
  const onlyIfAllowed = ["noServiceControlPolicies", "noResourceControlPolicies"];
  const isDenial3 = outcome === "explicitDeny" || outcome === "implicitDeny";
  return [...log.assumptions.values()].filter(({ code }) => !isDenial3 || !onlyIfAllowed.includes(code));
}
function openConditions(verdicts) {
  const open2 = listVerdicts(verdicts).flatMap(({ undecided: undecided2 }) => undecided2).flatMap(({ match }) => match.open).filter(({ holds: holds3 }) => holds3 === "unknown").map(({ condition }) => showCondition(condition));
  return distinct(open2);
}

// lib/prover/residual-conditions.ts
function conditionsOf(choice2, { choices }) {
  const conditions2 = choice2.flatMap(([key, values]) => {
    const asked2 = [...choices].filter(({ condition }) => condition.key.toLowerCase() === key);
    return conditionsOnKey(asked2[0]?.condition.key ?? key, values, asked2);
  });
  return distinct(conditions2);
}
function conditionsOnKey(key, values, asked2) {
  const demands = asked2.filter(({ condition }) => isMet(condition, values));
  const isDemanded = demands.length > 0 && asked2.every(({ effect }) => effect === "Allow");
  if (isDemanded) {
    return [...demands.map(({ condition }) => written(condition)), ...asks(demands) ? [] : [presence(key)]];
  }
  return asked2.every(({ condition }) => parseOperator(condition.operator).name === "Null") ? [presence(key)] : [{ operator: "StringEquals", key, values: values.map(showText) }];
}
function isMet(condition, values) {
  return evaluateCondition(condition, "2012-10-17", () => ({ kind: "present", values })) === "yes";
}
function asks(demands) {
  return demands.some(({ condition: { operator, values } }) => {
    const { set, name: name2 } = parseOperator(operator);
    if (name2 === "Null") return values.values.includes("false");
    return set !== "ForAllValues" && !name2.includes("Not");
  });
}
function presence(key) {
  return { operator: "Null", key, values: ["false"] };
}
function written(condition) {
  return showCondition({ ...condition, operator: condition.operator.replace(/IfExists$/, "") });
}

// lib/prover/free-choice.ts
var MAX_CHOICES = 256;
var ANOTHER_VALUE = "another-value";
function chooseFreely(given, first, answer2) {
  if (first.decision.outcome === "allowed" || freeKeys(first.log).length === 0) return first.decision;
  let seen = first.log;
  let isComplete = false;
  let undecided2;
  for (let isNew = true; isNew; ) {
    const options = optionsOf2(seen, given);
    const count = countChoices(options);
    const attempts = count > MAX_CHOICES ? [] : tryAll(options, given, answer2);
    const found = attempts.find(({ decision }) => decision.outcome === "allowed");
    if (found !== void 0) return { ...found.decision, conditions: conditionsOf(found.choice, found.log) };
    undecided2 ??= attempts.find(({ decision }) => decision.outcome === "unknown")?.decision;
    seen = uniteLogs([seen, ...attempts.map(({ log }) => log)]);
    isComplete = count <= MAX_CHOICES && options.length === freeKeys(seen).length && [...seen.choices].every(isEnumerable);
    isNew = count <= MAX_CHOICES && countChoices(optionsOf2(seen, given)) > count;
  }
  if (undecided2 !== void 0) return undecided2;
  const free = freeKeys(seen);
  const whatever = answer2(new Map([...given, ...free.map((key) => [key.toLowerCase(), "unknown"])]));
  return isComplete || isDenial(whatever.decision) ? first.decision : leftOpen(first.decision, free);
}
function tryAll(options, given, answer2) {
  const nameOf4 = (key) => options.find((option) => option.key === key)?.name ?? key;
  const attempts = [];
  for (const choice2 of choicesOf(options)) {
    const chosen = choice2.map(([key, values]) => [nameOf4(key), values]);
    attempts.push({ choice: choice2, ...answer2(new Map([...given, ...chosen])) });
    if (attempts.at(-1)?.decision.outcome === "allowed") break;
  }
  return attempts;
}
function countChoices(options) {
  return options.reduce((product, { values }) => product * (values.length + 1), 1);
}
function uniteLogs(logs) {
  return {
    assumptions: new Map(logs.flatMap(({ assumptions }) => [...assumptions])),
    choices: new Set(logs.flatMap(({ choices }) => [...choices]))
  };
}
function isDenial({ outcome }) {
  return outcome === "explicitDeny" || outcome === "implicitDeny";
}
function leftOpen(decision, free) {
  return {
    ...decision,
    outcome: decision.outcome === "unknown" ? decision.outcome : "unknown",
    determining: [],
    reasons: [{ code: "tooManyChoices", subject: free.join(", "), expected: String(MAX_CHOICES) }]
  };
}
function freeKeys({ assumptions }) {
  return [...assumptions.values()].filter(({ code }) => code === "keyAbsent").map(({ subject }) => subject);
}
function isEnumerable({ condition: { operator, values } }) {
  const { set, name: name2 } = parseOperator(operator);
  const isEquality = /^(String(Not)?Equals(IgnoreCase)?|Bool|Null)$/.test(name2);
  return set === void 0 && isEquality && values.values.every((value2) => !isSymbolic(value2) && !value2.includes("${"));
}
function optionsOf2({ choices }, given) {
  const isGiven2 = new Set([...given.keys()].map((key) => key.toLowerCase()));
  const names4 = /* @__PURE__ */ new Map();
  const byKey2 = /* @__PURE__ */ new Map();
  for (const chosen of choices) {
    const key = chosen.condition.key.toLowerCase();
    if (isGiven2.has(key)) continue;
    names4.set(key, names4.get(key) ?? chosen.condition.key);
    const values = byKey2.get(key) ?? /* @__PURE__ */ new Map();
    byKey2.set(key, values);
    for (const value2 of candidates(chosen)) {
      values.set(value2.map((text2) => textKey(text2) ?? "<unknown>").join("\n"), value2);
    }
  }
  return [...byKey2].map(([key, values]) => ({ key, name: names4.get(key) ?? key, values: [...values.values()] }));
}
function candidates({ condition, effect }) {
  const { set, name: name2 } = parseOperator(condition.operator);
  const { values, open: open2 } = condition.values;
  const texts = values.flatMap((value2) => instances(name2, value2));
  return [
    ...texts.map((text2) => [text2]),
    ...set !== void 0 && texts.length > 1 ? [texts] : [],
    ...open2 ? [[UNKNOWN_TEXT]] : [],
    ...effect !== "Allow" || name2 === "Null" || isNegated(name2) ? [[ANOTHER_VALUE]] : []
  ];
}
function instances(operator, value2) {
  if (operator === "Null") return [];
  if (isSymbolic(value2)) return [value2];
  if (operator.startsWith("Numeric")) return [value2, String(Number(value2) - 1), String(Number(value2) + 1)];
  return /Like$|^Arn/.test(operator) ? [value2.replaceAll("*", "").replaceAll("?", "x")] : [value2];
}
function choicesOf(options) {
  const choices = [[]];
  for (const { key, values } of options) {
    choices.push(...choices.flatMap((choice2) => values.map((value2) => [...choice2, [key, value2]])));
  }
  return choices.filter(({ length: length2 }) => length2 > 0).sort((one2, other) => one2.length - other.length);
}

// lib/prover/implied-actions.ts
function requestedActions(action, context) {
  switch (action.toLowerCase()) {
    case "sts:assumerole":
      return [
        { action, context },
        ...passesTags(context) ? [{ action: "sts:TagSession", context }] : [],
        ...isGiven(context, "sts:sourceidentity") ? [{ action: "sts:SetSourceIdentity", context }] : []
      ];
    // https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
    case "lambda:invokefunctionurl":
      return [
        { action, context },
        {
          action: "lambda:InvokeFunction",
          context: new Map([...context, ["lambda:invokedviafunctionurl", ["true"]]])
        }
      ];
    // Only a call of the URL has the key.
    case "lambda:invokefunction":
      return [{ action, context }, ...isViaUrl(context) ? [{ action: "lambda:InvokeFunctionUrl", context }] : []];
    default:
      return [{ action, context }];
  }
}
function isViaUrl(context) {
  const values = context.get("lambda:invokedviafunctionurl") ?? [];
  return values !== "unknown" && values.some((value2) => textKey(value2)?.toLowerCase() === "true");
}
function passesTags(context) {
  return [...context.keys()].some(
    (key) => isGiven(context, key) && (key.startsWith("aws:requesttag/") || ["aws:tagkeys", "sts:transitivetagkeys"].includes(key))
  );
}
function isGiven(context, key) {
  const values = context.get(key) ?? [];
  return values !== "unknown" && values.length > 0;
}

// lib/prover/decision.ts
var OUTCOMES = ["allowed", "explicitDeny", "implicitDeny", "unknown"];

// lib/prover/join-decisions.ts
var PRECEDENCE2 = ["explicitDeny", "implicitDeny", "unknown", "allowed"];
function joinDecisions(decisions) {
  const outcome = PRECEDENCE2.find((each) => decisions.some(({ decision }) => decision.outcome === each)) ?? OUTCOMES[3];
  const deciding = decisions.filter(({ decision }) => decision.outcome === outcome);
  const isPart = deciding.length < decisions.length;
  return {
    outcome,
    determining: distinct(deciding.flatMap(({ decision }) => decision.determining)),
    reasons: [
      ...isPart ? deciding.map(({ action }) => ({ code: "notAllActions", subject: action })) : [],
      ...distinct(deciding.flatMap(({ decision }) => decision.reasons))
    ],
    assumes: distinct(deciding.flatMap(({ decision }) => decision.assumes)),
    conditions: distinct(deciding.flatMap(({ decision }) => decision.conditions))
  };
}

// lib/prover/request-context.ts
var TAG_PREFIX = "aws:requesttag/";
var TAG_KEYS = "aws:tagkeys";
function requestContext(given) {
  const context = new Map([...given].map(([key, values]) => [key.toLowerCase(), values]));
  const tags = [...given].filter(([key, values]) => key.toLowerCase().startsWith(TAG_PREFIX) && values.length > 0);
  if (tags.length === 0) return context;
  const named3 = context.get(TAG_KEYS) ?? [];
  if (named3 === "unknown" || tags.some(([, values]) => values === "unknown")) return context.set(TAG_KEYS, "unknown");
  const isNamed3 = (tag) => named3.some((other) => lowerCase2(other) === tag.toLowerCase());
  const missing2 = tags.map(([key]) => key.slice(TAG_PREFIX.length)).filter((tag) => !isNamed3(tag));
  return context.set(TAG_KEYS, [...named3, ...missing2]);
}
function lowerCase2(text2) {
  return textKey(text2)?.toLowerCase();
}

// lib/prover/prove.ts
function prove(graph, question) {
  const caller = findCaller(graph, question.principal);
  const resource = instantiate(question.resource);
  const answer2 = (chosen) => {
    const given2 = requestContext(chosen);
    const log = { assumptions: /* @__PURE__ */ new Map(), choices: /* @__PURE__ */ new Set() };
    const decisions = requestedActions(question.action, given2).map(({ action, context }) => {
      const request = {
        graph,
        caller,
        target: findTarget(graph, resource, action),
        action,
        resource,
        given: context,
        log
      };
      return { action, decision: decide(request, question.sessionPolicies ?? []) };
    });
    return { decision: joinDecisions(decisions), log };
  };
  const given = question.context ?? /* @__PURE__ */ new Map();
  const first = answer2(given);
  return question.callerChooses ? chooseFreely(given, first, answer2) : first.decision;
}

// lib/prover/letting-in.ts
function lettingIn({ principal, conditions: conditions2 }, findAccount = () => void 0) {
  if (principal?.negated) return [{ principal: "*", breadth: "everyone" }];
  if (principal === void 0 || principal.list === "unknown")
    return [{ principal: UNKNOWN_TEXT, breadth: "role", accountId: UNKNOWN_TEXT }];
  return principal.list.flatMap(
    (member2) => textsOf(member2.values).flatMap((value2) => letInBy(member2, value2, conditions2, findAccount))
  );
}
function letInBy({ type }, value2, conditions2, findAccount) {
  switch (type) {
    case "Service":
      return sourceAccounts(conditions2, findAccount).map((accountId2) => ({
        principal: value2,
        breadth: "service",
        ...accountId2 === void 0 ? {} : { accountId: accountId2 }
      }));
    case "AWS":
      return isDeletedPrincipal(value2) ? [] : narrowed(value2, conditions2);
    case "CanonicalUser":
      return [{ principal: value2, breadth: "account", accountId: UNKNOWN_TEXT }];
    case "Federated":
      return [];
    default:
      return type;
  }
}
function narrowed(value2, conditions2) {
  const arn2 = parseArnText(value2);
  const isAccount = typeof value2 === "string" && /^\d{12}$/.test(value2) || arn2?.resource === "root";
  if (value2 !== "*" && !isAccount) {
    return [{ principal: value2, breadth: "role", accountId: arn2?.accountId ?? UNKNOWN_TEXT }];
  }
  const callers = oneOf(conditions2, "aws:principalarn", isExact);
  if (callers !== void 0) {
    return callers.map((caller) => ({
      principal: caller,
      breadth: "role",
      accountId: parseArnText(caller)?.accountId ?? UNKNOWN_TEXT
    }));
  }
  if (isAccount) return [{ principal: value2, breadth: "account", accountId: arn2?.accountId ?? value2 }];
  const patterns = oneOf(conditions2, "aws:principalarn", (pattern) => accountOf2(pattern) !== void 0);
  if (patterns !== void 0) {
    return patterns.map((pattern) => ({
      principal: pattern,
      breadth: "account",
      accountId: accountOf2(pattern) ?? UNKNOWN_TEXT
    }));
  }
  const accounts = oneOf(conditions2, "aws:principalaccount", isExact);
  if (accounts !== void 0) {
    return accounts.map((account) => ({ principal: account, breadth: "account", accountId: account }));
  }
  const organizations = oneOf(conditions2, "aws:principalorgid", isExact);
  return [{ principal: value2, breadth: organizations === void 0 ? "everyone" : "organization" }];
}
function accountOf2(pattern) {
  const accountId2 = parseArnText(pattern)?.accountId;
  return accountId2 !== void 0 && accountId2 !== "" && isExact(accountId2) ? accountId2 : void 0;
}
function isExact(text2) {
  return !hasWildcard(text2) && !textParts(text2).some((part) => typeof part === "string" && part.includes("${"));
}
function sourceAccounts(conditions2, findAccount) {
  const accounts = asked(conditions2, "aws:sourceaccount");
  const arns = asked(conditions2, "aws:sourcearn").filter((arn2) => !isAnything2(arn2));
  const sources = accounts.length > 0 ? accounts : arns.map((arn2) => accountOfSource(arn2, findAccount));
  if (sources.length > 0) return [...new Map(sources.map((source) => [showText(source), source])).values()];
  const isOfOrganization = ["aws:sourceorgid", "aws:sourceorgpaths"].some((key) => names(conditions2, key));
  return [isOfOrganization ? UNKNOWN_TEXT : void 0];
}
function accountOfSource(sourceArn, findAccount) {
  const accountId2 = parseArnText(sourceArn)?.accountId ?? "";
  return accountId2 === "" ? findAccount(sourceArn) ?? UNKNOWN_TEXT : accountId2;
}
function isAnything2(pattern) {
  return typeof pattern === "string" && /^\**$/.test(pattern);
}
function names(conditions2, key) {
  return conditions2 !== "unknown" && conditions2.some((condition) => condition.key.toLowerCase() === key);
}
var EQUALITY = ["StringEquals", "StringEqualsIgnoreCase", "StringLike", "ArnEquals", "ArnLike"];
function asked(conditions2, key) {
  return demandsOn(conditions2, key).flat();
}
function oneOf(conditions2, key, isNarrow) {
  return demandsOn(conditions2, key).find((values) => values.every(isNarrow));
}
function demandsOn(conditions2, key) {
  if (conditions2 === "unknown") return [];
  return conditions2.filter((condition) => condition.key.toLowerCase() === key && isDemand(condition)).map(({ values }) => textsOf(values));
}
function isDemand({ operator }) {
  const { set, name: name2, ifExists } = parseOperator(operator);
  return set === void 0 && !ifExists && EQUALITY.includes(name2);
}
function textsOf({ values, open: open2 }) {
  return open2 ? [...values, UNKNOWN_TEXT] : values;
}

// lib/prover/opening-statement.ts
function openingStatement({ door, statement }) {
  const reference = referTo(
    { policyType: door.policyType, side: "target", owner: showText(door.target), policies: [] },
    door.policy
  );
  return { ...reference, statement: statement === void 0 ? "*" : statementName(statement), effect: "Allow" };
}

// lib/graph/doors.ts
function listDoorPolicies(graph) {
  const doors = [];
  for (const { arn: arn2, trustPolicy } of graph.roles.values()) {
    if (trustPolicy !== void 0) doors.push({ target: arn2, policyType: "trustPolicy", policy: trustPolicy });
  }
  for (const { arn: arn2, resourcePolicies } of graph.functions.values()) {
    for (const [qualifier, policies2] of Object.entries(resourcePolicies)) {
      const target = qualifier === "" ? arn2 : joinText(arn2, ":", qualifier);
      doors.push(...policies2.map((policy) => ({ target, policyType: "resourcePolicy", policy })));
    }
  }
  for (const { arn: arn2, resourcePolicies } of graph.resources.values()) {
    doors.push(...resourcePolicies.map((policy) => ({ target: arn2, policyType: "resourcePolicy", policy })));
  }
  return doors;
}

// lib/prover/openings.ts
function listOpenings(graph) {
  return listDoorPolicies(graph).flatMap((door) => openingsOf(graph, door));
}
function openingsOf(graph, door) {
  const { document } = door.policy;
  const unknown = {
    door,
    principal: UNKNOWN_TEXT,
    breadth: "everyone",
    action: SHOWN_UNKNOWN,
    resource: door.target,
    crosses: "unknown",
    isCertain: false,
    mayBeDenied: true
  };
  if (isUnknownDocument(document)) return [unknown];
  const { accountId: accountId2 } = findTarget(graph, door.target, "");
  const denials = document.statements.filter(({ effect }) => effect !== "Allow");
  const known = document.statements.filter(({ effect }) => effect !== "Deny").flatMap(
    (statement) => takeApart(door, statement, accountId2, (arn2) => graph.resources.get(textKey(arn2) ?? "")?.accountId)
  ).map((opening) => ({
    ...opening,
    mayBeDenied: document.open || hasCeiling(graph, accountId2, opening.action) || denials.some((denial) => concerns(denial, opening))
  }));
  return document.open ? [...known, unknown] : known;
}
function hasCeiling({ accounts }, accountId2, action) {
  const levels = accounts.get(textKey(accountId2) ?? "")?.resourceControlPolicies ?? [];
  const mayDeny = levels.flat().some(({ document }) => isUnknownDocument(document) || document.open || document.statements.some(isDenial2));
  return mayDeny && (!isPlain(action) || isCoveredByResourceControlPolicies(action));
}
function isDenial2({ effect }) {
  return effect !== "Allow";
}
function concerns({ principal, action }, opening) {
  const isOtherAction = !action.negated && !action.list.open && action.list.values.every(
    (written2) => isPlain(written2) && isPlain(opening.action) && !isSameAction(written2, opening.action)
  );
  const isOtherPrincipal = principal !== void 0 && !principal.negated && principal.list !== "unknown" && principal.list.every(
    ({ values }) => !values.open && values.values.every((value2) => isSomebodyElse(value2, opening))
  );
  return !isOtherAction && !isOtherPrincipal;
}
function isPlain(action) {
  return typeof action === "string" && /^[\w-]+:\w+$/.test(action);
}
function isSameAction(one2, other) {
  return showText(one2).toLowerCase() === other.toLowerCase();
}
function isSomebodyElse(value2, { principal, accountId: accountId2 }) {
  const arn2 = parseArnText(value2);
  const account = arn2?.resource === "root" ? arn2.accountId : value2;
  return value2 !== "*" && equalTexts(value2, principal) === "no" && equalTexts(account, accountId2 ?? "") === "no";
}
function takeApart(door, statement, targetAccount, findAccount) {
  const principals2 = lettingIn(statement, findAccount);
  const actions = namesOf(statement.action);
  const resources = resourcesOf(door, statement);
  return principals2.flatMap(
    ({ principal, breadth, accountId: accountId2 }) => actions.flatMap(
      (action) => resources.map((resource) => {
        const isCertain = isTold(statement, breadth, action, resource);
        return {
          door,
          statement,
          principal,
          breadth,
          ...accountId2 === void 0 ? {} : { accountId: accountId2 },
          action,
          resource,
          crosses: all([crossesAccounts(breadth, accountId2, targetAccount), isCertain ? "yes" : "unknown"]),
          isCertain
        };
      })
    )
  );
}
function resourcesOf({ target }, { resource }) {
  if (resource === void 0 || resource.negated) return [target];
  const isBucket = parseArnText(target)?.service === "s3";
  return textsOf(resource.list).map((text2) => text2 === "*" && !isBucket ? target : text2);
}
function isTold({ effect, conditions: conditions2 }, breadth, action, resource) {
  const isNarrowed5 = conditions2 === "unknown" && breadth !== "role";
  return effect !== void 0 && !isNarrowed5 && !action.includes("<") && textKey(resource) !== void 0;
}
function crossesAccounts(breadth, accountId2, targetAccount) {
  switch (breadth) {
    case "everyone":
    case "organization":
      return "yes";
    case "role":
    case "account":
      return not(equalTexts(accountId2 ?? UNKNOWN_TEXT, targetAccount));
    case "service":
      return accountId2 === void 0 ? "no" : not(equalTexts(accountId2, targetAccount));
    default:
      return breadth;
  }
}
function namesOf({ negated, list: list2 }) {
  const names4 = textsOf(list2).map(showText);
  return negated ? [`all but ${names4.join(", ")}`] : names4;
}

// lib/prover/within-declaration.ts
function keepsTo(declared, opening) {
  const written2 = opening.statement?.conditions;
  if (declared === "unknown" || written2 === void 0 || written2 === "unknown") return false;
  return declared.every((condition) => {
    const known = principalValue(condition.key, opening);
    return known === void 0 ? isAskedFor(condition, written2) : holds(condition, known);
  });
}
function principalValue(key, { breadth, principal, accountId: accountId2 }) {
  const value2 = (text2) => text2 === void 0 ? { kind: "unknown" } : { kind: "present", values: [text2] };
  switch (key.toLowerCase()) {
    case "aws:principalarn":
      return breadth === "role" ? value2(principal) : void 0;
    case "aws:principalaccount":
      return value2(accountId2);
    case "aws:principalorgid":
      return "same";
    default:
      return void 0;
  }
}
function holds(condition, value2) {
  return value2 === "same" || evaluateCondition(condition, "2012-10-17", () => value2) === "yes";
}
function isAskedFor(condition, written2) {
  const key = condition.key.toLowerCase();
  const named3 = written2.filter((other) => other.key.toLowerCase() === key);
  const values = [
    { kind: "absent" },
    ...otherTexts(named3).map((text2) => ({ kind: "present", values: [text2] }))
  ];
  return values.filter((value2) => evaluateCondition(condition, "2012-10-17", () => value2) !== "yes").every((value2) => meets2(written2, key, value2) === "no");
}
function meets2(written2, key, value2) {
  const lookUp2 = (asked2) => asked2.toLowerCase() === key ? value2 : { kind: "unknown" };
  return all(written2.map((condition) => evaluateCondition(condition, "2012-10-17", lookUp2)));
}

// lib/prover/undeclared.ts
var COMPANIONS = ["sts:tagsession", "sts:setsourceidentity", "sts:setcontext"];
function findUndeclared(graph) {
  const declared = /* @__PURE__ */ new Map();
  for (const fact of graph.declared ?? []) {
    const key = showText(fact.resource);
    declared.set(key, [...declared.get(key) ?? [], fact]);
  }
  return listOpenings(graph).filter(({ crosses: crosses2 }) => crosses2 !== "no").filter((opening) => !(declared.get(showText(opening.resource)) ?? []).some((fact) => covers(fact, opening))).map(tell);
}
function covers(fact, opening) {
  const action = opening.action.toLowerCase();
  const declaredAction = fact.action.toLowerCase();
  const sameAction = action === declaredAction || declaredAction === "sts:assumerole" && COMPANIONS.includes(action);
  const sameResource = equalTexts(fact.resource, opening.resource) === "yes" && !opening.statement?.resource?.negated;
  return sameAction && sameResource && isAsWide(fact, opening);
}
function isAsWide(fact, opening) {
  const account = parseArnText(fact.principal)?.accountId ?? UNKNOWN_TEXT;
  const sameAccount = equalTexts(account, opening.accountId ?? UNKNOWN_TEXT) === "yes";
  switch (opening.breadth) {
    case "role":
      return equalTexts(fact.principal, opening.principal) === "yes" || isWide(fact) && sameAccount && keepsTo(fact.conditions, opening);
    case "account":
      return isWide(fact) && sameAccount && keepsTo(fact.conditions, opening);
    case "organization":
      return fact.breadth === "organization" && namesOrganization(fact, opening.statement) && keepsTo(fact.conditions, opening);
    case "service":
      return fact.breadth === "service" && equalTexts(fact.principal, opening.principal) === "yes" && namesSource(fact, opening);
    case "everyone":
      return false;
    default:
      return opening.breadth;
  }
}
function isWide({ breadth }) {
  return breadth === "account" || breadth === "organization";
}
function namesOrganization({ conditions: conditions2 }, statement) {
  const declared = asked(conditions2, "aws:principalorgid");
  const written2 = asked(statement?.conditions ?? [], "aws:principalorgid");
  return written2.every((organization) => declared.some((other) => equalTexts(organization, other) === "yes"));
}
function namesSource({ conditions: conditions2 }, { accountId: accountId2, statement }) {
  const sourceArns = asked(conditions2, "aws:sourcearn");
  const accounts = [
    ...asked(conditions2, "aws:sourceaccount"),
    ...sourceArns.map((sourceArn) => parseArnText(sourceArn)?.accountId ?? UNKNOWN_TEXT)
  ];
  if (accounts.length === 0) return true;
  const isOneOf = (text2, others) => others.some((other) => equalTexts(text2, other) === "yes");
  const written2 = asked(statement?.conditions ?? [], "aws:sourcearn");
  const sameSource = written2.length > 0 && written2.every((sourceArn) => isOneOf(sourceArn, sourceArns));
  return isOneOf(accountId2 ?? UNKNOWN_TEXT, accounts) || sameSource;
}
function tell(opening) {
  const { statement, principal, breadth, action, resource, crosses: crosses2 } = opening;
  return {
    principal: showText(principal),
    breadth,
    action,
    resource: showText(resource),
    conditions: statement === void 0 ? [] : showConditions(statement.conditions),
    statement: openingStatement(opening),
    status: crosses2 === "yes" ? "undeclared" : "unknown"
  };
}

// lib/prover/check.ts
function check(world, graph) {
  const declared = uniteHalves(graph.declared ?? []);
  const sameAccess = groupByAccess(declared);
  return {
    world,
    declared: declared.map((fact) => judge({ graph, sameAccess }, fact)),
    undeclared: findUndeclared(graph),
    notes: graph.notes
  };
}
function judge(declarations, fact) {
  const { status, decision } = decideClaim(declarations, fact);
  return {
    principal: showText(fact.principal),
    breadth: fact.breadth,
    action: fact.action,
    resource: showText(fact.resource),
    via: fact.via,
    side: fact.side,
    declaredConditions: showConditions(fact.conditions),
    status,
    decision
  };
}
function decideClaim({ graph, sameAccess }, fact) {
  const ask = (context) => prove(graph, {
    principal: fact.principal,
    action: fact.action,
    resource: fact.resource,
    context,
    callerChooses: true
  });
  const { contexts, areAll } = claimedContexts(fact.conditions);
  const decisions = contexts.map((context) => withoutDerived(context, ask(context), ask));
  const failing = decisions.find(({ outcome }) => outcome === "explicitDeny" || outcome === "implicitDeny") ?? decisions.find(({ outcome }) => outcome === "unknown");
  if (failing !== void 0) {
    return { status: failing.outcome === "unknown" ? "unknown" : "denied", decision: failing };
  }
  const [decision] = decisions;
  if (decision === void 0) throw new Error("a declaration without any request");
  if (fact.conditions === "unknown") {
    return undecided(decision, {
      code: "statementUnknown",
      policy: "access_manifest",
      statement: fact.action,
      subject: "Condition"
    });
  }
  if (!areAll) {
    const keys = [...(contexts[0] ?? /* @__PURE__ */ new Map()).keys()].join(", ");
    return undecided(decision, { code: "tooManyChoices", subject: keys, expected: String(contexts.length) });
  }
  const alternatives = (sameAccess.get(accessKey(fact)) ?? []).filter(
    ({ side }) => side === fact.side || side === "both"
  );
  const excluded = excludedRequests(graph, fact, contexts[0] ?? /* @__PURE__ */ new Map()).filter(({ context }) => !isDeclared(context, alternatives)).map((request) => ({ ...request, answer: ask(request.context) }));
  const open2 = excluded.find(({ answer: answer2 }) => answer2.outcome === "allowed");
  if (open2 !== void 0) return { status: "widerThanDeclared", decision: open2.answer };
  const unclear = excluded.find(({ answer: answer2, isGuess }) => answer2.outcome === "unknown" && !isGuess);
  return unclear === void 0 ? { status: "proved", decision } : { status: "unknown", decision: unclear.answer };
}
function excludedRequests(graph, fact, claimed) {
  const guesses = excludedContexts(fact.conditions, claimed).map((context) => ({
    context,
    isGuess: [...context].some(([key, values]) => values !== claimed.get(key) && values.some(isSymbolic))
  }));
  const named3 = namedExclusions(fact.conditions, claimed, (key) => conditionsOn(key, graph, fact));
  return [...guesses, ...named3.map((context) => ({ context, isGuess: false }))];
}
function isDeclared(context, alternatives) {
  const lookUp2 = (key) => {
    const values = context.get(key.toLowerCase());
    return values === void 0 ? { kind: "unknown" } : { kind: "present", values };
  };
  return alternatives.some(
    ({ conditions: conditions2 }) => conditions2 !== "unknown" && conditions2.every((condition) => evaluateCondition(condition, "2008-10-17", lookUp2) === "yes")
  );
}
function groupByAccess(declared) {
  const groups = /* @__PURE__ */ new Map();
  for (const fact of declared) {
    const key = accessKey(fact);
    const group = groups.get(key);
    if (group === void 0) groups.set(key, [fact]);
    else group.push(fact);
  }
  return groups;
}
function accessKey({ principal, breadth, action, resource, via }) {
  return JSON.stringify([showText(principal), breadth, action.toLowerCase(), showText(resource), via]);
}
function conditionsOn(key, graph, { principal, action, resource }) {
  const caller = identifyCaller(graph, principal);
  const own2 = caller !== void 0 && "facts" in caller ? caller.facts?.identityPolicies ?? [] : [];
  return [...findTarget(graph, resource, action).resourcePolicies, ...own2].flatMap(({ document }) => isUnknownDocument(document) ? [] : document.statements).filter((statement) => caller === void 0 || mayConcern(statement, caller)).flatMap(({ conditions: conditions2 }) => conditions2 === "unknown" ? [] : conditions2).filter((condition) => condition.key.toLowerCase() === key.toLowerCase());
}
function mayConcern({ principal }, caller) {
  return principal === void 0 || principal.negated || matchPrincipals(principal.list, caller).some(({ matches }) => matches !== "no");
}
function undecided(decision, reason) {
  return { status: "unknown", decision: { ...decision, outcome: "unknown", determining: [], reasons: [reason] } };
}
function withoutDerived(context, decision, ask) {
  const derived = decision.assumes.flatMap(({ code, subject }) => code === "keyGiven" ? [subject.toLowerCase()] : []);
  return derived.length === 0 ? decision : ask(new Map([...context].filter(([key]) => !derived.includes(key))));
}
function uniteHalves(declared) {
  const united = /* @__PURE__ */ new Map();
  for (const fact of declared) {
    const key = `${accessKey(fact)} ${conditionsKey(fact.conditions)}`;
    const other = united.get(key);
    united.set(key, other === void 0 || other.side === fact.side ? fact : { ...fact, side: "both" });
  }
  return [...united.values()];
}
function conditionsKey(conditions2) {
  return JSON.stringify(showConditions(conditions2));
}

// lib/render/note-sentence.ts
var HIDES_ACCESSES = ["errored", "incomplete", "deferred", "moduleNotRead", "unreadManifest", "unlinked"];
function hidesAccesses({ code }) {
  return HIDES_ACCESSES.includes(code);
}
function noteSentence({ code, subject }, quote2) {
  switch (code) {
    case "errored":
      return `The plan ${quote2(subject)} ended with an error: what comes after it is missing.`;
    case "incomplete":
      return `The plan ${quote2(subject)} is incomplete: more changes follow in a later one.`;
    case "deferred":
      return `Terraform deferred ${quote2(subject)}: it is not in the plan.`;
    case "moduleNotRead":
      return `What the module ${quote2(subject)} makes is not in the input: give a plan, where it is.`;
    case "unknownAccount":
      return `The account of provider ${quote2(subject)} is not in the input: give it with --account.`;
    case "unreadManifest":
      return `The access manifest of ${quote2(subject)} cannot be read: what it declares is not known.`;
    case "unlinked":
      return `What ${quote2(subject)} belongs to is not in the input: whom it concerns is not known.`;
    case "destroyed":
      return `The plan destroys ${quote2(subject)}.`;
    default:
      return `${quote2(code)}: ${quote2(subject)}.`;
  }
}

// lib/render/check-verdict.ts
function worldVerdict({ declared, undeclared, notes }) {
  const statuses = [...declared, ...undeclared].map(({ status }) => status);
  if (statuses.some((status) => status !== "proved" && status !== "unknown")) return "notProved";
  return statuses.includes("unknown") || notes.some(hidesAccesses) ? "unknown" : "proved";
}
function checkVerdict(results2) {
  const verdicts = results2.map(worldVerdict);
  if (verdicts.includes("notProved")) return "notProved";
  return verdicts.includes("unknown") ? "unknown" : "proved";
}

// lib/render/decision-json.ts
function decisionJson({ outcome, determining, reasons, assumes, conditions: conditions2 }) {
  return {
    outcome,
    determining: determining.map(statementJson2),
    reasons: reasons.map(reasonJson),
    assumes: assumes.map(({ code, subject }) => ({ code, subject })),
    conditions: conditions2.map(conditionJson)
  };
}
function statementJson2(found) {
  const { effect, side, policyType, policy, name: name2, statement, owner: owner2, input } = found;
  return { effect, side, policyType, policy, name: name2, statement, owner: owner2, input };
}
function conditionJson({ operator, key, values }) {
  return { operator, key, values };
}
function reasonJson({ code, side, policyType, policy, statement, subject, expected, got }) {
  return { code, side, policyType, policy, statement, subject, expected, got };
}

// lib/render/render-json.ts
var SCHEMA_VERSION3 = 1;
function renderJson2(document) {
  return `${plainJson(JSON.stringify({ schemaVersion: SCHEMA_VERSION3, ...document }, null, 2))}
`;
}

// lib/render/check-json.ts
function renderCheckJson(results2) {
  return renderJson2({
    verdict: checkVerdict(results2),
    worlds: results2.map((result) => ({
      world: result.world,
      verdict: worldVerdict(result),
      declared: result.declared.map(declaredJson),
      undeclared: result.undeclared.map(undeclaredJson),
      notes: result.notes.map(({ code, subject }) => ({ code, subject }))
    }))
  });
}
function declaredJson(access) {
  const { principal, breadth, action, resource, via, side, declaredConditions, status, decision } = access;
  return {
    status,
    principal,
    breadth,
    action,
    resource,
    via,
    side,
    declaredConditions: declaredConditions.map(conditionJson),
    decision: decisionJson(decision)
  };
}
function undeclaredJson(access) {
  const { principal, breadth, action, resource, conditions: conditions2, statement, status } = access;
  return {
    status,
    principal,
    breadth,
    action,
    resource,
    conditions: conditions2.map(conditionJson),
    statement: statementJson2(statement)
  };
}

// lib/render/condition-phrase.ts
function conditionPhrase({ operator, key, values }, quote2) {
  return quote2([key, operator, values.join(" or ")].filter((part) => part !== "").join(" "));
}

// lib/render/short-name.ts
var NO_NAMES2 = /* @__PURE__ */ new Map();
var ACCOUNT_ID3 = /^\d{12}$/;
var NOUNS = { sqs: "queue", sns: "topic" };
function shortName(text2, accountNames = NO_NAMES2) {
  if (text2 === "*") return { name: "everyone" };
  if (ACCOUNT_ID3.test(text2)) return { name: nameAccount(text2, accountNames) };
  const arn2 = parseArn(text2);
  if (arn2 === void 0) return { name: text2 };
  const { service, region: region2, accountId: accountId2, resource } = arn2;
  if (service === "iam" && resource === "root") return { name: nameAccount(accountId2, accountNames) };
  return {
    name: nameResource(service, resource),
    ...accountId2 === "" ? {} : { accountId: accountId2 },
    ...region2 === "" ? {} : { region: region2 }
  };
}
function nameAccount(accountId2, accountNames = NO_NAMES2) {
  const name2 = accountNames.get(accountId2);
  return name2 === void 0 ? `account ${accountId2}` : `account ${name2} (${accountId2})`;
}
function placeOf3({ accountId: accountId2, region: region2 }, accountNames = NO_NAMES2) {
  if (accountId2 === void 0) return region2;
  const account = nameAccount(accountId2, accountNames);
  return region2 === void 0 ? account : `${account}, ${region2}`;
}
function fullName(text2, quote2, accountNames = NO_NAMES2) {
  const short = shortName(text2, accountNames);
  const place2 = placeOf3(short, accountNames);
  return place2 === void 0 ? quote2(short.name) : `${quote2(short.name)} of ${quote2(place2)}`;
}
function nameResource(service, resource) {
  if (service === "s3") return resource.includes("/") ? `objects ${resource}` : `bucket ${resource}`;
  const [, role, session] = /^assumed-role\/([^/]+)\/(.+)$/.exec(resource) ?? [];
  if (role !== void 0 && session !== void 0) return `session ${session} of role ${role}`;
  const [, kind, rest2] = /^([a-z][a-z-]*)[/:](.+)$/.exec(resource) ?? [];
  if (kind !== void 0 && rest2 !== void 0) return `${kind} ${rest2}`;
  return `${NOUNS[service] ?? service} ${resource}`;
}

// lib/render/policy-name.ts
var POLICY_NAMES = {
  identityPolicy: "identity-based policy",
  permissionsBoundary: "permissions boundary",
  sessionPolicy: "session policy",
  serviceControlPolicy: "service control policy",
  resourceControlPolicy: "resource control policy",
  resourcePolicy: "resource-based policy",
  trustPolicy: "trust policy"
};
var OWN_POLICIES = {
  identityPolicy: "identity-based policies",
  permissionsBoundary: "permissions boundary",
  sessionPolicy: "session policy",
  serviceControlPolicy: "service control policies",
  resourceControlPolicy: "resource control policies",
  resourcePolicy: "resource-based policy",
  trustPolicy: "trust policy"
};
var NAMELESS = ["trust policy", "resource policy", "permissions boundary"];
function policyPlace({ policy, owner: owner2 }) {
  return isAddress(policy) ? policy : `${policy} of ${shortName(owner2).name}`;
}
function isAddress(policy) {
  return /^(module\.|data\.)?[\w-]+\.[\w-]+/.test(policy);
}
function nameStatement({ statement, policyType, policy }, quote2) {
  const type = policyType === void 0 ? "policy" : POLICY_NAMES[policyType];
  const named3 = statement === void 0 ? "a statement" : `statement ${quote2(statement)}`;
  return policy === void 0 || NAMELESS.includes(policy) ? `${named3} of the ${type}` : `${named3} of the ${type} ${quote2(policy)}`;
}
function nameOwner(owner2, quote2) {
  return owner2 === void 0 || owner2 === "" ? "the owner" : fullName(owner2, quote2);
}

// lib/render/access-phrase.ts
function accessPhrase({ principal, actions, resource }, quote2) {
  return `${actions.map(quote2).join(", ")} on ${fullName(resource, quote2)} by ${fullName(principal, quote2)}`;
}
function undeclaredPhrase(row, quote2) {
  return isWholePolicy(row) ? `anything on ${fullName(row.resource, quote2)} by anybody` : accessPhrase(row, quote2);
}
function undeclaredSentences(row, quote2) {
  const { statement, conditions: conditions2, status } = row;
  if (isWholePolicy(row)) {
    return [
      `The ${POLICY_NAMES[statement.policyType]} ${quote2(statement.policy)} is not known, or not all of it: it may let in anybody.`
    ];
  }
  const phrases = conditions2.map((condition) => conditionPhrase(condition, quote2)).join(" and ");
  return [
    `It is let in by ${nameStatement(statement, quote2)}${phrases === "" ? "" : `, if ${phrases}`}.`,
    ...status === "unknown" ? ["The input does not tell whether this crosses accounts."] : []
  ];
}
function isWholePolicy({ status, statement }) {
  return status === "unknown" && statement.statement === "*";
}

// lib/render/access-rows.ts
function undeclaredRows({ undeclared }) {
  const rows = /* @__PURE__ */ new Map();
  for (const { action, ...row } of undeclared) {
    const key = JSON.stringify(row);
    rows.set(key, { ...row, actions: [...rows.get(key)?.actions ?? [], action] });
  }
  return [...rows.values()];
}
function accessRows({ declared }) {
  const rows = /* @__PURE__ */ new Map();
  for (const { principal, breadth, action, resource, declaredConditions, status, decision } of declared) {
    const row = { principal, breadth, resource, declaredConditions, status, decision: withoutAction(decision, action) };
    const key = JSON.stringify(row);
    rows.set(key, { ...row, actions: [...rows.get(key)?.actions ?? [], action] });
  }
  return [...rows.values()].map((row) => ({ ...row, actions: [...new Set(row.actions)] }));
}
function withoutAction(decision, action) {
  return {
    ...decision,
    reasons: decision.reasons.map(
      (reason) => reason.code === "actionDiffers" && reason.got === action ? { ...reason, got: "" } : reason
    )
  };
}
function rowConditions({ declaredConditions, decision }) {
  const conditions2 = [...declaredConditions, ...decision.conditions].map(
    (condition) => [JSON.stringify(condition).toLowerCase(), condition]
  );
  return [...new Map(conditions2).values()];
}
function breadthPhrase(breadth) {
  switch (breadth) {
    case "account":
      return "let in by its account";
    case "organization":
      return "let in by its organization";
    case "role":
    case "service":
      return void 0;
    default:
      return breadth;
  }
}

// lib/render/assumption-sentence.ts
function assumptionSentences(assumptions, quote2) {
  const subjects = /* @__PURE__ */ new Map();
  for (const { code, subject } of assumptions) {
    subjects.set(code, (subjects.get(code) ?? /* @__PURE__ */ new Set()).add(subject));
  }
  return [...subjects].map(([code, of2]) => assumptionSentence(code, [...of2].sort().map(quote2).join(", ")));
}
function assumptionSentence(code, subjects) {
  switch (code) {
    case "noServiceControlPolicies":
      return `No service control policy limits account ${subjects}: the input holds none.`;
    case "noResourceControlPolicies":
      return `No resource control policy limits account ${subjects}: the input holds none.`;
    case "keyAbsent":
      return `The caller does not send ${subjects}.`;
    case "keyGiven":
      return `The given value of ${subjects} is the one of the request; another could be derived.`;
    case "managedPolicyAsKnown":
      return `The AWS-managed ${subjects} says what this version of the command knows of it.`;
    case "roleWithoutPath":
      return `The session is one of ${subjects}: the input holds no role of that name, and a session tells no path.`;
    default:
      return code;
  }
}

// lib/render/count-phrase.ts
function countPhrase(count, one2, many2 = `${one2}s`) {
  return `${count} ${count === 1 ? one2 : many2}`;
}

// lib/render/check-summary.ts
var VERDICT_WORDS = {
  proved: "proved",
  notProved: "not proved",
  unknown: "unknown"
};
function worldSummary(result) {
  const { declared, undeclared, notes } = result;
  const count = (status) => [...declared, ...undeclared].filter((access) => access.status === status).length;
  const parts = [
    declaredPhrase(declared.length, declared.filter(({ status }) => status === "proved").length),
    ...counted(count("denied"), "denied"),
    ...counted(count("widerThanDeclared"), "wider than declared"),
    ...counted(declared.filter(({ status }) => status === "unknown").length, "unknown"),
    undeclaredPhrase2(undeclared),
    ...notes.some(hidesAccesses) ? ["the input is not complete"] : []
  ];
  return parts.join(", ");
}
function totalSummary(results2, quote2) {
  const named3 = (verdict) => results2.filter((result) => worldVerdict(result) === verdict).map(({ world }) => quote2(world));
  const rest2 = ["notProved", "unknown"].flatMap((verdict) => {
    const names4 = named3(verdict);
    return names4.length === 0 ? [] : [`${VERDICT_WORDS[verdict]}: ${names4.join(", ")}`];
  });
  return rest2.length === 0 ? `All ${results2.length} proved.` : `${named3("proved").length} of ${results2.length} proved; ${rest2.join("; ")}.`;
}
function declaredPhrase(declared, proved) {
  if (declared === 0) return "no access is declared";
  return declared === proved ? `${countPhrase(declared, "declared access", "declared accesses")} proved` : `${proved} of ${countPhrase(declared, "declared access", "declared accesses")} proved`;
}
function undeclaredPhrase2(undeclared) {
  const certain = undeclared.filter(({ status }) => status === "undeclared").length;
  const unknown = undeclared.length - certain;
  if (undeclared.length === 0) return "nothing else crosses accounts";
  return [
    ...certain === 0 ? [] : [`${countPhrase(certain, "undeclared access", "undeclared accesses")} across accounts`],
    ...unknown === 0 ? [] : [`${countPhrase(unknown, "opening")} that may cross accounts`]
  ].join(", ");
}
function counted(count, what) {
  return count === 0 ? [] : [`${count} ${what}`];
}

// lib/render/markdown-text.ts
var BREAKS_CODE_SPANS = /[`|\\]/;
function markdownCode(text2) {
  const plain = plainText(text2);
  if (plain.trim() === "") return "";
  return BREAKS_CODE_SPANS.test(plain) ? `<code>${plain.replace(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0)};`)}</code>` : `\`${plain}\``;
}
var LONGEST_NAME = 300;
var LONGEST_ESCAPED_NAME = 100;
function markdownName(text2) {
  const cut = cutText(text2, BREAKS_CODE_SPANS.test(text2.slice(0, LONGEST_NAME)) ? LONGEST_ESCAPED_NAME : LONGEST_NAME);
  return markdownCode(cut) || "(no name)";
}
var MARKUP = /[\\`*[\]<>|~&#$]|(?<!\w)_|_(?!\w)|:(?=\/\/)|(?<=www)\./gi;
function markdownText(text2) {
  return plainText(text2).replace(MARKUP, (character) => `&#${character.codePointAt(0)};`);
}
function markdownFence(language, text2) {
  const lines = text2.split("\n").map((line) => plainText(line).trimEnd());
  const longest = Math.max(2, ...[...text2.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join("\n");
}
function markdownTable(heading, rows) {
  return [heading, heading.map(() => "---"), ...rows].map(markdownRow).join("\n");
}
function markdownRow(cells) {
  return `| ${cells.join(" | ")} |`;
}

// lib/render/reason-sentence.ts
var UNKNOWN_BECAUSE = {
  knownAfterApply: "Terraform knows it only after apply",
  managedPolicyNotInInput: "it is a managed policy that is not in the input",
  notInInput: "it is not in the input",
  malformed: "AWS would refuse the document",
  sensitive: "the plan hides it as sensitive",
  given: "the input says that there is more"
};
function reasonSentence(reason, quote2) {
  const { code, side, policyType, subject = "", expected = "", got = "" } = reason;
  const statement = nameStatement(reason, quote2);
  const policies2 = policyType === void 0 ? "policies" : OWN_POLICIES[policyType];
  switch (code) {
    case "crossPartition":
      return `The caller is in partition ${quote2(got)} and the target in ${quote2(expected)}: nothing reaches from one partition into another.`;
    case "rootCannotAssume":
      return `The root of ${fullName(subject, quote2)} is the caller, and AWS lets no root assume a role.`;
    case "notAllActions":
      return `The call asks for several actions; this is the answer for ${quote2(subject)}.`;
    case "explicitDeny":
      return sentence(`${statement} denies it.`);
    case "allowedByStatement":
      return sentence(`${statement} allows it.`);
    case "noStatementAllows":
      return `No statement of the ${policies2} of ${nameOwner(subject, quote2)} allows it.`;
    case "noPolicy":
      return `There is no ${policyType === void 0 ? "policy" : POLICY_NAMES[policyType]} of ${nameOwner(subject, quote2)} that could allow it.`;
    case "organizationLevelAllowsNothing":
      return `A level of the organization above ${nameOwner(subject, quote2)} has no service control policy, and so allows nothing.`;
    case "principalDiffers":
      return sentence(`${statement} is for ${quote2(expected)}, and the caller is ${quote2(got)}.`);
    case "actionDiffers":
      return sentence(`${statement} is about ${quote2(expected)}, not about ${quote2(got)}.`);
    case "resourceDiffers":
      return sentence(`${statement} is about ${quote2(expected)}, not about ${quote2(got)}.`);
    case "conditionFails":
      return sentence(`${statement} asks for ${quote2(`${subject} ${expected}`)}, and ${requestHas(got, quote2)}.`);
    case "keyNeverPresent":
      return sentence(
        `${statement} asks for ${quote2(`${subject} ${expected}`)}, and AWS never puts this key into a request as such a policy sees it.`
      );
    case "deletedPrincipal":
      return sentence(
        `${statement} is for ${quote2(expected)}, the id that AWS leaves in the place of a principal that was deleted.`
      );
    case "delegatesToIdentityPolicy":
      return sentence(`${statement} lets the account in, and leaves it to the identity-based policies of the caller.`);
    case "accountUnknown":
      return `The account of the target is not known (${quote2(subject)}), and so not whether the access crosses accounts.`;
    case "entityNotInInput":
      return `The input does not hold the ${policies2} of ${nameOwner(subject, quote2)}.`;
    case "policyUnknown":
      return sentence(
        `the ${policyType === void 0 ? "policy" : POLICY_NAMES[policyType]} ${quote2(reason.policy ?? "")} of ${nameOwner(subject, quote2)} is not known: ${UNKNOWN_BECAUSE[expected] ?? quote2(expected)}.`
      );
    case "inputIncomplete": {
      const whose = side === void 0 ? "" : ` of the ${side}`;
      return `${noteSentence({ code: expected, subject }, quote2)} That may concern the ${policies2}${whose}.`;
    }
    case "statementUnknown":
      return `The ${quote2(subject)} element of ${statement} is not known.`;
    case "conditionUnknown":
      return sentence(
        `${statement} asks for ${quote2(`${subject} ${expected}`)}, and what the request holds is not known.`
      );
    case "sessionNameUnknown":
      return sentence(`${statement} is for the session ${quote2(subject)}; the question stands for any session.`);
    case "ceilingUndecided":
      return sentence(
        `${statement} lets everyone in; whether a permissions boundary or a session policy limits that, AWS does not say.`
      );
    case "tooManyChoices":
      return `The policies name more values of ${quote2(subject)} than the ${quote2(expected)} combinations that are tried.`;
    default:
      return code;
  }
}
function requestHas(got, quote2) {
  switch (got) {
    case "absent":
      return "the request does not have it";
    case "unknown":
      return "what the request has is not known";
    default:
      return `the request has ${quote2(got)}`;
  }
}
function sentence(text2) {
  return text2.slice(0, 1).toUpperCase() + text2.slice(1);
}

// lib/render/check-markdown.ts
var HEADING = ["status", "caller", "may", "target", "by"];
var STATUS_WORDS = {
  proved: "proved",
  denied: "**denied**",
  unknown: "**unknown**",
  widerThanDeclared: "**wider than declared**"
};
function renderCheckMarkdown(results2) {
  const total = results2.length > 1 ? [`**${totalSummary(results2, markdownCode)}**`] : [];
  return `${[...total, ...results2.map(renderWorld)].join("\n\n")}
`;
}
function renderWorld(result) {
  const rows = accessRows(result);
  const problems = [
    ...rows.filter(({ status }) => status !== "proved").map(renderFailing),
    ...undeclaredRows(result).map(renderUndeclared),
    ...result.notes.map((note) => noteSentence(note, markdownCode))
  ];
  const assumptions = assumptionSentences(
    result.declared.flatMap(({ decision }) => decision.assumes),
    markdownCode
  );
  return [
    `### ${markdownCode(result.world)}: ${VERDICT_WORDS[worldVerdict(result)]}`,
    `${worldSummary(result)}.`,
    ...rows.length === 0 ? [] : [markdownTable(HEADING, rows.map(renderRow))],
    ...problems.length === 0 ? [] : [problems.map((problem) => `- ${problem}`).join("\n")],
    ...assumptions.length === 0 ? [] : [`Assumed: ${assumptions.join(" ")}`]
  ].join("\n\n");
}
function renderRow(row) {
  const { status, principal, breadth, actions, resource, decision } = row;
  const wide = breadthPhrase(breadth);
  return [
    STATUS_WORDS[status],
    [fullName(principal, markdownCode), ...wide === void 0 ? [] : [wide]].join(", "),
    actions.map(markdownCode).join("<br>"),
    [
      fullName(resource, markdownCode),
      ...rowConditions(row).map((condition) => `if ${conditionPhrase(condition, markdownCode)}`)
    ].join("<br>"),
    decision.determining.map((found) => `${markdownCode(policyPlace(found))} ${markdownCode(found.statement)}`).join("<br>")
  ];
}
function renderFailing(row) {
  const { status, decision, declaredConditions } = row;
  const declared = declaredConditions.map((condition) => conditionPhrase(condition, markdownCode)).join(" and ");
  return [
    `${STATUS_WORDS[status]}: ${accessPhrase(row, markdownCode)}.`,
    ...status === "widerThanDeclared" ? [`It is declared only if ${declared}, and allowed without.`] : [],
    ...decision.reasons.map((reason) => reasonSentence(reason, markdownCode))
  ].join(" ");
}
function renderUndeclared(row) {
  const label = row.status === "undeclared" ? "**undeclared**" : "**perhaps undeclared**";
  return [`${label}: ${undeclaredPhrase(row, markdownCode)}.`, ...undeclaredSentences(row, markdownCode)].join(" ");
}

// lib/render/render-columns.ts
function renderColumns(heading, rows, indent, below = []) {
  const cells = [heading, ...rows].map((row) => row.map((cell) => cell.split("\n")));
  const widths = heading.map(
    (_, column) => Math.max(...cells.flatMap((row) => row[column] ?? []).map((line2) => line2.length))
  );
  const line = (row, index) => `${indent}${row.map((cell, column) => (cell[index] ?? "").padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd();
  const [head = [], ...body] = cells.map(
    (row) => Array.from({ length: Math.max(...row.map((cell) => cell.length)) }, (_, number) => line(row, number))
  );
  const rule = `${indent}${widths.map((width) => "\u2500".repeat(width)).join("  ")}`;
  return [...head, rule, ...body.flatMap((lines, at) => [...lines, ...below[at] ?? []])].join("\n");
}

// lib/render/wrap-text.ts
var WIDTH = 110;
function wrapText(text2, margin = "", hanging = "  ") {
  const lines = [];
  for (const word of text2.split(" ")) {
    const last = lines.at(-1);
    const indent = margin.length + (lines.length > 1 ? hanging.length : 0);
    if (last === void 0 || indent + last.length + 1 + word.length > WIDTH) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = `${last} ${word}`;
    }
  }
  return lines.map((line, index) => `${margin}${index === 0 ? "" : hanging}${line}`).join("\n");
}

// lib/render/check-text.ts
var HEADING2 = ["caller", "may", "target"];
var PROOF = "proved by";
var MAX_WIDTH = 120;
function renderCheckText(results2, paint) {
  const worlds = results2.map((result) => renderWorld2(result, paint));
  const total = results2.length > 1 ? [paint.heading(wrapText(totalSummary(results2, plainText)))] : [];
  return `${[...worlds, ...total].join("\n\n")}
`;
}
function renderWorld2(result, paint) {
  const verdict = worldVerdict(result);
  const headline = `${plainText(result.world)}: ${VERDICT_WORDS[verdict]} - ${worldSummary(result)}`;
  const rows = accessRows(result);
  const assumptions = result.declared.flatMap(({ decision }) => decision.assumes);
  return [
    paintVerdict(verdict, paint)(wrapText(headline)),
    ...matrix(rows.filter(({ status }) => status === "proved")),
    ...rows.filter(isFailing).map((row) => renderFailing2(row, paint)),
    ...undeclaredRows(result).map((row) => renderUndeclared2(row, paint)),
    ...listed(
      "Notes:",
      result.notes.map((note) => noteSentence(note, plainText))
    ),
    ...listed("Assumed:", assumptionSentences(assumptions, plainText))
  ].join("\n\n");
}
function paintVerdict(verdict, paint) {
  switch (verdict) {
    case "proved":
      return paint.good;
    case "notProved":
      return paint.bad;
    case "unknown":
      return paint.unsure;
    default:
      return verdict;
  }
}
function matrix(rows) {
  const places = [...new Set(rows.map(callerPlace))].sort();
  return places.map((place2) => {
    const own2 = rows.filter((row) => callerPlace(row) === place2);
    return `  From ${place2}

${renderColumns(HEADING2, own2.map(renderRow2), "    ", own2.map(linesBelow))}`;
  });
}
function linesBelow(row) {
  const conditions2 = rowConditions(row).map(
    (condition) => wrapText(`if ${conditionPhrase(condition, plainText)}`, "      ")
  );
  const proofs = row.decision.determining.flatMap((found, at) => {
    const margin = `      ${at === 0 ? PROOF : " ".repeat(PROOF.length)} `;
    const [policy, statement] = [plainText(policyPlace(found)), plainText(found.statement)];
    const line = `${margin}${policy}, ${statement}`;
    return line.length <= MAX_WIDTH ? [line] : [`${margin}${policy},`, `${" ".repeat(margin.length)}${statement}`];
  });
  return [...conditions2, ...proofs];
}
function callerPlace({ principal, breadth }) {
  const { accountId: accountId2 } = shortName(principal);
  if (accountId2 !== void 0) return plainText(`account ${accountId2}`);
  return breadth === "service" ? "services of AWS" : "elsewhere";
}
function renderRow2(row) {
  const { principal, breadth, actions, resource } = row;
  const target = shortName(resource);
  const place2 = placeOf3(target);
  const wide = breadthPhrase(breadth);
  return [
    [shortName(principal).name, ...wide === void 0 ? [] : [`  ${wide}`]],
    actions,
    [target.name, ...place2 === void 0 ? [] : [`  of ${place2}`]]
  ].map((lines) => lines.map(plainText).join("\n"));
}
function isFailing(row) {
  return row.status !== "proved";
}
function renderFailing2(row, paint) {
  const { declaredConditions, decision } = row;
  const access = accessPhrase(row, plainText);
  const reasons = decision.reasons.map((reason) => reasonSentence(reason, plainText));
  switch (row.status) {
    case "denied":
      return entry(["Denied:", paint.bad], access, reasons);
    case "unknown":
      return entry(["Unknown:", paint.unsure], access, reasons);
    case "widerThanDeclared":
      return entry(["Wider than declared:", paint.bad], access, [
        `It is declared only if ${declaredConditions.map((condition) => conditionPhrase(condition, plainText)).join(" and ")}, and allowed without.`,
        ...reasons
      ]);
    default:
      return row.status;
  }
}
function renderUndeclared2(row, paint) {
  const label = row.status === "undeclared" ? ["Undeclared:", paint.bad] : ["Perhaps undeclared:", paint.unsure];
  return entry(label, undeclaredPhrase(row, plainText), undeclaredSentences(row, plainText));
}
function entry([label, paint], what, sentences) {
  return [
    wrapText(`${label} ${what}`, "  ").replace(label, paint),
    ...sentences.map((sentence2) => wrapText(sentence2, "    "))
  ].join("\n");
}
function listed(heading, sentences) {
  return sentences.length === 0 ? [] : [[`  ${heading}`, ...sentences.map((each) => wrapText(each, "    "))].join("\n")];
}

// lib/cli/run-check.ts
function runCheck(line, worlds, paint, progress) {
  if (worlds.every(({ graph }) => graph.declared === void 0)) {
    return reject(line.inputs.join(" and "), noManifest(worlds.map(({ name: name2 }) => `no manifest in ${name2}`).join(", ")));
  }
  const results2 = worlds.map(({ name: name2, graph }) => {
    progress(`judging ${name2}`);
    return check(name2, graph);
  });
  return { text: render(line, results2, paint), code: exitCode(line, results2) };
}
function render({ format: format2 }, results2, paint) {
  switch (format2) {
    case "text":
      return renderCheckText(results2, paint);
    case "json":
      return renderCheckJson(results2);
    case "markdown":
      return renderCheckMarkdown(results2);
    default:
      return format2;
  }
}
function exitCode({ allowUnknown }, results2) {
  const verdict = checkVerdict(results2);
  switch (verdict) {
    case "proved":
      return EXIT_OK;
    case "notProved":
      return EXIT_NOT_AS_HOPED;
    case "unknown":
      return allowUnknown ? EXIT_OK : EXIT_UNKNOWN;
    default:
      return verdict;
  }
}

// lib/prover/access-kind.ts
function accessKind(action) {
  switch (action.toLowerCase()) {
    case "sts:assumerole":
      return "assume";
    case "lambda:invokefunction":
    case "lambda:invokefunctionurl":
      return "invoke";
    default:
      return "use";
  }
}

// lib/prover/candidates.ts
function listCandidates(graph, openings = listOpenings(graph)) {
  const reachable = listReachable(graph);
  const byArn = new Map(
    reachable.flatMap((each) => {
      const key = textKey(each.arn);
      return key === void 0 ? [] : [[key, each]];
    })
  );
  const candidates2 = /* @__PURE__ */ new Map();
  const add = (candidate) => {
    candidates2.set(
      `${showText(candidate.caller)} ${candidate.action.toLowerCase()} ${showText(candidate.target)}`,
      candidate
    );
  };
  for (const { arn: arn2, identityPolicies: identityPolicies2 } of [...graph.roles.values(), ...graph.principals.values()]) {
    for (const statement of identityPolicies2.flatMap(allowStatements)) {
      for (const { target, action } of namedBy(statement, reachable, byArn)) add({ caller: arn2, target, action });
    }
  }
  for (const opening of openings.filter(({ breadth }) => isOne(breadth))) {
    const { principal, resource } = opening;
    if (identifyCaller(graph, principal) === void 0) continue;
    for (const action of actionsThrough(opening)) add({ caller: principal, target: resource, action });
  }
  return [...candidates2.values()];
}
function actionsThrough({ action, statement, resource }) {
  if (!isPattern(action)) return [action];
  const target = reachableBy(resource);
  if (statement === void 0) return target.action === void 0 ? [] : [target.action];
  return actionsIn(statement.action, target).filter((name2) => !isPattern(name2));
}
function isOne(breadth) {
  return breadth === "role" || breadth === "service";
}
function listReachable(graph) {
  return [
    ...[...graph.roles.values()].map(({ arn: arn2 }) => ({ arn: arn2, action: "sts:AssumeRole" })),
    ...[...graph.functions.values()].map(({ arn: arn2 }) => ({ arn: arn2, action: "lambda:InvokeFunction" })),
    ...[...graph.resources.values()].map(({ arn: arn2 }) => ({ arn: arn2, action: void 0 }))
  ];
}
function allowStatements({ document }) {
  return isUnknownDocument(document) ? [] : document.statements.filter(({ effect }) => effect !== "Deny");
}
function namedBy({ action, resource }, reachable, byArn) {
  if (resource === void 0) return [];
  const targets = resource.negated ? reachable.filter(({ arn: arn2 }) => resource.list.values.every((pattern) => matchArn(pattern, arn2) !== "yes")) : resource.list.values.flatMap((pattern) => reachedBy(pattern, reachable, byArn));
  return targets.flatMap((target) => actionsIn(action, target).map((name2) => ({ target: target.arn, action: name2 })));
}
function reachedBy(pattern, reachable, byArn) {
  if (hasWildcard(pattern)) return reachable.filter(({ arn: arn2 }) => matchResource(pattern, arn2) !== "no");
  const known = byArn.get(textKey(pattern) ?? "");
  if (known !== void 0) return [known];
  const named3 = reachableBy(pattern);
  return named3.action !== void 0 || isSymbolic(pattern) ? [named3] : [];
}
function reachableBy(arn2) {
  const { service = "", resource = "" } = parseArnText(arn2) ?? {};
  const kind = `${showText(service)} ${showText(resource).split(/[:/]/)[0]}`;
  switch (kind) {
    case "iam role":
      return { arn: arn2, action: "sts:AssumeRole" };
    case "lambda function":
      return { arn: arn2, action: "lambda:InvokeFunction" };
    default:
      return { arn: arn2, action: void 0 };
  }
}
function actionsIn({ negated, list: list2 }, target) {
  const { action } = target;
  const own2 = action === void 0 ? [] : [action];
  if (negated) {
    const isLeftOut = list2.values.some((pattern) => action !== void 0 && names2(pattern, action) === "yes");
    return isLeftOut ? [] : own2;
  }
  return [...list2.values.flatMap((pattern) => actionsOn(target, pattern)), ...list2.open ? own2 : []];
}
function actionsOn({ arn: arn2, action }, pattern) {
  if (action !== void 0 && names2(pattern, action) !== "no") return [action];
  const written2 = showText(pattern);
  if (isPattern(written2)) return [];
  const named3 = written2.toLowerCase();
  if (action !== void 0) return ON_FUNCTIONS.includes(named3) && names2(INVOKE, action) === "yes" ? [written2] : [];
  const service = parseArnText(arn2)?.service;
  const isFit = service === void 0 ? ON_ANYTHING.includes(named3) : named3.startsWith(`${showText(service)}:`);
  return isFit ? [written2] : [];
}
var INVOKE = "lambda:InvokeFunction";
var ON_FUNCTIONS = ["lambda:invokefunctionurl"];
var ON_ANYTHING = ["sts:assumerole", "lambda:invokefunction", ...ON_FUNCTIONS];
function names2(pattern, action) {
  const lower = textOf(textParts(pattern).map((part) => typeof part === "string" ? part.toLowerCase() : part));
  return matchWildcard(lower, action.toLowerCase());
}
function isPattern(action) {
  return /[*?<]|^all but /.test(action);
}

// lib/prover/judged-access.ts
function judgeAccesses(graph, openings = listOpenings(graph)) {
  return [
    ...listCandidates(graph, openings).filter(({ caller }) => !isServiceName(caller)).map((candidate) => judgeAccess(graph, candidate)),
    // Who stands behind an account, a service or everyone is not known; that they are let in is.
    ...openings.filter(({ breadth, principal }) => breadth !== "role" || identifyCaller(graph, principal) === void 0).map(letIn)
  ];
}
function judgeAccess(graph, { caller, target, action }) {
  const decision = prove(graph, { principal: caller, action, resource: target, callerChooses: true });
  const crossesAccounts2 = crosses(graph, caller, target);
  const missingSide = crossesAccounts2 ? missingSideOf(decision) : void 0;
  return {
    from: showText(caller),
    to: showText(target),
    action,
    kind: accessKind(action),
    breadth: "role",
    outcome: missingSide === void 0 ? outcomeOf2(decision) : "halfOpen",
    ...missingSide === void 0 ? {} : { missingSide },
    crossesAccounts: crossesAccounts2,
    conditions: decision.conditions,
    decision
  };
}
function letIn(opening) {
  const { principal, breadth, action, resource, statement, crosses: crossing, isCertain, mayBeDenied } = opening;
  return {
    from: showText(principal),
    to: showText(resource),
    action,
    kind: accessKind(actionsThrough(opening)[0] ?? action),
    breadth,
    outcome: isCertain && !mayBeDenied ? "allowed" : "unknown",
    crossesAccounts: crossing !== "no",
    conditions: statement === void 0 ? [] : showConditions(statement.conditions),
    opening
  };
}
function outcomeOf2({ outcome }) {
  switch (outcome) {
    case "allowed":
    case "unknown":
      return outcome;
    case "explicitDeny":
    case "implicitDeny":
      return "denied";
    default:
      return outcome;
  }
}
function missingSideOf({ outcome, reasons }) {
  if (outcome !== "implicitDeny") return void 0;
  const sides = new Set(reasons.flatMap(({ side: side2 }) => side2 ?? []));
  const [side] = sides;
  return sides.size === 1 ? side : void 0;
}
function crosses(graph, caller, target) {
  const from = parseArnText(caller)?.accountId;
  return from === void 0 || equalTexts(from, findTarget(graph, target, "").accountId) !== "yes";
}

// lib/prover/access-map.ts
function mapAccess(graph) {
  const edges = uniteActions([
    ...[...graph.functions.values()].flatMap(
      ({ arn: arn2, executionRole }) => executionRole === void 0 ? [] : [runEdge(arn2, executionRole)]
    ),
    ...judgeAccesses(graph).map(edgeOf)
  ]);
  return { nodes: nodesOf(graph, edges), edges };
}
function runEdge(from, to) {
  return {
    from: showText(from),
    to: showText(to),
    kind: "run",
    actions: [],
    outcome: "allowed",
    crossesAccounts: false,
    conditions: []
  };
}
function edgeOf({
  from,
  to,
  kind,
  action,
  outcome,
  missingSide,
  crossesAccounts: crossesAccounts2,
  conditions: conditions2
}) {
  return {
    from,
    to,
    kind,
    actions: [action],
    outcome,
    ...missingSide === void 0 ? {} : { missingSide },
    crossesAccounts: crossesAccounts2,
    conditions: conditions2
  };
}
function uniteActions(edges) {
  const united = /* @__PURE__ */ new Map();
  for (const edge of edges) {
    const key = JSON.stringify({ ...edge, actions: [] });
    const other = united.get(key);
    united.set(key, { ...edge, actions: [.../* @__PURE__ */ new Set([...other?.actions ?? [], ...edge.actions])].sort() });
  }
  return [...united].sort(([one2], [other]) => one2 < other ? -1 : 1).map(([, edge]) => edge);
}
function nodesOf(graph, edges) {
  const owned = [graph.roles, graph.functions, graph.resources, graph.principals].flatMap((index) => [
    ...index.values()
  ]);
  const inInput = new Set(owned.filter(({ whole: whole2 }) => whole2).map(({ arn: arn2 }) => showText(arn2)));
  const accounts = new Map(
    [...graph.resources.values()].map(({ arn: arn2, accountId: accountId2 }) => [showText(arn2), accountId2])
  );
  const ids = /* @__PURE__ */ new Set([...inInput, ...edges.flatMap(({ from, to }) => [from, to])]);
  return [...ids].sort().map((id) => {
    const node = accessNode(id, accounts.get(id));
    return { ...node, inInput: inInput.has(node.kind === "function" ? showText(splitQualifier(id).functionArn) : id) };
  });
}
function accessNode(id, account) {
  const arn2 = parseArnText(id);
  const accountId2 = accountIdOf(id, textKey(account ?? arn2?.accountId ?? ""));
  return {
    id,
    kind: nodeKind(id, `${showText(arn2?.service ?? "")} ${showText(arn2?.resource ?? "").split(/[:/]/)[0]}`),
    ...accountId2 === void 0 ? {} : { accountId: accountId2 }
  };
}
function accountIdOf(id, named3) {
  if (/^\d{12}$/.test(id)) return id;
  return named3 === "" ? void 0 : named3;
}
function nodeKind(id, resourceKind) {
  if (id === "*") return "everyone";
  if (/^\d{12}$/.test(id)) return "account";
  if (isServiceName(id)) return "service";
  switch (resourceKind) {
    case "iam root":
      return "account";
    case "iam role":
    case "sts assumed-role":
      return "role";
    case "iam user":
      return "user";
    case "lambda function":
      return "function";
    default:
      return "resource";
  }
}

// lib/render/graph-json.ts
function renderGraphJson(worlds) {
  return renderJson2({
    worlds: worlds.map(({ world, map }) => ({
      world,
      nodes: map.nodes.map(nodeJson),
      edges: map.edges.map(edgeJson)
    }))
  });
}
function nodeJson({ id, kind, accountId: accountId2, inInput }) {
  return { id, kind, accountId: accountId2, inInput };
}
function edgeJson({ from, to, kind, actions, outcome, missingSide, crossesAccounts: crossesAccounts2, conditions: conditions2 }) {
  return {
    from,
    to,
    kind,
    actions,
    outcome,
    missingSide,
    crossesAccounts: crossesAccounts2,
    conditions: conditions2.map(conditionJson)
  };
}

// lib/render/mermaid-nodes.ts
function renderAccounts(nodes, ids, labels = {}) {
  const members = /* @__PURE__ */ new Map();
  for (const node of nodes) {
    const others = members.get(node.accountId);
    if (others === void 0) members.set(node.accountId, [node]);
    else others.push(node);
  }
  return [...members].sort(([one2], [other]) => (one2 ?? "~") < (other ?? "~") ? -1 : 1).flatMap(([accountId2, each]) => {
    const lines = each.map((node) => renderNode(node, ids, labels));
    return accountId2 === void 0 ? lines : [
      `subgraph ${ids.group()}[${mermaidLabel(nameAccount(accountId2, labels.accountNames), labels.longest)}]`,
      ...lines.map(indentLine),
      "end"
    ];
  });
}
function renderNode({ id, kind }, { nodes }, { accountNames, longest }) {
  const text2 = mermaidLabel(nodeName(id, accountNames), longest);
  const node = nodes.get(id);
  switch (kind) {
    case "function":
      return `${node}[[${text2}]]`;
    case "role":
    case "user":
      return `${node}([${text2}])`;
    case "service":
    case "account":
    case "everyone":
      return `${node}{{${text2}}}`;
    case "resource":
      return `${node}[${text2}]`;
    default:
      return kind;
  }
}
function nodeName(id, accountNames) {
  const { name: name2, region: region2 } = shortName(id, accountNames);
  const place2 = placeOf3({ name: name2, ...region2 === void 0 ? {} : { region: region2 } });
  return place2 === void 0 ? name2 : `${name2}, ${place2}`;
}
function mermaidLabel(text2, longest = Number.POSITIVE_INFINITY) {
  const inert = plainText(cutText(text2, longest)).replace(
    /[^\p{L}\p{N} .,:/_-]/gu,
    (character) => `#${character.codePointAt(0)};`
  );
  return `"${inert}"`;
}
function indentLine(line) {
  return `  ${line}`;
}

// lib/render/world-map.ts
function edgePhrase({ kind, actions, outcome, missingSide }, quote2) {
  const verb2 = kind === "use" ? actions.map(quote2).join(", ") : KIND_WORDS[kind];
  switch (outcome) {
    case "allowed":
      return verb2;
    case "halfOpen":
      return `${verb2}, half open: the ${missingSide ?? "other"}'s side is missing`;
    case "denied":
      return `${verb2}, denied`;
    case "unknown":
      return `${verb2}, unknown`;
    default:
      return outcome;
  }
}
var KIND_WORDS = {
  assume: "assume",
  invoke: "invoke",
  run: "run as"
};

// lib/render/graph-mermaid.ts
function renderGraphMermaid(worlds) {
  let groups = 0;
  let nodes = 0;
  const group = () => {
    groups += 1;
    return `g${groups}`;
  };
  const lines = worlds.flatMap(({ world, map }) => {
    const ids = new Map(map.nodes.map(({ id }) => [id, `n${nodes++}`]));
    const box = worlds.length === 1 ? void 0 : `subgraph ${group()}[${mermaidLabel(world)}]`;
    const body = renderWorld3(map.nodes, map.edges, { nodes: ids, group });
    return box === void 0 ? body : [box, ...body.map(indentLine), "end"];
  });
  return `${["flowchart LR", ...lines.map(indentLine)].join("\n")}
`;
}
function renderWorld3(nodes, edges, ids) {
  return [...renderAccounts(nodes, ids), ...edges.map((edge) => renderEdge(edge, ids))];
}
function renderEdge(edge, { nodes }) {
  const conditions2 = edge.conditions.map((condition) => `if ${conditionPhrase(condition, plainText)}`);
  const text2 = mermaidLabel([edgePhrase(edge, plainText), ...conditions2].join(", "));
  return `${nodes.get(edge.from)} ${arrowOf(edge.outcome)}|${text2}| ${nodes.get(edge.to)}`;
}
function arrowOf(outcome) {
  switch (outcome) {
    case "allowed":
      return "-->";
    case "halfOpen":
    case "unknown":
      return "-.->";
    case "denied":
      return "--x";
    default:
      return outcome;
  }
}

// lib/render/graph-text.ts
var NEVER_IN_INPUT = ["service", "account", "everyone"];
function renderGraphText(worlds, paint) {
  return `${worlds.map((world) => renderWorld4(world, paint)).join("\n\n")}
`;
}
function renderWorld4({ world, map }, paint) {
  const places = [...new Set(map.nodes.map(({ accountId: accountId2 }) => accountId2))].sort(
    (one2, other) => (one2 ?? "~") < (other ?? "~") ? -1 : 1
  );
  const empty = map.nodes.length === 0 ? ["  nothing that grants or has access"] : [];
  return [
    paint.heading(plainText(world)),
    ...empty,
    ...places.flatMap((accountId2) => [
      "",
      `  ${accountId2 === void 0 ? "outside of accounts" : plainText(`account ${accountId2}`)}`,
      ...map.nodes.filter((node) => node.accountId === accountId2).flatMap((node) => renderNode2(node, map.edges))
    ])
  ].join("\n");
}
function renderNode2(node, edges) {
  const { name: name2, region: region2 } = shortName(node.id);
  const place2 = placeOf3({ name: name2, ...region2 === void 0 ? {} : { region: region2 } });
  const known = node.inInput || NEVER_IN_INPUT.includes(node.kind) ? "" : " (not in the input)";
  return [
    `    ${plainText(place2 === void 0 ? name2 : `${name2}, ${place2}`)}${known}`,
    ...edges.filter(({ from }) => from === node.id).map(renderEdge2)
  ];
}
function renderEdge2(edge) {
  const conditions2 = edge.conditions.map((condition) => `, if ${conditionPhrase(condition, plainText)}`).join("");
  return wrapText(`${edgePhrase(edge, plainText)} -> ${fullName(edge.to, plainText)}${conditions2}`, "      ");
}

// lib/cli/run-graph.ts
function runGraph(line, worlds, paint, progress) {
  const maps = worlds.map(({ name: name2, graph }) => {
    progress(`judging ${name2}`);
    return { world: name2, map: mapAccess(graph) };
  });
  return { text: render2(line, maps, paint), code: EXIT_OK };
}
function render2({ format: format2 }, maps, paint) {
  switch (format2) {
    case "mermaid":
      return renderGraphMermaid(maps);
    case "json":
      return renderGraphJson(maps);
    case "text":
      return renderGraphText(maps, paint);
    default:
      return format2;
  }
}

// lib/cli/run-prove.ts
var import_node_path2 = require("node:path");

// lib/render/prove-json.ts
function renderProveJson({ principal, action, resource }, decision) {
  return renderJson2({ question: { principal, action, resource }, ...decisionJson(decision) });
}

// lib/render/prove-text.ts
function renderDecision(question, decision, paint = PLAIN) {
  const { outcome, determining, reasons, assumes, conditions: conditions2 } = decision;
  return `${[
    paintOutcome(outcome, paint)(wrapText(`${outcome}: ${verdictSentence(question, outcome, plainText)}`)),
    ...section(
      "Decided by",
      determining.map((found) => renderDetermining(found))
    ),
    ...section(
      "Because",
      toldReasons(reasons, determining).map((reason) => wrapText(reasonSentence(reason, plainText), "  "))
    ),
    ...section(
      "Assumed",
      assumptionSentences(assumes, plainText).map((sentence2) => wrapText(sentence2, "  "))
    ),
    ...section(
      conditionsHeading(outcome),
      conditions2.map((condition) => wrapText(conditionPhrase(condition, plainText), "  "))
    )
  ].join("\n\n")}
`;
}
function verdictSentence({ principal, action, resource }, outcome, quote2) {
  const [who, what] = [fullName(principal, quote2), `${quote2(action)} on ${fullName(resource, quote2)}`];
  switch (outcome) {
    case "allowed":
      return `AWS allows ${who} to do ${what}.`;
    case "explicitDeny":
      return `AWS denies ${who} to do ${what}: a statement says so.`;
    case "implicitDeny":
      return `AWS denies ${who} to do ${what}: nothing allows it.`;
    case "unknown":
      return `The input does not tell whether AWS allows ${who} to do ${what}.`;
    default:
      return outcome;
  }
}
function toldReasons(reasons, determining) {
  return reasons.filter(
    ({ code, policy, statement }) => !(code === "allowedByStatement" || code === "explicitDeny") || !determining.some((found) => found.policy === policy && found.statement === statement)
  );
}
function conditionsHeading(outcome) {
  return outcome === "unknown" ? "It turns on" : "Only if";
}
function renderDetermining({ effect, statement, policyType, policy, owner: owner2, input }) {
  const of2 = `${POLICY_NAMES[policyType]} of ${fullName(owner2, plainText)}, in ${plainText(input)}`;
  return [`  ${effect} by ${plainText(policy)}, statement ${plainText(statement)}`, wrapText(of2, "    ")].join("\n");
}
function paintOutcome(outcome, paint) {
  switch (outcome) {
    case "allowed":
      return paint.good;
    case "explicitDeny":
    case "implicitDeny":
      return paint.bad;
    case "unknown":
      return paint.unsure;
    default:
      return outcome;
  }
}
function section(heading, entries) {
  return entries.length === 0 ? [] : [[`${heading}:`, ...entries].join("\n")];
}

// lib/render/prove-markdown.ts
var HEADING3 = ["effect", "statement", "policy", "of"];
function renderProveMarkdown(question, decision) {
  const { outcome, determining, reasons, assumes, conditions: conditions2 } = decision;
  const rows = determining.map(({ effect, statement, policyType, policy, owner: owner2 }) => [
    effect,
    markdownCode(statement),
    `${POLICY_NAMES[policyType]} ${markdownCode(policy)}`,
    fullName(owner2, markdownCode)
  ]);
  const told2 = toldReasons(reasons, determining).map((reason) => reasonSentence(reason, markdownCode));
  return `${[
    `**${outcome}**: ${verdictSentence(question, outcome, markdownCode)}`,
    ...rows.length === 0 ? [] : [markdownTable(HEADING3, rows)],
    ...bulletList("Because", told2),
    ...bulletList("Assumed", assumptionSentences(assumes, markdownCode)),
    ...bulletList(
      conditionsHeading(outcome),
      conditions2.map((condition) => conditionPhrase(condition, markdownCode))
    )
  ].join("\n\n")}
`;
}
function bulletList(heading, items) {
  return items.length === 0 ? [] : [`${heading}:`, items.map((item) => `- ${item}`).join("\n")];
}

// lib/cli/run-prove.ts
function runProve(line, worlds, sessionPolicies, paint) {
  const { principal, action, resource, context } = line;
  const { graph } = worldOf(line, worlds);
  const decision = prove(graph, { principal, action, resource, context, sessionPolicies });
  return { text: render3(line, decision, paint), code: exitCode2(line.expect, decision.outcome) };
}
function readSessionPolicies({ sessionPolicies }, host) {
  return gatherErrors(sessionPolicies, (file) => {
    const reading = parsePolicy(parseJson2(file, readFileText(file, (0, import_node_path2.resolve)(host.folder, file))));
    return "policy" in reading ? reading.policy : reject(file, badPolicy(reading.malformed.join("; "), "correct the document"));
  });
}
function parseJson2(file, text2) {
  try {
    return JSON.parse(text2);
  } catch (error) {
    return reject(file, badPolicy(error.message, "write the policy as JSON"));
  }
}
function badPolicy(got, todo) {
  return badInputFile("the session policy cannot be used", got, "a policy document as JSON", todo);
}
function worldOf(line, worlds) {
  const [only2, ...others] = worlds;
  if (only2 !== void 0 && others.length === 0) return only2;
  const names4 = worlds.map(({ name: name2 }) => name2);
  const asked2 = `${line.principal} and ${line.resource}`;
  const [holder, ...more] = worlds.filter((world) => holds2(line, world));
  if (holder === void 0) {
    return reject("prove", whichStack("no stack holds the principal or the resource", asked2, names4));
  }
  if (more.length > 0) {
    const holders = [holder, ...more].map(({ name: name2 }) => name2);
    return reject("prove", whichStack("several stacks hold the principal or the resource", asked2, holders));
  }
  return holder;
}
function holds2({ principal, action, resource }, { graph }) {
  const caller = findCaller(graph, principal);
  return "facts" in caller && caller.facts !== void 0 || findTarget(graph, resource, action).inInput;
}
function render3(line, decision, paint) {
  switch (line.format) {
    case "text":
      return renderDecision(line, decision, paint);
    case "json":
      return renderProveJson(line, decision);
    case "markdown":
      return renderProveMarkdown(line, decision);
    default:
      return line.format;
  }
}
function exitCode2(expected, outcome) {
  if (isExpected(expected, outcome)) return EXIT_OK;
  return outcome === "unknown" ? EXIT_UNKNOWN : EXIT_NOT_AS_HOPED;
}
function isExpected(expected, outcome) {
  return expected === "denied" ? outcome === "explicitDeny" || outcome === "implicitDeny" : expected === outcome;
}

// lib/cli/run-review.ts
var import_node_fs2 = require("node:fs");
var import_node_path3 = require("node:path");

// lib/render/compare-texts.ts
function compareTexts(one2, other) {
  if (one2 === other) return 0;
  return one2 < other ? -1 : 1;
}

// lib/review/phrase.ts
function phrase(words, ...values) {
  return words.flatMap((word, index) => {
    const value2 = values[index];
    return [...word === "" ? [] : [word], ...value2 === void 0 ? [] : partsOf(value2)];
  });
}
function joinPhrases(phrases, between = ", ") {
  return phrases.flatMap((each, index) => index === 0 ? each : [between, ...each]);
}
function listed2(texts, between = ", ") {
  return joinPhrases(
    texts.map((text2) => [{ foreign: text2 }]),
    between
  );
}
function partsOf(value2) {
  if (typeof value2 === "string") return [{ foreign: value2 }];
  return "arn" in value2 ? [value2] : value2;
}

// lib/review/change-findings.ts
function foundInChange(change, evidence, fix) {
  return foundAt(statementOf(change.after) ?? statementOf(change.before), change.callee, evidence, fix);
}
function foundAt(statement, subject, evidence, fix) {
  return { ...placeOf4(statement), subject, evidence, ...fix === void 0 ? {} : { fix } };
}
function placeOf4(statement) {
  if (statement === void 0) return { origin: { input: "" } };
  const { input, policy, name: name2, side, statement: called } = statement;
  return { origin: { input, ...policy === name2 ? {} : { address: policy } }, side, statement: called };
}
function statementOf(state) {
  if (state?.opening !== void 0) return openingStatement(state.opening);
  const determining = state?.decision?.determining ?? [];
  return determining.find(({ side }) => side === "target") ?? determining[0];
}
function accessOf({ caller, callee, access, actions }) {
  const verb2 = access === "use" ? phrase`${actions.join(", ")} on` : [access];
  return phrase`${{ arn: caller }} may ${verb2} ${{ arn: callee }}`;
}
function conditionsOf2(conditions2) {
  return joinPhrases(
    conditions2.map(({ key, operator, values }) => phrase`${[key, operator, values.join(" or ")].join(" ")}`),
    " and "
  );
}
function accountOfCaller({ caller }) {
  return /^\d{12}$/.test(caller) ? caller : parseArn(caller)?.accountId;
}

// lib/review/rules/access-lost.ts
var accessLost = {
  id: "access-lost",
  severity: "warning",
  title: "An access ends while both ends of it stay",
  why: "Caller and target are still there after the change, and the caller is denied what it could do: if it still does it, it fails from the apply on.",
  remedy: "Keep both halves of the access, or see to it that nothing uses it any more.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
  silencedBy: "A caller or target that is deleted in the same change; fewer principals or more conditions for an access that stays.",
  find: ({ changes }) => changes.flatMap(
    (change) => change.kind === "closed" && change.after !== void 0 ? [foundInChange(change, phrase`Before, ${accessOf(change)}; now that is denied.`)] : []
  )
};

// lib/review/rules/action-widened.ts
var actionWidened = {
  id: "action-widened",
  severity: "warning",
  title: "A caller may do more with what it already reaches",
  why: "An access that was reviewed for one action now takes in others, which often read or change more than a call does.",
  remedy: "Name the actions that the caller needs; for a call of a function that is lambda:InvokeFunction alone.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
  silencedBy: "Actions of a caller that could do nothing with the target before: that is an access that is opened.",
  find: ({ before, changes }) => {
    if (before === void 0) return [];
    const known = /* @__PURE__ */ new Map();
    for (const { from, to, action, outcome } of before.accesses) {
      if (outcome !== "allowed") continue;
      const key = JSON.stringify([from, to]);
      known.set(key, (known.get(key) ?? /* @__PURE__ */ new Set()).add(action));
    }
    return changes.flatMap((change) => {
      const had = known.get(JSON.stringify([change.caller, change.callee]));
      if (change.kind !== "opened" || change.after?.outcome !== "allowed" || had === void 0) return [];
      const more = change.actions.join(", ");
      return [
        foundInChange(
          change,
          phrase`${{ arn: change.caller }} could do only ${[...had].sort().join(", ")} with ${{ arn: change.callee }} before, and now ${more} too.`
        )
      ];
    });
  }
};

// lib/review/compare-conditions.ts
function compareAlternatives(before, after) {
  const isCovered = (one2, other) => one2.every((conditions2) => other.some((each) => implies(conditions2, each)));
  if (!isCovered(after, before)) return "wider";
  return isCovered(before, after) ? "same" : "narrower";
}
function isStrictlyWeaker(conditions2, than) {
  return implies(than, conditions2) && !implies(conditions2, than);
}
function implies(conditions2, others) {
  return others.every((other) => conditions2.some((condition) => impliesOne(condition, other)));
}
function impliesOne(condition, other) {
  if (condition.key.toLowerCase() !== other.key.toLowerCase()) return false;
  if (!isAtLeastAsStrict(condition.operator, other.operator)) return false;
  return isNegated2(condition.operator) ? isSubset(other.values, condition.values) : isSubset(condition.values, other.values);
}
function isAtLeastAsStrict(operator, other) {
  const one2 = operator.toLowerCase();
  const another = other.toLowerCase();
  return one2 === another || `${one2}ifexists` === another || one2.replace(/equals$/, "like") === another;
}
function isNegated2(operator) {
  return /not/i.test(operator);
}
function isSubset(some, all2) {
  return some.every((value2) => all2.includes(value2));
}

// lib/review/rules/condition-weakened.ts
var conditionWeakened = {
  id: "condition-weakened",
  severity: "error",
  title: "A condition is removed or made weaker",
  why: "A condition is often all that stands between a principal and the access: an external id, an organization, the resource that a service acts for. Without it, requests pass that were denied before.",
  remedy: "Keep the condition as it was; where more values are needed, name them and no pattern.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html",
  silencedBy: "A value that is exchanged for another one, such as a new external id; a condition that rules out more.",
  find: ({ changes }) => changes.flatMap((change) => {
    const { kind, before, after } = change;
    if (kind !== "widened" || before === void 0 || after === void 0 || before.insteadOf !== void 0)
      return [];
    const weakened = before.conditions.filter((condition) => isWeakened(condition, after.conditions));
    if (weakened.length === 0) return [];
    const now = after.conditions.length === 0 ? phrase`without a condition` : phrase`if ${conditionsOf2(after.conditions)}`;
    return [
      foundInChange(change, phrase`${accessOf(change)} ${now}; before, only if ${conditionsOf2(before.conditions)}.`)
    ];
  })
};
function isWeakened(condition, now) {
  const onKey = now.filter(({ key }) => key.toLowerCase() === condition.key.toLowerCase());
  return isStrictlyWeaker(onKey, [condition]);
}

// lib/review/compare-policies.ts
function compareAllowed(before, after) {
  return {
    allowed: uncovered(of(after, "Allow"), of(before, "Allow")),
    noLongerDenied: uncovered(of(before, "Deny"), of(after, "Deny"))
  };
}
function of({ statements: statements2 }, effect) {
  return statements2.filter((statement) => statement.effect === effect);
}
function uncovered(some, others) {
  const names4 = some.flatMap((statement) => {
    const rivals = others.filter((other) => isWithin(statement, other));
    return split(statement.action).filter((action) => !rivals.some((other) => takesIn(other.action, action, namesAction))).map(showElement);
  });
  return [...new Set(names4)];
}
function split({ negated, list: list2 }) {
  return negated ? [{ negated, list: list2 }] : list2.values.map((value2) => ({ negated, list: { values: [value2], open: false } }));
}
function showElement({ negated, list: list2 }) {
  const names4 = list2.values.map(showText).join(", ");
  return negated ? `all but ${names4}` : names4;
}
function isWithin(statement, other) {
  const conditions2 = [statement, other].map((each) => [showConditions(each.conditions)]);
  const [own2 = [], theirs = []] = conditions2;
  return compareAlternatives(theirs, own2) !== "wider" && (statement.resource === void 0 || other.resource === void 0 ? statement.resource === other.resource : takesIn(other.resource, statement.resource, namesResource));
}
function takesInActions(wide, narrow) {
  return takesIn(wide.action, narrow.action, namesAction);
}
function takesIn(wide, narrow, names4) {
  if (wide.list.open) return true;
  const isIn = (text2) => wide.list.values.some((pattern) => names4(pattern, text2));
  if (!wide.negated) return narrow.negated ? isIn("*") : narrow.list.values.every(isIn);
  return narrow.negated ? wide.list.values.every((text2) => narrow.list.values.some((pattern) => names4(pattern, text2))) : narrow.list.values.every((text2) => wide.list.values.every((leftOut2) => isApart(text2, leftOut2)));
}
function namesAction(pattern, action) {
  return namesResource(lowerCase(pattern), lowerCase(action));
}
function namesResource(pattern, text2) {
  return isSameText(pattern, text2) || matchWildcard(pattern, text2) !== "no";
}
function isApart(one2, other) {
  const [first = "", second = ""] = [one2, other].map((text2) => showText(text2).toLowerCase().split(/[*?]/)[0] ?? "");
  const isPlain2 = !hasWildcard(one2) && !hasWildcard(other);
  return isPlain2 ? first !== second : !first.startsWith(second) && !second.startsWith(first);
}

// lib/review/denials.ts
function denialsOf(graph) {
  const identities = [...graph.roles.values(), ...graph.principals.values()];
  const doors = /* @__PURE__ */ new Map();
  for (const { target, policy } of listDoorPolicies(graph)) {
    const owner2 = showText(target);
    doors.set(owner2, [...doors.get(owner2) ?? [], policy]);
  }
  return new Map([
    ...[...doors].map(([owner2, policies2]) => [`to ${owner2}`, ownDenials(owner2, policies2)]),
    // A role whose last policy is gone is there without one.
    ...identities.map(
      ({ arn: arn2, identityPolicies: identityPolicies2 }) => [`of ${showText(arn2)}`, ownDenials(showText(arn2), identityPolicies2)]
    )
  ]);
}
function ownDenials(owner2, policies2) {
  return {
    owner: owner2,
    isKnown: policies2.every(({ document }) => !isUnknownDocument(document) && !document.open),
    denials: policies2.flatMap(
      (policy) => isUnknownDocument(policy.document) ? [] : policy.document.statements.filter(({ effect }) => effect === "Deny").map((statement) => ({ policy, name: statementName(statement), statement }))
    )
  };
}
function isKept({ statement }, { statement: now }) {
  return isSamePrincipal(statement, now) && isWithin(statement, now) && takesInActions(now, statement);
}
function isSamePrincipal({ principal: was }, { principal: is }) {
  if (was === void 0 || is === void 0) return was === is;
  if (!is.negated && is.list !== "unknown" && is.list.some(isEveryone)) return true;
  return JSON.stringify(was) === JSON.stringify(is);
}
function isEveryone({ type, values }) {
  return type === "AWS" && values.values.includes("*");
}

// lib/review/rules/deny-removed.ts
var denyRemoved = {
  id: "deny-removed",
  severity: "error",
  title: "A Deny is removed",
  why: "A Deny holds whatever other statements allow, and it is the only thing that does. Without it, what they allow counts.",
  remedy: "Keep the statement; where it denies too much, make it narrower in a change of its own that says so.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html",
  silencedBy: "A Deny that stands in another policy of the same owner, or in one that takes in as much; an owner that is deleted; policies of which the input does not tell what they say.",
  find: ({ before, after }) => {
    if (before === void 0) return [];
    const are = denialsOf(after.graph);
    return [...denialsOf(before.graph)].flatMap(([owner2, were]) => {
      const now = are.get(owner2);
      if (now === void 0 || !now.isKnown) return [];
      return were.denials.filter((denial) => !now.denials.some((other) => isKept(denial, other))).map((denial) => ({
        origin: denial.policy.origin,
        subject: were.owner,
        statement: denial.name,
        evidence: phrase`${{ arn: were.owner }} no longer denies ${told(denial)}.`
      }));
    });
  }
};
function told({ statement: { action } }) {
  const names4 = action.list.values.map((value2) => showText(value2)).join(", ");
  return action.negated ? `all but ${names4}` : names4;
}

// lib/review/rules/drifted-statement.ts
var driftedStatement = {
  id: "drifted-statement",
  severity: "warning",
  title: "A policy was changed outside of Terraform",
  why: "What is live is not what the configuration says: somebody opened or closed an access by hand, and no review has seen it.",
  remedy: "Write the change into the configuration if it is meant to stay; otherwise apply, so that the configuration holds again.",
  link: "https://developer.hashicorp.com/terraform/tutorials/state/resource-drift",
  silencedBy: "Resources that were changed and hold no policy, such as a function whose code is deployed in another way.",
  find: ({ before, after }) => {
    const drifted = new Set(after.graph.drifted ?? []);
    if (before === void 0 || drifted.size === 0) return [];
    const actions = new Map((after.graph.planned ?? []).map(({ address, action }) => [address, action]));
    const policies2 = new Map([...policiesOf5(before), ...policiesOf5(after)]);
    return [...policies2].flatMap(([address, { policy, owner: owner2 }]) => {
      if (!drifted.has(address)) return [];
      const action = actions.get(address);
      const then = action === void 0 ? "this plan leaves it as it is" : `this plan is going to ${action} it`;
      return [
        {
          origin: policy.origin,
          subject: owner2,
          evidence: phrase`The policy of ${{ arn: owner2 }} is not what was applied last; ${[then]}.`
        }
      ];
    });
  }
};
function policiesOf5({ graph }) {
  const doors = listDoorPolicies(graph).map(({ target, policy }) => ({ policy, owner: showText(target) }));
  const identities = [...graph.roles.values(), ...graph.principals.values()].flatMap(
    ({ arn: arn2, identityPolicies: identityPolicies2 }) => identityPolicies2.map((policy) => ({ policy, owner: showText(arn2) }))
  );
  return [...doors, ...identities].flatMap(
    (owned) => owned.policy.origin.address === void 0 ? [] : [[owned.policy.origin.address, owned]]
  );
}

// lib/review/own-accounts.ts
function ownAccounts(graph, configuration) {
  const told2 = [...configuration.trustedAccounts.keys(), ...managedAccounts(graph), ...declaredAccounts(graph)];
  const organizations = /* @__PURE__ */ new Set([...configuration.organizationIds, ...organizationsOf(graph, told2)]);
  const members = [...graph.accounts.values()].filter(({ organizationId }) => organizationId !== void 0 && organizations.has(showText(organizationId))).map(({ id }) => id);
  return [...new Map([...told2, ...members].map((account) => [showText(account), account])).values()];
}
function isOwnAccount(graph, configuration) {
  const own2 = ownAccounts(graph, configuration);
  return (accountId2) => isAmong(own2, accountId2);
}
function isAmong(accounts, accountId2) {
  return any(accounts.map((own2) => equalTexts(own2, accountId2)));
}
function managedAccounts({ roles, functions, resources, principals: principals2 }) {
  const owners = [...roles.values(), ...functions.values(), ...principals2.values()];
  return [
    ...owners.flatMap(({ arn: arn2 }) => accountOf3(arn2)),
    ...[...resources.values()].flatMap(
      ({ arn: arn2, accountId: accountId2 }) => accountId2 === void 0 ? accountOf3(arn2) : [accountId2]
    )
  ];
}
function declaredAccounts({ declared = [] }) {
  return declared.flatMap(({ principal, resource }) => [...accountOf3(principal), ...accountOf3(resource)]);
}
function organizationsOf({ accounts }, told2) {
  const own2 = new Set(told2.map(showText));
  return [...accounts.values()].flatMap(
    ({ id, organizationId }) => own2.has(id) && organizationId !== void 0 ? [showText(organizationId)] : []
  );
}
function accountOf3(arn2) {
  const accountId2 = parseArnText(arn2)?.accountId ?? "";
  return accountId2 === "" ? [] : [accountId2];
}

// lib/review/rules/new-account.ts
var newAccount = {
  id: "new-account",
  severity: "error",
  title: "An account that is not known gets access",
  why: "Nothing in the input is managed in this account, nothing declares an access of it, and it had none before. Whoever controls it can do what is opened here from now on.",
  remedy: "Name the account under trustedAccounts in cross-account-lambda.json if it is meant to have this access; otherwise take the statement out.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-cross-account-resource-access.html",
  silencedBy: "Accounts that the input manages resources in or declares accesses of, those of your organizations, those under trustedAccounts, and those that could do anything before.",
  find: ({ before, after, changes, configuration }) => {
    if (before === void 0) return [];
    const known = accountsWithAccess(before);
    const isOwn = isOwnAccount(after.graph, configuration);
    return changes.flatMap((change) => {
      const account = accountOfCaller(change);
      const isOpen2 = (change.kind === "opened" || change.kind === "widened") && change.after?.outcome === "allowed";
      if (!isOpen2 || account === void 0 || known.has(account) || isOwn(account) !== "no") return [];
      return [
        foundInChange(
          change,
          phrase`Account ${account} is none of those that are known here, and had no access before: ${accessOf(change)}.`
        )
      ];
    });
  }
};
function accountsWithAccess({ accesses }) {
  return new Set(
    accesses.filter(({ outcome }) => outcome === "allowed").flatMap(({ from }) => accountOfCaller({ caller: from }) ?? [])
  );
}

// lib/review/rules/permission-replaced.ts
var permissionReplaced = {
  id: "permission-replaced",
  severity: "note",
  title: "A permission is away for a moment",
  why: "Every argument of aws_lambda_permission makes a new one, and Terraform removes the old statement before it adds the new one: calls in between, for about a second, are denied.",
  remedy: "Apply when nobody calls, or let callers try again. create_before_destroy is no way out: Terraform hands it on to the function, which cannot exist twice under one name.",
  link: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_permission",
  silencedBy: "create_before_destroy; a function that is replaced with its permission, which nobody can call meanwhile.",
  find: ({ before, after }) => {
    const replaced = new Map(
      (after.graph.planned ?? []).filter(({ action }) => action === "replace").map(({ address, type, createsFirst = false }) => [address, { type, createsFirst }])
    );
    if (before === void 0 || replaced.size === 0) return [];
    return [...after.graph.functions.values()].filter(({ origin }) => !replaced.has(origin.address ?? "")).flatMap(
      ({ arn: arn2, resourcePolicies }) => Object.values(resourcePolicies).flat().flatMap(({ name: name2, origin }) => {
        const planned = replaced.get(origin.address ?? "");
        if (planned?.type !== "aws_lambda_permission" || planned.createsFirst) return [];
        return [
          {
            origin,
            subject: showText(arn2),
            side: "target",
            statement: name2,
            evidence: phrase`The permission ${name2} of ${{ arn: showText(arn2) }} is deleted before it is created again.`
          }
        ];
      })
    );
  }
};

// lib/review/snippets.ts
function namedPermission(ends) {
  return { hcl: `principal = ${value(callerOf(ends))}`, typescript: invokeGrant(ends) };
}
function namedTrust(ends) {
  return {
    hcl: `principals {
  type        = "AWS"
  identifiers = [${value(callerOf(ends))}]
}`,
    typescript: assumeGrant(ends, "trust: 'role'")
  };
}
function letIn2(ends) {
  const { callee = "" } = ends;
  if (isRole(callee)) {
    const principals2 = `  principals {
    type        = "AWS"
    identifiers = [${value(callerOf(ends))}]
  }`;
    return { hcl: `statement {
  actions = ["sts:AssumeRole"]
${principals2}
}`, typescript: assumeGrant(ends) };
  }
  const { functionArn: functionArn2, qualifier } = partsOf2(callee);
  const lines = [
    `function_name = ${value(functionArn2)}`,
    ...qualifier === "" ? [] : [`qualifier     = ${value(qualifier)}`],
    'action        = "lambda:InvokeFunction"',
    `principal     = ${value(callerOf(ends))}`
  ].map((line) => `  ${line}
`);
  const label = (nameOf2(ends.caller) ?? "caller").replace(/[^\w-]+/g, "-").replace(/^(?![a-z_])/i, "_");
  return { hcl: `resource "aws_lambda_permission" "${label}" {
${lines.join("")}}`, typescript: invokeGrant(ends) };
}
function trustOfOneRole(ends) {
  return {
    hcl: conditionBlock("ArnEquals", "aws:PrincipalArn", value(callerOf(ends))),
    typescript: assumeGrant(ends, "trust: 'roleName'")
  };
}
function trustWithExternalId(ends) {
  return {
    hcl: conditionBlock("StringEquals", "sts:ExternalId", "var.external_id"),
    typescript: assumeGrant(ends, "externalId")
  };
}
function assumeOne({ caller, callee = "arn:aws:iam::ACCOUNT_ID:role/ROLE_NAME" }) {
  return {
    hcl: `actions   = ["sts:AssumeRole"]
resources = [${value(callee)}]`,
    typescript: assumeGrant({ ...caller === void 0 ? {} : { caller }, callee })
  };
}
function invokeOne({ caller, callee = "arn:aws:lambda:REGION:ACCOUNT_ID:function:FUNCTION_NAME" }) {
  const { qualifier } = partsOf2(callee);
  const resources = qualifier === "" ? `${value(callee)}, ${value(`${callee}:*`)}` : value(callee);
  return {
    hcl: `actions   = ["lambda:InvokeFunction"]
resources = [${resources}]`,
    typescript: invokeGrant({ ...caller === void 0 ? {} : { caller }, callee })
  };
}
function permissionOnAlias({ caller, callee }) {
  const { functionArn: functionArn2, qualifier } = partsOf2(callee ?? "");
  const alias = /^(\$LATEST)?$/.test(qualifier) ? "live" : qualifier;
  return {
    hcl: `function_name = ${value(functionArn2)}
qualifier     = ${value(alias)}`,
    typescript: invokeGrant({ ...caller === void 0 ? {} : { caller }, callee: `${functionArn2}:${alias}` })
  };
}
function sourceOfService({ caller = "", callee }) {
  const [service = ""] = caller.split(".");
  const source = TRIGGERS[service];
  return {
    hcl: `source_arn     = "SOURCE_ARN"
source_account = "ACCOUNT_ID"`,
    ...source === void 0 ? {} : { typescript: pushTrigger(source, callee) }
  };
}
function sourceOfBucket({ callee }) {
  return { hcl: 'source_account = "ACCOUNT_ID"', typescript: pushTrigger(BUCKET2, callee) };
}
var BUCKET2 = "s3Bucket({ account: home, bucketName: 'BUCKET_NAME' })";
var TRIGGERS = {
  s3: BUCKET2,
  sns: "snsTopic({ account: home, topicName: 'TOPIC_NAME' })",
  events: "eventBridgeRule({ account: home, ruleName: 'RULE_NAME' })"
};
function urlFix({ caller, callee }) {
  const [from, to] = [nameOf2(caller) ?? "caller", nameOf2(partsOf2(callee ?? "").functionArn) ?? "callee"];
  const id = constructId(`${from}-calls-${to}`);
  return {
    typescript: `new FunctionUrlGrant(this, '${id}', { caller: ${identifier(from)}, callee: ${identifier(to)}, providerHasInvokedViaFunctionUrl: true });`
  };
}
function invokeGrant({ caller, callee }, option) {
  const { functionArn: functionArn2, qualifier } = partsOf2(callee ?? "");
  const [from, to] = [nameOf2(caller) ?? "caller", nameOf2(functionArn2) ?? "callee"];
  const target = qualifier === "" ? identifier(to) : `${identifier(to)}.alias('${constructId(qualifier)}')`;
  const options = [`caller: ${identifier(from)}`, `callee: ${target}`, ...option === void 0 ? [] : [option]];
  return `new InvokeGrant(this, '${constructId(`${from}-invokes-${to}`)}', { ${options.join(", ")} });`;
}
function assumeGrant({ caller, callee }, option) {
  const [from, to] = [nameOf2(caller) ?? "caller", nameOf2(callee) ?? "role"];
  const options = [`caller: ${identifier(from)}`, `role: ${identifier(to)}`, ...option === void 0 ? [] : [option]];
  return `new AssumeRoleGrant(this, '${constructId(`${from}-assumes-${to}`)}', { ${options.join(", ")} });`;
}
function pushTrigger(source, callee) {
  const to = nameOf2(partsOf2(callee ?? "").functionArn) ?? "callee";
  return `new PushTrigger(this, '${constructId(`${to}-trigger`)}', {
  callee: ${identifier(to)},
  source: ${source},
});`;
}
function conditionBlock(test, variable, written2) {
  return `condition {
  test     = "${test}"
  variable = "${variable}"
  values   = [${written2}]
}`;
}
function callerOf({ caller = "", callee = "" }) {
  if (isRole(caller)) return caller;
  const arn2 = parseArn(caller);
  const account = /^\d{12}$/.test(caller) ? caller : arn2?.accountId ?? "";
  const partition2 = arn2?.partition ?? parseArn(callee)?.partition ?? "aws";
  return `arn:${partition2}:iam::${account === "" ? "ACCOUNT_ID" : account}:role/ROLE_NAME`;
}
function isRole(arn2) {
  return /^role\//.test(parseArn(arn2)?.resource ?? "");
}
function value(text2) {
  const [, reference] = /^<([a-z]\w*(?:\.[\w-]+|\["[\w-]+"\]|\[\d+\])+)>$/i.exec(text2) ?? [];
  return reference ?? JSON.stringify(text2).replace(/[$%](?=\{)/g, "$&$&");
}
function partsOf2(arn2) {
  const { functionArn: functionArn2, qualifier } = splitQualifier(arn2);
  return { functionArn: showText(functionArn2), qualifier };
}
function nameOf2(arn2) {
  const resource = parseArn(arn2 ?? "")?.resource;
  const name2 = resource?.split(/[/:]/).at(-1);
  return name2 === "root" || name2 === "ROLE_NAME" || name2 === "FUNCTION_NAME" ? void 0 : name2;
}
function identifier(name2) {
  const words = name2.split(/[^a-z0-9]+/i).filter((word) => word !== "");
  const joined2 = words.map((word, index) => index === 0 ? lowerFirst(word) : word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return /^[a-z]/i.test(joined2) ? joined2 : `the${joined2}`;
}
function lowerFirst(word) {
  return word.charAt(0).toLowerCase() + word.slice(1);
}
function constructId(name2) {
  return name2.replace(/[^\w-]+/g, "-");
}

// lib/review/rules/principal-widened.ts
var principalWidened = {
  id: "principal-widened",
  severity: "error",
  title: "More principals are let in than before",
  why: "Where single roles were let in it is now a whole account, an organization or everyone: what is reached is as safe as the weakest of them.",
  remedy: "Name the roles that need the access; where the roles are not known, add a condition on aws:PrincipalArn.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  silencedBy: "A wider principal that a Deny or a condition holds to what was let in before; one that is let in where nobody was before, which is an access that is opened.",
  find: ({ changes }) => changes.flatMap((change) => {
    const narrower = change.kind === "widened" ? change.before?.insteadOf : void 0;
    if (narrower === void 0) return [];
    const were = joinPhrases(narrower.map((arn2) => [{ arn: arn2 }]));
    return [
      foundInChange(
        change,
        phrase`${accessOf(change)}; before, of these only ${were} could.`,
        fixOf(change, narrower)
      )
    ];
  })
};
function fixOf({ access, callee }, [caller]) {
  const ends = { ...caller === void 0 ? {} : { caller }, callee };
  return access === "assume" ? namedTrust(ends) : namedPermission(ends);
}

// lib/review/rules/trusted-role-replaced.ts
var trustedRoleReplaced = {
  id: "trusted-role-replaced",
  severity: "error",
  title: "A role is replaced, and a policy keeps the old one",
  why: "AWS saves the unique id of a role that a policy names, not its name. A role that is deleted and created again has another id: the policy names nobody then, until it is saved anew.",
  remedy: "Save the policy in the same apply, with replace_triggered_by on the id of the role; a policy in another state has to be applied after this one.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  silencedBy: "A policy that the same plan creates, updates or replaces; a policy that lets in the account of the role and holds it by a condition on aws:PrincipalArn.",
  find: ({ before, after }) => {
    const actions = new Map((after.graph.planned ?? []).map(({ address, action }) => [address, action]));
    if (before === void 0 || actions.size === 0) return [];
    const replaced = new Map(
      [...after.graph.roles.values()].flatMap(
        ({ arn: arn2, origin }) => actions.get(origin.address ?? "") === "replace" ? [[showText(arn2), origin]] : []
      )
    );
    return after.openings.flatMap(({ door, statement, principal, breadth, isCertain }) => {
      const role = breadth === "role" && isCertain ? replaced.get(showText(principal)) : void 0;
      if (role === void 0 || statement === void 0 || actions.has(door.policy.origin.address ?? "")) return [];
      return [
        {
          origin: door.policy.origin,
          subject: showText(door.target),
          side: "target",
          statement: statementName(statement),
          evidence: phrase`${role.address ?? ""} is replaced; the policy of ${{ arn: showText(door.target) }}, which lets in ${{ arn: showText(principal) }}, is not saved anew.`,
          fix: {
            hcl: "lifecycle {\n  replace_triggered_by = [aws_iam_role.caller.unique_id]\n}"
          }
        }
      ];
    });
  }
};

// lib/review/change-rules.ts
var CHANGE_RULES = [
  newAccount,
  principalWidened,
  conditionWeakened,
  denyRemoved,
  actionWidened,
  accessLost,
  trustedRoleReplaced,
  driftedStatement,
  permissionReplaced
];

// lib/review/group-by.ts
function groupBy(items, keyOf4) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items) {
    const key = keyOf4(item);
    const group = groups.get(key);
    if (group === void 0) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

// lib/review/function-openings.ts
function functionOpenings({ graph, openings }) {
  const policies2 = new Set(
    [...graph.functions.values()].flatMap(({ resourcePolicies }) => Object.values(resourcePolicies).flat())
  );
  return openings.filter(
    (opening) => policies2.has(opening.door.policy) && opening.statement !== void 0 && opening.isCertain
  );
}
function foundByStatement(openings, evidence, fix) {
  return [...groupBy(openings, ({ statement }) => statement)].flatMap(([statement, group]) => {
    const [first] = group;
    if (first === void 0) return [];
    const { target, policy } = first.door;
    const principals2 = distinct2(group.map(({ principal }) => showText(principal)));
    const actions = distinct2(group.map(({ action }) => action));
    return [
      {
        origin: policy.origin,
        subject: showText(target),
        side: "target",
        statement: statementName(statement),
        evidence: evidence(principals2, target, actions),
        ...fix === void 0 ? {} : { fix: fix({ callee: showText(target), ...callerOf2(principals2) }) }
      }
    ];
  });
}
function callerOf2([caller, ...others]) {
  return caller === void 0 || others.length > 0 ? {} : { caller };
}
function isOfType({ door: { policy } }, type) {
  return typeOf(policy.origin.address) === type;
}
function typeOf(address) {
  return address === void 0 ? void 0 : parseAddress(address)?.type;
}
function distinct2(texts) {
  return [...new Set(texts)];
}

// lib/review/rules/dead-lambda-service-permission.ts
var LAMBDA = "lambda.amazonaws.com";
var deadLambdaServicePermission = {
  id: "dead-lambda-service-permission",
  severity: "note",
  title: "A permission for lambda.amazonaws.com, which never calls",
  why: "A function that calls another one does so as its execution role, and so do destinations; an event source mapping polls with the execution role of its own function. Nothing calls as the service lambda.amazonaws.com, so the permission gives nobody access.",
  remedy: "Remove the permission. A function that calls needs lambda:InvokeFunction in its role's policy and, across accounts, a permission for that role.",
  link: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-permissions.html",
  silencedBy: "Any other service; lambda.amazonaws.com in a trust policy, where execution roles need it.",
  find: ({ after }) => foundByStatement(
    functionOpenings(after).filter(({ principal }) => principal === LAMBDA),
    (_services, target) => phrase`The policy of ${{ arn: showText(target) }} lets in ${LAMBDA}, which calls no function.`,
    ({ callee }) => namedPermission({ callee })
  )
};

// lib/iam/size-budget.ts
var SIZE_BUDGETS = {
  trustPolicy: 2048,
  inlinePolicies: 10240,
  functionPolicy: 20480,
  environmentVariables: 4096,
  queuePolicy: 8192,
  streamPolicy: 20480,
  topicPolicy: 30720
};
function policySize(text2) {
  return text2.replace(/\s/g, "").length;
}

// lib/review/policy-length.ts
function shortestLength({ version, statements: statements2 }) {
  const Version = version === "2012-10-17" ? { Version: version } : {};
  return policySize(JSON.stringify({ ...Version, Statement: unwrap(statements2.map(statementJson3)) }));
}
function statementJson3(statement) {
  const { sid, effect, principal, action, resource, conditions: conditions2 } = statement;
  return {
    ...sid === void 0 ? {} : { Sid: sid },
    Effect: effect ?? "Deny",
    ...principal === void 0 ? {} : { [principal.negated ? "NotPrincipal" : "Principal"]: principalJson(principal) },
    ...element2("Action", action),
    ...resource === void 0 ? {} : element2("Resource", resource),
    ...conditions2 === "unknown" || conditions2.length === 0 ? {} : { Condition: conditionJson2(conditions2) }
  };
}
function principalJson({ list: list2 }) {
  if (list2 === "unknown" || list2.some(({ bare }) => bare)) return "*";
  return Object.fromEntries(list2.map(({ type, values }) => [type, textsJson(values)]));
}
function element2(name2, { negated, list: list2 }) {
  return { [negated ? `Not${name2}` : name2]: textsJson(list2) };
}
function conditionJson2(conditions2) {
  const operators = /* @__PURE__ */ new Map();
  for (const { operator, key, values } of conditions2) {
    operators.set(operator, { ...operators.get(operator), [key]: textsJson(values) });
  }
  return Object.fromEntries(operators);
}
function textsJson({ values }) {
  return unwrap(values.map(literal2));
}
function unwrap(values) {
  const [first] = values;
  return values.length === 1 && first !== void 0 ? first : values;
}
function literal2(text2) {
  return textParts(text2).filter((part) => typeof part === "string").join("");
}

// lib/review/rules/function-policy-too-large.ts
var functionPolicyTooLarge = {
  id: "function-policy-too-large",
  severity: "warning",
  title: "The policy of a function is larger than AWS takes",
  why: "The policy of a function, a version or an alias holds at most 20 KB, and AWS does not raise that. The apply fails with PolicyLengthExceededException, at the permission that no longer fits.",
  remedy: "Let in an account or an organization in the place of many roles, or have the callers assume one role that invokes the function.",
  link: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
  silencedBy: "What is not known yet: unknown texts are taken as empty, so that the policy is at least as large as is said; other qualifiers, which have policies of their own.",
  find: ({ after: { graph } }) => [...graph.functions.values()].flatMap(
    ({ arn: arn2, origin, resourcePolicies }) => Object.entries(resourcePolicies).flatMap(([qualifier, policies2]) => {
      const size = leastSize(policies2);
      if (size <= SIZE_BUDGETS.functionPolicy) return [];
      const target = showText(qualifier === "" ? arn2 : joinText(arn2, ":", qualifier));
      return [
        {
          origin: policies2.length === 1 ? policies2[0]?.origin ?? origin : origin,
          subject: target,
          side: "target",
          evidence: phrase`The policy of ${{ arn: target }} has at least ${String(size)} bytes; AWS takes ${String(SIZE_BUDGETS.functionPolicy)}.`
        }
      ];
    })
  )
};
function leastSize(policies2) {
  const statements2 = policies2.flatMap(({ document }) => isUnknownDocument(document) ? [] : document.statements);
  return shortestLength({ version: "2012-10-17", statements: statements2, open: false });
}

// lib/review/policy-statements.ts
function doorStatements(graph) {
  return listDoorPolicies(graph).flatMap(
    ({ target, policyType, policy }) => statementsOf2(policy).map((statement) => ({ target, policyType, policy, statement }))
  );
}
function trustStatements(graph) {
  return doorStatements(graph).filter(({ policyType }) => policyType === "trustPolicy");
}
function functionStatements(graph) {
  const functions = new Set(
    [...graph.functions.values()].flatMap(({ resourcePolicies }) => Object.values(resourcePolicies).flat())
  );
  return doorStatements(graph).filter(({ policy }) => functions.has(policy));
}
function statementsOf2({ document }) {
  return isUnknownDocument(document) ? [] : document.statements;
}
function conditionsOn2({ conditions: conditions2 }, key) {
  return conditions2 === "unknown" ? [] : conditions2.filter((each) => each.key.toLowerCase() === key.toLowerCase());
}

// lib/review/demands.ts
function holdsWithout(condition) {
  return evaluateCondition(condition, "2012-10-17", () => ({ kind: "absent" }));
}
function holdsFor(condition, value2) {
  return evaluateCondition(condition, "2012-10-17", () => ({ kind: "present", values: [value2] }));
}
function asksForPresence(statement, key) {
  return conditionsOn2(statement, key).some((condition) => holdsWithout(condition) === "no");
}
function narrows(statement, key, anotherValue) {
  return asksForPresence(statement, key) && conditionsOn2(statement, key).some((condition) => holdsFor(condition, anotherValue) !== "yes");
}
function isDeniedWithout({ document }, key) {
  return !isUnknownDocument(document) && document.statements.some(
    ({ effect, conditions: conditions2, principal }) => effect === "Deny" && principal?.negated === false && principal.list !== "unknown" && principal.list.some(({ values }) => values.values.includes("*")) && conditions2 !== "unknown" && conditions2.length > 0 && conditions2.every(
      (condition) => condition.key.toLowerCase() === key.toLowerCase() && holdsWithout(condition) === "yes"
    )
  );
}
function keysBeginning({ conditions: conditions2 }, prefix) {
  return conditions2 === "unknown" ? [] : conditions2.map(({ key }) => key.toLowerCase()).filter((key) => key.startsWith(prefix));
}

// lib/review/named-actions.ts
function coversAction({ action: { negated, list: list2 } }, action) {
  const matched = any([...list2.values.map((written2) => namesAction2(written2, action)), ...list2.open ? OPEN : []]);
  return negated ? not(matched) : matched;
}
var OPEN = ["unknown"];
function namesAction2(written2, action) {
  return matchWildcard(lowerCase(written2), action.toLowerCase());
}
function patternsCovering({ action: { negated, list: list2 } }, actions) {
  return negated ? [] : list2.values.filter((written2) => actions.some((action) => namesAction2(written2, action) === "yes")).map((written2) => showText(written2));
}
function isOfService(pattern, service) {
  return pattern.toLowerCase().startsWith(`${service}:`);
}

// lib/review/rules/function-url-half.ts
var URL_ACTION = "lambda:InvokeFunctionUrl";
var INVOKE_ACTION = "lambda:InvokeFunction";
var VIA_URL = "lambda:invokedviafunctionurl";
var functionUrlHalf = {
  id: "function-url-half",
  severity: "error",
  title: "A function URL is opened with one of two actions alone",
  why: "Since October 2025 a call of a new function URL needs both lambda:InvokeFunctionUrl and lambda:InvokeFunction; older URLs were exempt until 1 November 2026. With one of the two no call goes through.",
  remedy: "Add the other action: a permission for lambda:InvokeFunction with invoked_via_function_url (provider 6.28.0 and later), or without it in older ones.",
  link: "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
  silencedBy: "Both actions for the same principal, in one statement or in two; principals of the function's own account, whose identity-based policies are enough; lambda:InvokeFunction alone without lambda:InvokedViaFunctionUrl, which is for calls without a URL.",
  find: ({ after }) => {
    const openings = functionOpenings(after).filter(
      ({ breadth, crosses: crosses2 }) => breadth === "service" || crosses2 !== "no"
    );
    const byTarget = groupBy(openings, targetOf);
    return [
      ...halves(byTarget, openings.filter(isUrlCall), INVOKE_ACTION),
      ...halves(byTarget, openings.filter(isInvokeThroughUrl), URL_ACTION)
    ];
  }
};
function isUrlCall({ action }) {
  return action.toLowerCase() === URL_ACTION.toLowerCase();
}
function isInvokeThroughUrl({ action, statement }) {
  return action.toLowerCase() === INVOKE_ACTION.toLowerCase() && asksForPresence(statement, VIA_URL);
}
function halves(byTarget, half, other) {
  return foundByStatement(
    half.filter(
      (one2) => !(byTarget.get(targetOf(one2)) ?? []).some(
        (opening) => isForSame(opening, one2) && namesAction2(opening.action, other) === "yes"
      )
    ),
    (principals2, target, actions) => phrase`The policy of ${{ arn: showText(target) }} allows ${listed2(actions)} to ${listed2(principals2)}, but not ${other}.`,
    (ends) => ({ hcl: `action        = "${other}"
function_name = ${value(ends.callee)}`, ...urlFix(ends) })
  );
}
function targetOf({ door: { target } }) {
  return showText(target);
}
function isForSame(opening, { principal, accountId: accountId2 }) {
  const isSame = equalTexts(opening.principal, principal) === "yes";
  switch (opening.breadth) {
    case "everyone":
      return true;
    case "account":
      return isSame || accountId2 !== void 0 && equalTexts(opening.accountId ?? "", accountId2) === "yes";
    case "role":
    case "organization":
    case "service":
      return isSame;
    default:
      return opening.breadth;
  }
}

// lib/review/rules/function-url-public.ts
var functionUrlPublic = {
  id: "function-url-public",
  severity: "error",
  title: "A function URL asks nobody for a signature",
  why: "Anybody on the internet who knows or guesses the URL calls the function, with whatever payload and as often as it likes.",
  remedy: 'Set authorization_type to "AWS_IAM" and let in who calls, or put an API with an authorizer in front.',
  link: "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
  silencedBy: 'authorization_type "AWS_IAM"; a URL whose type is known only after apply.',
  find: ({ after: { graph } }) => [...graph.functions.values()].flatMap(
    ({ arn: arn2, origin, functionUrls, resourcePolicies }) => Object.entries(functionUrls).filter(([, type]) => type === "NONE").map(([qualifier]) => {
      const target = showText(qualifier === "" ? arn2 : joinText(arn2, ":", qualifier));
      const own2 = (Object.hasOwn(resourcePolicies, qualifier) ? resourcePolicies[qualifier] : void 0)?.find(
        (policy) => typeOf(policy.origin.address) === "aws_lambda_function_url"
      );
      return {
        origin: own2?.origin ?? origin,
        subject: target,
        side: "target",
        evidence: phrase`The URL of ${{ arn: target }} lets in everybody without a signature.`,
        fix: {
          hcl: 'authorization_type = "AWS_IAM"',
          ...urlFix({ callee: target })
        }
      };
    })
  )
};

// lib/review/strangers.ts
var UNKNOWN_ACCOUNT = "000000000000";
var ORGANIZATION = "o-0000000000";
var ELSEWHERE = [
  [[ORGANIZATION], [`${ORGANIZATION}/r-0000/ou-0000-00000000/`]],
  [[], []]
];
function isClosedToStrangers(graph, { door, action }) {
  const partition2 = showText(parseArnText(door.target)?.partition ?? "aws");
  const principal = formatRoleArn({ partition: partition2, accountId: UNKNOWN_ACCOUNT, path: "/", roleName: "stranger" });
  return ELSEWHERE.every(([organization, paths]) => {
    const context = /* @__PURE__ */ new Map([
      ["aws:principalorgid", organization],
      ["aws:principalorgpaths", paths]
    ]);
    return isDenied2(graph, { principal, action, resource: door.target, context, callerChooses: true });
  });
}
function isClosedToOtherSources(graph, { door, action, principal }) {
  const sources = [
    [[UNKNOWN_ACCOUNT], [`arn:aws:another:us-east-1:${UNKNOWN_ACCOUNT}:resource`], ...ELSEWHERE[0] ?? []],
    [[], [], [], []]
  ];
  return sources.every(([account = [], arn2 = [], organization = [], paths = []]) => {
    const context = /* @__PURE__ */ new Map([
      ["aws:sourceaccount", account],
      ["aws:sourcearn", arn2],
      ["aws:sourceorgid", organization],
      ["aws:sourceorgpaths", paths]
    ]);
    return isDenied2(graph, { principal, action, resource: door.target, context, callerChooses: true });
  });
}
function anotherRole(accountId2, target) {
  const partition2 = parseArnText(target)?.partition ?? "aws";
  return joinText("arn:", partition2, ":iam::", accountId2, ":role/another/role-of-this-account");
}
function isDenied2(graph, question) {
  if (identifyCaller(graph, question.principal) === void 0) return false;
  const { outcome, reasons } = prove(graph, question);
  const isTargets = reasons.some(({ side, code }) => side === "target" || code === "explicitDeny");
  return (outcome === "explicitDeny" || outcome === "implicitDeny") && isTargets;
}

// lib/review/rules/invoke-any-principal.ts
var NARROWING = [
  ["aws:sourcearn", "arn:aws:another:us-east-1:000000000000:resource"],
  ["aws:sourceaccount", "000000000000"],
  ["aws:sourceorgid", "o-0000000000"],
  ["aws:principalorgpaths", "o-0000000000/r-0000/ou-0000-00000000/"],
  ["aws:sourcevpc", "vpc-00000000"],
  ["aws:sourcevpce", "vpce-00000000"],
  ["lambda:eventsourcetoken", "another-value"]
];
var URL_KEYS = ["lambda:functionurlauthtype", "lambda:invokedviafunctionurl"];
var invokeAnyPrincipal = {
  id: "invoke-any-principal",
  severity: "error",
  title: "Anybody may invoke the function",
  why: "A permission for every principal, which no condition narrows, lets every AWS account call the function at your expense and with whatever payload it likes.",
  remedy: "Name the caller: its role, its account, or an organization with principal_org_id.",
  link: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
  silencedBy: "Conditions that ask for aws:PrincipalOrgID, aws:PrincipalOrgPaths, aws:PrincipalAccount, aws:PrincipalArn, aws:SourceArn, aws:SourceAccount, aws:SourceOrgID, aws:SourceVpc, aws:SourceVpce or lambda:EventSourceToken by an operator without IfExists; a Deny for everybody else; what belongs to a function URL without authorization, which function-url-public tells of.",
  find: ({ after }) => foundByStatement(
    functionOpenings(after).filter(({ breadth }) => breadth === "everyone").filter((opening) => !isNarrowed(opening) && !belongsToUrl(after.graph, opening)).filter(
      (opening) => asksForPresence(opening.statement, "aws:sourcearn") || !isClosedToStrangers(after.graph, opening)
    ),
    (_principals, target, actions) => phrase`The policy of ${{ arn: showText(target) }} allows ${actions.join(", ")} to everybody.`,
    namedPermission
  )
};
function isNarrowed({ statement }) {
  return NARROWING.some(([key, anotherValue]) => narrows(statement, key, anotherValue));
}
function belongsToUrl({ functions }, opening) {
  if (isOfType(opening, "aws_lambda_function_url")) return true;
  const { functionArn: functionArn2, qualifier } = splitQualifier(opening.door.target);
  const urls = functions.get(textKey(functionArn2) ?? "")?.functionUrls ?? {};
  const isPublic = Object.hasOwn(urls, qualifier) && urls[qualifier] === "NONE";
  return isPublic && URL_KEYS.some((key) => asksForPresence(opening.statement, key));
}

// lib/review/rules/invoke-whole-account.ts
var ANOTHER_VALUE2 = "another-value";
var invokeWholeAccount = {
  id: "invoke-whole-account",
  severity: "warning",
  title: "A whole other account may invoke the function, though its caller is known",
  why: "Every principal of the account whose own policies allow it can call the function, not only the role that needs it.",
  remedy: "Name the caller's role as the principal of the permission.",
  link: "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-cross-account.html",
  silencedBy: "The function's own account; an account of which no role in the input calls the function; a condition that asks for aws:PrincipalArn, aws:PrincipalTag, aws:userid or aws:username; a Deny for the other principals of the account; a manifest that declares the access for the account.",
  find: ({ after }) => {
    const declared = groupBy(after.graph.declared ?? [], ({ resource }) => showText(resource));
    const calls = groupBy(
      after.accesses.filter(
        ({ breadth, outcome, kind }) => breadth === "role" && outcome === "allowed" && kind === "invoke"
      ),
      ({ to }) => to
    );
    const wide = functionOpenings(after).filter(
      (opening) => opening.breadth === "account" && opening.crosses === "yes" && !isNarrowed2(after, opening) && !isDeclared2(declared.get(showText(opening.resource)) ?? [], opening)
    );
    return wide.flatMap((opening) => {
      const callers = callersThrough(calls.get(showText(opening.resource)) ?? [], opening);
      const [caller] = callers;
      if (caller === void 0) return [];
      const others = callers.length === 1 ? phrase`` : phrase` and ${String(callers.length - 1)} more`;
      return foundByStatement(
        [opening],
        (_principals, target) => phrase`The policy of ${{ arn: showText(target) }} lets in every principal of account ${showText(opening.accountId ?? "")}, of which the input knows ${{ arn: caller }}${others} to call.`,
        ({ callee }) => namedPermission({ caller, callee })
      );
    });
  }
};
function isNarrowed2({ graph }, { statement, door: { target }, action, accountId: accountId2 }) {
  const another = anotherRole(accountId2 ?? "", target);
  const keys = ["aws:userid", "aws:username", ...keysBeginning(statement, "aws:principaltag/")];
  return narrows(statement, "aws:principalarn", another) || keys.some((key) => narrows(statement, key, ANOTHER_VALUE2)) || isDenied2(graph, { principal: another, action, resource: target, callerChooses: true });
}
function isDeclared2(declared, { accountId: accountId2 }) {
  return declared.some(
    (fact) => (fact.breadth === "account" || fact.breadth === "organization") && equalTexts(accountOf4(fact.principal), accountId2 ?? "") === "yes"
  );
}
function callersThrough(calls, opening) {
  const actions = actionsThrough(opening).map((action) => action.toLowerCase());
  const callers = calls.filter(({ action }) => actions.includes(action.toLowerCase())).map(({ from }) => from).filter((from) => accountOf4(from) === showText(opening.accountId ?? ""));
  return [...new Set(callers)].sort();
}
function accountOf4(principal) {
  return parseArnText(principal)?.accountId ?? principal;
}

// lib/review/trust-findings.ts
function trustOpenings(openings) {
  return openings.filter(
    (opening) => opening.door.policyType === "trustPolicy" && opening.statement !== void 0 && opening.isCertain && opensRole(opening.action)
  );
}
function opensRole(action) {
  return !/^sts:(tagsession|setsourceidentity|setcontext)$/i.test(action);
}
function foundIn({ target, policy, statement }, evidence, fix) {
  return {
    origin: policy.origin,
    subject: showText(target),
    side: "target",
    statement: statementName(statement),
    evidence,
    ...fix === void 0 ? {} : { fix }
  };
}
function foundInOpening({ door, statement }, evidence, fix) {
  return foundIn({ ...door, statement }, evidence, fix);
}

// lib/review/rules/organization-with-service.ts
var KEYS = ["aws:PrincipalOrgID", "aws:PrincipalOrgPaths"];
var organizationWithService = {
  id: "organization-with-service",
  severity: "warning",
  title: "A service is asked for the organization of a principal",
  why: "A service is in no organization, so that its requests have no aws:PrincipalOrgID: the service is never let in, or the condition asks for nothing where it ends in IfExists.",
  remedy: "Ask for aws:SourceOrgID, or for the source ARN and account.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
  silencedBy: "aws:SourceOrgID; aws:PrincipalOrgID beside principals that are no services.",
  find: ({ after: { graph } }) => functionStatements(graph).flatMap((door) => {
    const services = servicesOf(door.statement);
    const keys = KEYS.filter((key) => conditionsOn2(door.statement, key).length > 0);
    return door.statement.effect !== "Allow" || services.length === 0 || keys.length === 0 ? [] : [
      foundIn(
        door,
        phrase`The policy of ${{ arn: showText(door.target) }} asks ${listed2(services)} for ${listed2(keys)}, which services do not have.`,
        sourceOfService({
          callee: showText(door.target),
          ...services.length === 1 ? { caller: services[0] ?? "" } : {}
        })
      )
    ];
  })
};
function servicesOf({ principal }) {
  return principal === void 0 || principal.negated || principal.list === "unknown" ? [] : principal.list.flatMap(({ type, values }) => type === "Service" ? values.values.map(showText) : []);
}

// lib/review/rules/permission-action-too-wide.ts
var CALLS = ["lambda:invokefunction", "lambda:invokefunctionurl", "lambda:invokeasync", "lambda:invoke*"];
var permissionActionTooWide = {
  id: "permission-action-too-wide",
  severity: "error",
  title: "Another account may do more with the function than call it",
  why: "lambda:GetFunction gives away the code and the environment variables with the secrets in them; lambda:* lets the other account change the code and the policy itself.",
  remedy: "Allow lambda:InvokeFunction alone.",
  link: "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-cross-account.html",
  silencedBy: "lambda:InvokeFunction, lambda:InvokeFunctionUrl and lambda:InvokeAsync; the function's own account; services.",
  find: ({ after }) => foundByStatement(
    functionOpenings(after).filter((opening) => isForeign(opening) && !CALLS.includes(opening.action.toLowerCase())),
    (principals2, target, actions) => phrase`The policy of ${{ arn: showText(target) }} allows ${listed2(actions)} to ${listed2(principals2)}.`,
    (ends) => ({ hcl: 'action = "lambda:InvokeFunction"', typescript: invokeGrant(ends) })
  )
};
function isForeign({ breadth, crosses: crosses2 }) {
  return breadth !== "service" && crosses2 === "yes";
}

// lib/review/rules/permission-and-resource-policy.ts
var permissionAndResourcePolicy = {
  id: "permission-and-resource-policy",
  severity: "error",
  title: "A function has permissions and a whole resource policy",
  why: "Each apply of aws_lambda_resource_policy replaces the statements of the permissions, and each apply of the permissions adds them again: what is allowed depends on which came last.",
  remedy: "Write the statements of the permissions into the resource policy, and remove the permissions.",
  link: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
  silencedBy: "Permissions and a resource policy on different qualifiers of a function: each alias and each version has a policy of its own.",
  find: ({ after: { graph } }) => [...graph.functions.values()].flatMap(
    ({ arn: arn2, resourcePolicies }) => Object.entries(resourcePolicies).flatMap(([qualifier, policies2]) => {
      const of2 = (type) => policies2.filter(({ origin }) => typeOf(origin.address) === type);
      const [whole2] = of2("aws_lambda_resource_policy");
      const permissions = of2("aws_lambda_permission").map(({ origin }) => origin.address ?? "");
      if (whole2 === void 0 || permissions.length === 0) return [];
      const target = showText(qualifier === "" ? arn2 : joinText(arn2, ":", qualifier));
      return [
        {
          origin: whole2.origin,
          subject: target,
          side: "target",
          evidence: phrase`The policy of ${{ arn: target }} is written as a whole and by ${listed2(permissions)}.`
        }
      ];
    })
  )
};

// lib/review/identities.ts
function heldStatements(graph) {
  return [...graph.roles.values(), ...graph.principals.values()].flatMap(statementsOf3);
}
function statementsOf3(identity) {
  return identity.identityPolicies.flatMap(
    (policy) => knownStatements(policy).map((statement) => ({ identity, policy, statement }))
  );
}
function allowing(statements2) {
  return statements2.filter(({ statement: { effect, conditions: conditions2 } }) => effect === "Allow" && conditions2 !== "unknown");
}
function isTakenBack(identity, action) {
  const { identityPolicies: identityPolicies2, permissionsBoundary } = identity;
  const ceiling = permissionsBoundary === void 0 ? [] : [permissionsBoundary];
  const isDenied3 = [...identityPolicies2, ...ceiling].flatMap(knownStatements).some(
    (statement) => statement.effect === "Deny" && isUnconditional(statement) && coversAction(statement, action) === "yes"
  );
  return isDenied3 || ceiling.some((boundary) => allowsNothing(boundary, action));
}
function isUnconditional({ conditions: conditions2, resource }) {
  return conditions2 !== "unknown" && conditions2.length === 0 && resource?.negated === false && resource.list.values.includes("*");
}
function allowsNothing({ document }, action) {
  return !isUnknownDocument(document) && !document.open && document.statements.every((statement) => statement.effect === "Deny" || coversAction(statement, action) === "no");
}
function knownStatements({ document }) {
  return isUnknownDocument(document) ? [] : document.statements;
}
function foundInHeld({ identity, policy, statement }, evidence, fix, side = "caller") {
  return {
    origin: policy.origin,
    subject: showText(identity.arn),
    side,
    statement: statementName(statement),
    evidence,
    fix
  };
}
function letsIn({ breadth, principal, accountId: accountId2 }, { arn: arn2 }) {
  switch (breadth) {
    case "role":
      return equalTexts(principal, arn2) === "yes";
    case "account":
      return accountId2 !== void 0 && equalTexts(accountId2, accountOf5(arn2)) === "yes";
    case "organization":
    case "everyone":
      return true;
    case "service":
      return false;
    default:
      return breadth;
  }
}
function takingPart({ graph, openings, accesses }) {
  const names4 = /* @__PURE__ */ new Set([
    ...[...graph.functions.values()].flatMap(({ executionRole }) => textKey(executionRole ?? "") ?? []),
    ...(graph.declared ?? []).flatMap(({ principal, resource }) => [showText(principal), showText(resource)]),
    ...accesses.filter(({ crossesAccounts: crossesAccounts2, breadth }) => crossesAccounts2 && breadth === "role").filter(({ outcome, missingSide }) => outcome === "allowed" || missingSide === "caller").map(({ from }) => from),
    ...openings.filter(isForeignTrust).map(({ door }) => showText(door.target))
  ]);
  return ({ arn: arn2 }) => names4.has(showText(arn2));
}
function isForeignTrust({ door, crosses: crosses2, breadth, isCertain, action }) {
  return door.policyType === "trustPolicy" && breadth !== "service" && crosses2 === "yes" && isCertain && /^sts:(assumerole|\*)/i.test(action);
}
function accountOf5(arn2) {
  return parseArnText(arn2)?.accountId ?? "";
}

// lib/review/qualified-calls.ts
var INVOKE2 = "lambda:InvokeFunction";
function missedCalls(moment) {
  const openings = functionOpenings(moment).filter(
    ({ crosses: crosses2, action }) => crosses2 === "yes" && namesAction2(action, INVOKE2) === "yes"
  );
  const byFunction = groupBy(openings, ({ resource }) => textKey(splitQualifier(resource).functionArn) ?? "");
  const groups = groupBy(
    namedFunctions(moment),
    ({ identity, functionArn: functionArn2 }) => `${showText(identity.arn)} ${showText(functionArn2)}`
  );
  return [...groups.values()].flatMap((named3) => {
    const [first] = named3;
    if (first === void 0) return [];
    const { identity, functionArn: functionArn2 } = first;
    const own2 = (byFunction.get(textKey(functionArn2) ?? "") ?? []).filter((opening) => letsIn(opening, identity));
    const isMet2 = own2.some(({ resource }) => mayInvoke(identity, resource));
    return own2.length === 0 || isMet2 ? [] : [{ openings: own2, named: named3 }];
  });
}
function mayInvoke(identity, target) {
  const statements2 = identity.identityPolicies.flatMap(
    (policy) => "unknownBecause" in policy.document ? [] : policy.document.statements
  );
  const isUnknown3 = identity.identityPolicies.some(({ document }) => "unknownBecause" in document || document.open);
  return isUnknown3 || statements2.some(
    (statement) => statement.effect !== "Deny" && coversAction(statement, INVOKE2) !== "no" && (statement.resource === void 0 || statement.resource.negated || statement.resource.list.open || statement.resource.list.values.some((pattern) => matchResource(pattern, target) !== "no"))
  );
}
function namedFunctions({ graph }) {
  return allowing(heldStatements(graph)).filter(({ statement }) => coversAction(statement, INVOKE2) === "yes" && statement.resource?.negated === false).flatMap(
    (held) => (held.statement.resource?.list.values ?? []).flatMap((resource) => {
      const { functionArn: functionArn2, qualifier } = splitQualifier(resource);
      return graph.functions.has(textKey(functionArn2) ?? "") ? [{ ...held, resource, functionArn: functionArn2, qualifier }] : [];
    })
  );
}

// lib/review/rules/permission-on-latest.ts
var LATEST = "$LATEST";
var permissionOnLatest = {
  id: "permission-on-latest",
  severity: "error",
  title: "A permission on the unqualified function for a caller of an alias, or on $LATEST",
  why: "A permission counts for the ARN that it is on. One on the function without a qualifier does not let in a call of an alias or a version, and AWS takes none on $LATEST.",
  remedy: "Set qualifier of the permission to the alias or version that is called; leave it out in the place of $LATEST.",
  link: "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-cross-account.html",
  silencedBy: "A caller whose policies name the function without a qualifier, too; callers of the function's own account, whose policies are enough; a permission on another alias, which qualifier-mismatch tells of.",
  find: ({ after }) => [...onLatest(after), ...unqualified(after)]
};
function onLatest(moment) {
  return foundByStatement(
    functionOpenings(moment).filter((opening) => qualifierOf(opening) === LATEST),
    (principals2, target) => phrase`The permission for ${listed2(principals2)} is on ${{ arn: showText(target) }}, which has no policy.`,
    permissionOnAlias
  );
}
function unqualified(moment) {
  return missedCalls(moment).filter(({ openings }) => openings.every((opening) => qualifierOf(opening) === "")).flatMap(({ openings, named: named3 }) => {
    const [first] = named3;
    return first === void 0 ? [] : foundByStatement(
      openings,
      (_principals, target) => phrase`The policy of ${{ arn: showText(target) }} lets in ${{ arn: showText(first.identity.arn) }}, which may call ${listed2([...new Set(named3.map(({ resource }) => showText(resource)))])} alone.`,
      () => permissionOnAlias({ caller: showText(first.identity.arn), callee: showText(first.resource) })
    );
  });
}
function qualifierOf({ resource }) {
  return splitQualifier(resource).qualifier;
}

// lib/review/rules/s3-without-source-account.ts
var S3 = "s3.amazonaws.com";
var ACCOUNT_KEYS = ["aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths"];
var s3WithoutSourceAccount = {
  id: "s3-without-source-account",
  severity: "error",
  title: "A bucket may invoke the function whoever owns it",
  why: "The ARN of a bucket names no account. Once the bucket is deleted, somebody else can create one of that name and call your function with its events.",
  remedy: "Set source_account to the bucket's account beside source_arn.",
  link: "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
  silencedBy: "A condition that asks for aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths; a permission without any source, which service-without-source tells of.",
  find: ({ after }) => foundByStatement(
    functionOpenings(after).filter(
      (opening) => opening.principal === S3 && asked(opening.statement.conditions, "aws:sourcearn").some(isNoWildcard) && !asksForAccount(opening)
    ),
    (_services, target) => phrase`The policy of ${{ arn: showText(target) }} lets in a bucket by its name, and does not ask whose it is.`,
    sourceOfBucket
  )
};
function isNoWildcard(source) {
  return !/^\*+$/.test(showText(source));
}
function asksForAccount({ statement }) {
  return ACCOUNT_KEYS.some((key) => asksForPresence(statement, key));
}

// lib/review/rules/service-without-source.ts
var LAMBDA2 = "lambda.amazonaws.com";
var OTHER_KEYS = ["lambda:eventsourcetoken", "aws:principalorgid", "aws:principalorgpaths"];
var SOURCES = [
  ["aws:sourcearn", "arn:aws:another:us-east-1:000000000000:resource"],
  ["aws:sourceaccount", "000000000000"],
  ["aws:sourceorgid", "o-0000000000"],
  ["aws:sourceorgpaths", "o-0000000000/r-0000/ou-0000-00000000/"]
];
var serviceWithoutSource = {
  id: "service-without-source",
  severity: "error",
  title: "A service may invoke the function for any account",
  why: "The service acts for every AWS account. Without a condition on its source, somebody else can have it call your function (the confused deputy problem).",
  remedy: "Set source_arn to the resource that calls, and source_account where its ARN names no account.",
  link: "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
  silencedBy: "Conditions that ask for aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths; event_source_token, which names the skill that Alexa calls for; lambda.amazonaws.com (dead-lambda-service-permission); aws:PrincipalOrgID, with which no service gets in (organization-with-service).",
  find: ({ after }) => foundByStatement(
    functionOpenings(after).filter(({ breadth, principal }) => breadth === "service" && principal !== LAMBDA2).filter(({ statement }) => !OTHER_KEYS.some((key) => asksForPresence(statement, key))).filter(
      (opening) => namesAnySource(opening) || !(isNarrowed3(opening) || isClosedToOtherSources(after.graph, opening))
    ),
    (services, target) => phrase`The policy of ${{ arn: showText(target) }} lets in ${listed2(services)} whichever account it acts for.`,
    sourceOfService
  )
};
function isNarrowed3({ statement }) {
  return SOURCES.some(([key, anotherValue]) => narrows(statement, key, anotherValue));
}
function namesAnySource({ statement: { conditions: conditions2 } }) {
  const sources = asked(conditions2, "aws:sourcearn");
  const isAny = sources.some((source) => {
    const arn2 = parseArnText(source);
    return arn2?.accountId === "*" && typeof arn2.resource === "string" && /^[*:/]+$/.test(arn2.resource);
  });
  return isAny && asked(conditions2, "aws:sourceaccount").length === 0;
}

// lib/review/function-rules.ts
var FUNCTION_RULES = [
  invokeAnyPrincipal,
  serviceWithoutSource,
  s3WithoutSourceAccount,
  invokeWholeAccount,
  permissionActionTooWide,
  functionUrlPublic,
  functionUrlHalf,
  permissionOnLatest,
  permissionAndResourcePolicy,
  functionPolicyTooLarge,
  organizationWithService,
  deadLambdaServicePermission
];

// lib/review/chains.ts
var MOST_ROLES = 3;
var MOST_CHAINS = 1e3;
function newChains(before, after) {
  const [had, has] = [callersOf(before), callersOf(after)];
  const chains = [];
  for (const [to, steps] of has) {
    const last = steps.filter(({ access }) => access.crossesAccounts);
    const found = last.length === 0 ? [] : chainsTo(to, last, has);
    if (found.length === 0) continue;
    const known = everyoneWhoReaches(to, had);
    chains.push(...found.filter(({ from }) => !known.has(from)));
    if (chains.length >= MOST_CHAINS) return chains.slice(0, MOST_CHAINS);
  }
  return chains;
}
function callersOf({ graph, accesses }) {
  const steps = accesses.filter(({ outcome, kind }) => outcome === "allowed" && kind !== "use").filter(({ breadth, crossesAccounts: crossesAccounts2 }) => breadth === "role" || breadth !== "service" && crossesAccounts2).map((access) => ({ actor: actorOf(graph, access.from), access }));
  return groupBy(steps, ({ access }) => access.to);
}
function actorOf(graph, principal) {
  if (!principal.startsWith("arn:")) return principal;
  const caller = identifyCaller(graph, principal);
  return caller === void 0 || caller.kind === "service" ? principal : showText(caller.arn);
}
function chainsTo(to, last, callers) {
  const seen = /* @__PURE__ */ new Set([to, ...(callers.get(to) ?? []).map(({ actor }) => actor)]);
  const chains = [];
  let walks = last.map(({ actor, access }) => ({ actor, steps: [access] }));
  for (let roles = 1; roles <= MOST_ROLES && walks.length > 0; roles += 1) {
    const next2 = [];
    for (const { actor: role, steps } of walks) {
      for (const { actor, access } of callers.get(role) ?? []) {
        if (access.kind !== "assume" || seen.has(actor)) continue;
        seen.add(actor);
        next2.push({ actor, steps: [access, ...steps] });
      }
    }
    chains.push(...next2.map(({ actor, steps }) => ({ from: actor, to, steps })));
    walks = next2;
  }
  return chains;
}
function everyoneWhoReaches(to, callers) {
  const reached = /* @__PURE__ */ new Set();
  const open2 = (callers.get(to) ?? []).map(({ actor }) => actor);
  for (let actor = open2.pop(); actor !== void 0; actor = open2.pop()) {
    if (reached.has(actor)) continue;
    reached.add(actor);
    for (const step of callers.get(actor) ?? []) {
      if (step.access.kind === "assume") open2.push(step.actor);
    }
  }
  return reached;
}

// lib/review/rules/chain-grows.ts
var chainGrows = {
  id: "chain-grows",
  severity: "error",
  title: "A chain of roles reaches into another account",
  why: "A role that may be assumed hands on all that it may do. The caller gets to an account whose policies do not name it, and whoever reads them there does not see that it is let in.",
  remedy: "Let the caller in directly, under its own name, or take one of the steps away. If the chain is meant, say so with a waiver.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining",
  silencedBy: "A caller that could reach the target before, in whatever way, or that is let in directly; a last step within one account, which is what its role is for; functions that are called on the way, whose code decides what is handed on; a step that is not known to be allowed; more than three roles on the way.",
  find: ({ before, after }) => {
    if (before === void 0) return [];
    const were = allowedSteps(before);
    return newChains(before, after).map((chain) => {
      const added = chain.steps.find((step) => !were.has(keyOf3(step))) ?? chain.steps.at(-1);
      return foundAt(statementOf(added), chain.to, evidenceOf2(chain));
    });
  }
};
function allowedSteps({ accesses }) {
  return new Set(accesses.filter(({ outcome }) => outcome === "allowed").map(keyOf3));
}
function keyOf3({ from, kind, to }) {
  return `${from} ${kind} ${to}`;
}
function evidenceOf2({ from, to, steps }) {
  const path = joinPhrases(
    steps.map(({ kind, to: reached }) => phrase`may ${[kind]} ${{ arn: reached }}`),
    ", which "
  );
  return phrase`${{ arn: from }} gets to ${{ arn: to }} by way of ${[steps.length === 2 ? "another role" : "other roles"]}: it ${path}.`;
}

// lib/review/checked.ts
var results = /* @__PURE__ */ new WeakMap();
function checked(graph) {
  if (graph.declared === void 0) return void 0;
  const known = results.get(graph) ?? check("", graph);
  results.set(graph, known);
  return known;
}

// lib/review/origin-of.ts
function originOf(graph, arn2) {
  const key = showText(splitQualifier(arn2).functionArn);
  return [graph.roles, graph.functions, graph.resources, graph.principals].map((index) => index.get(key)?.origin).find((origin) => origin !== void 0);
}

// lib/review/refusal.ts
var MOST_REASONS = 4;
function refusalOf({ reasons }) {
  return joinPhrases(reasons.slice(0, MOST_REASONS).map(reasonOf), "; ");
}
var POLICIES = {
  identityPolicy: "identity-based policy",
  permissionsBoundary: "permissions boundary",
  sessionPolicy: "session policy",
  serviceControlPolicy: "service control policy",
  resourceControlPolicy: "resource control policy",
  resourcePolicy: "resource-based policy",
  trustPolicy: "trust policy"
};
function reasonOf(reason) {
  const { code, policy = "", statement = "", subject = "", expected = "", got = "" } = reason;
  const kind = [reason.policyType === void 0 ? "policy" : POLICIES[reason.policyType]];
  const place2 = phrase`statement ${statement} of the ${kind} ${policy}`;
  switch (code) {
    case "explicitDeny":
      return phrase`${place2} denies it`;
    case "noPolicy":
      return phrase`${{ arn: subject }} has no ${kind}`;
    case "noStatementAllows":
      return phrase`no ${kind} of ${{ arn: subject }} allows it`;
    case "organizationLevelAllowsNothing":
      return phrase`a level above ${subject} has no ${kind}, and so allows nothing`;
    case "crossPartition":
      return phrase`the caller is in partition ${got}, and the target in ${expected}`;
    case "rootCannotAssume":
      return ["the root user of an account cannot assume a role"];
    case "principalDiffers":
    case "actionDiffers":
    case "resourceDiffers":
      return phrase`${place2} names ${fewOf(expected)}`;
    case "conditionFails":
      return phrase`${place2} asks for ${subject} ${expected}`;
    case "keyNeverPresent":
      return phrase`${place2} asks for ${subject}, which is in no such request`;
    case "deletedPrincipal":
      return phrase`${place2} names ${expected}, which was deleted`;
    case "delegatesToIdentityPolicy":
      return phrase`${place2} leaves it to the policies of the caller`;
    case "notAllActions":
      return phrase`not all of the actions that it takes are allowed: ${subject}`;
    // Where something is unknown nothing is refused; these stand beside what is.
    case "allowedByStatement":
    case "accountUnknown":
    case "entityNotInInput":
    case "policyUnknown":
    case "inputIncomplete":
    case "statementUnknown":
    case "conditionUnknown":
    case "sessionNameUnknown":
    case "ceilingUndecided":
    case "tooManyChoices":
      return phrase`${place2} is not known`;
    default:
      return code;
  }
}
var MOST_NAMES = 3;
function fewOf(shown) {
  const names4 = shown.split(", ");
  const more = names4.length - MOST_NAMES;
  return [...listed2(names4.slice(0, MOST_NAMES)), ...more > 0 ? [` and ${more} more`] : []];
}

// lib/review/rules/declared-but-denied.ts
var declaredButDenied = {
  id: "declared-but-denied",
  severity: "error",
  title: "An access that the manifest declares is denied",
  why: "Somebody counts on this access. By AWS's rules the policies as they will be deny it, so that the first call fails with AccessDenied.",
  remedy: "Add what is missing on the side that is named, or change the statement that denies it; if the access is not wanted any more, take its grant away.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
  silencedBy: "Input without a manifest; accesses of which one side is not in the input, or that are declared for a whole account by the ARN of its root; policies that are known only after apply.",
  find: ({ after: { graph } }) => (checked(graph)?.declared ?? []).filter((result) => result.status === "denied" && !isForWholeAccount(result)).map((result) => {
    const { principal, action, resource, decision } = result;
    const evidence = phrase`${{ arn: principal }} is declared to have ${action} on ${{ arn: resource }}, but ${refusalOf(decision)}.`;
    const [denial] = decision.determining;
    if (denial !== void 0) return foundAt(denial, resource, evidence);
    const side = decision.reasons.find((reason) => reason.side !== void 0)?.side;
    const lacking = side === "caller" ? principal : resource;
    return {
      origin: originOf(graph, lacking) ?? manifestOf(graph, result),
      subject: lacking,
      ...side === void 0 ? {} : { side },
      evidence
    };
  })
};
function isForWholeAccount({ breadth, decision }) {
  return breadth === "account" && decision.reasons.some(({ code }) => code === "rootCannotAssume");
}
function manifestOf({ declared = [], inputs }, { principal, action, resource }) {
  const fact = declared.find(
    (each) => showText(each.principal) === principal && each.action === action && showText(each.resource) === resource
  );
  return fact?.origin ?? { input: inputs[0] ?? "" };
}

// lib/review/held-whole.ts
function isHeldWhole(graph, arn2) {
  const key = showText(splitQualifier(arn2).functionArn);
  return [graph.roles, graph.functions, graph.resources, graph.principals].some((index) => index.get(key)?.whole);
}

// lib/review/half-open.ts
function halfOpenAccesses(moment, missingSide) {
  const { graph, accesses } = moment;
  const half = accesses.filter(
    (access) => access.outcome === "halfOpen" && access.missingSide === missingSide && access.kind !== "use"
  );
  if (half.length === 0) return [];
  const missed2 = new Set(
    missedCalls(moment).flatMap(
      ({ named: named3 }) => named3.map(({ identity, functionArn: functionArn2 }) => pairOf(showText(identity.arn), showText(functionArn2)))
    )
  );
  const declared = new Set(
    (checked(graph)?.declared ?? []).filter(({ status }) => status === "denied").map(({ principal, resource }) => pairOf(principal, resource))
  );
  return half.flatMap((access) => {
    const caller = identityOf(moment, access.from);
    const isTold3 = caller !== void 0 && isHeldWhole(graph, access.to) && !declared.has(pairOf(access.from, access.to)) && !missed2.has(pairOf(showText(caller.arn), showText(splitQualifier(access.to).functionArn)));
    return isTold3 ? [{ access, caller }] : [];
  });
}
function grantOf({ access, caller }) {
  return allowing(statementsOf3(caller)).find(
    ({ statement }) => coversAction(statement, access.action) === "yes" && statement.resource?.negated === false && statement.resource.list.values.some(
      (pattern) => !hasWildcard(pattern) && matchResource(pattern, access.to) === "yes"
    )
  );
}
function openWithoutGrant(moment) {
  const openingOf = findOpenings(moment);
  return halfOpenAccesses(moment, "caller").flatMap((half) => {
    const opening = openingOf(half);
    return opening === void 0 ? [] : [{ half, opening }];
  });
}
function findOpenings({ openings }) {
  const certain = openings.filter(({ isCertain, statement }) => isCertain && statement !== void 0);
  const byResource2 = groupBy(certain, ({ resource }) => showText(resource));
  const byPair = groupBy(certain, ({ resource, principal }) => pairOf(showText(principal), showText(resource)));
  return ({ access, caller }) => {
    const isAbout = ({ action }) => namesAction2(action, access.action) === "yes";
    return byPair.get(pairOf(access.from, access.to))?.find(isAbout) ?? byResource2.get(access.to)?.find((opening) => isAbout(opening) && letsIn(opening, caller));
  };
}
function identityOf({ graph }, principal) {
  const held = graph.roles.get(principal) ?? graph.principals.get(principal);
  const caller = held === void 0 ? identifyCaller(graph, principal) : void 0;
  const facts = held ?? (caller !== void 0 && "facts" in caller ? caller.facts : void 0);
  return facts?.whole ? facts : void 0;
}
function pairOf(caller, target) {
  return `${caller} ${target}`;
}

// lib/review/rules/half-open-callee.ts
var halfOpenCallee = {
  id: "half-open-callee",
  severity: "note",
  title: "A role or a function lets in a caller that has no grant",
  why: "Across accounts both sides have to allow. Until the caller has a policy of its own every call is denied; and whoever may write policies of the caller can open the access without anybody in this account.",
  remedy: "Add the statement to a policy of the caller's role; or take the caller out if it is not going to call.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html",
  silencedBy: "A caller that is not in the input as a whole, of which nobody knows what it is granted; a whole account or an organization that is let in; callers of the same account; an access that a manifest declares, which declared-but-denied tells of.",
  find: ({ after }) => openWithoutGrant(after).flatMap(({ half, opening }) => {
    const { kind, to } = half.access;
    const isAssumption2 = kind === "assume";
    return [
      foundAt(
        openingStatement(opening),
        to,
        phrase`${{ arn: to }} lets in ${{ arn: showText(half.caller.arn) }}, whose own policies do not allow it ${[isAssumption2 ? "to assume that role" : "to invoke that function"]}.`,
        (isAssumption2 ? assumeOne : invokeOne)({ caller: showText(half.caller.arn), callee: to })
      )
    ];
  })
};

// lib/review/rules/half-open-caller.ts
var halfOpenCaller = {
  id: "half-open-caller",
  severity: "warning",
  title: "A caller has a grant, but the other account does not let it in",
  why: "Across accounts both sides have to allow: the policy of the caller, and that of the role or the function. With one of the two every call is denied.",
  remedy: "Name the caller in the trust policy of the role, or in a permission of the function; or take the grant away if nobody needs it.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html",
  silencedBy: "A role or a function that is not in the input as a whole, of which nobody knows whom it lets in; a grant that names the target by a wildcard; a Deny of either side; a call under another qualifier than the function lets in, which qualifier-mismatch and permission-on-latest tell of; an access that a manifest declares, which declared-but-denied tells of.",
  find: ({ after }) => halfOpenAccesses(after, "target").flatMap((half) => {
    const grant = grantOf(half);
    if (grant === void 0) return [];
    const { kind, to } = half.access;
    const isAssumption2 = kind === "assume";
    return [
      foundInHeld(
        grant,
        phrase`${{ arn: showText(half.caller.arn) }} is granted ${[isAssumption2 ? "to assume" : "to invoke"]} ${{ arn: to }}, but ${[isAssumption2 ? "the trust policy of that role" : "the policy of that function"]} does not let it in.`,
        letIn2({ caller: showText(half.caller.arn), callee: to })
      )
    ];
  })
};

// lib/review/rules/partition-mismatch.ts
var FIX = {
  hcl: 'data "aws_partition" "current" {}\n\n# "arn:${data.aws_partition.current.partition}:iam::111111111111:role/caller"'
};
var partitionMismatch = {
  id: "partition-mismatch",
  severity: "error",
  title: "Caller and target are in two partitions of AWS",
  why: "The partitions (aws, aws-cn, aws-us-gov and others) share no accounts and no identities: no policy lets anybody through, and AWS refuses to save a policy that names what is in another one.",
  remedy: "Write the partition of the account that holds the policy into its ARNs. Between two partitions use credentials of the other one, such as those of an IAM user there.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
  silencedBy: "A partition that is written as a wildcard, or known only after apply; account ids and services, which are of no partition.",
  find: ({ after: { graph } }) => [
    ...doorStatements(graph).flatMap(({ target, policy, statement }) => {
      const { principal } = statement;
      const members = principal === void 0 || principal.list === "unknown" ? [] : principal.list;
      const foreign = members.filter(({ type }) => type === "AWS").flatMap(({ values }) => values.values.filter((value2) => areApart(value2, target)));
      if (foreign.length === 0) return [];
      return [
        {
          origin: policy.origin,
          subject: showText(target),
          side: "target",
          statement: statementName(statement),
          evidence: apart(target, foreign),
          fix: FIX
        }
      ];
    }),
    ...allowing(heldStatements(graph)).flatMap((held) => {
      const { resource } = held.statement;
      const foreign = (resource?.list.values ?? []).filter((value2) => areApart(value2, held.identity.arn));
      return foreign.length === 0 ? [] : [foundInHeld(held, apart(held.identity.arn, foreign), FIX)];
    })
  ]
};
function apart(owner2, foreign) {
  return phrase`${{ arn: showText(owner2) }} is in partition ${partitionOf(owner2) ?? ""}, and its policy names ${listed2(foreign.map(showText))}.`;
}
function areApart(one2, other) {
  const [left, right] = [partitionOf(one2), partitionOf(other)];
  return left !== void 0 && right !== void 0 && left !== right;
}
function partitionOf(arn2) {
  const partition2 = parseArnText(arn2)?.partition;
  return typeof partition2 === "string" && isPartition(partition2) ? partition2 : void 0;
}

// lib/review/rules/two-doors.ts
var twoDoors = {
  id: "two-doors",
  severity: "note",
  title: "A caller gets to a function in two ways",
  why: "The caller may invoke the function itself, and may assume a role that may. To close the access both have to be closed, and who closes one of them thinks it is done.",
  remedy: "Decide for one: a permission of the function for the caller (resource policy), or the role that it assumes, and take the other away.",
  link: "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-cross-account.html",
  silencedBy: "A role that may be assumed for something else and may not invoke the function; two ways within one account; two callers with a way each.",
  find: ({ after: { accesses } }) => {
    const allowed = accesses.filter(({ outcome, breadth }) => outcome === "allowed" && breadth === "role");
    const calls = allowed.filter(({ kind }) => kind === "invoke");
    const byCaller = groupBy(calls, ({ from }) => from);
    const direct = groupBy(
      calls.filter(({ crossesAccounts: crossesAccounts2 }) => crossesAccounts2),
      (call) => `${call.from} ${functionOf(call)}`
    );
    const found = /* @__PURE__ */ new Map();
    for (const { from, to: role } of allowed.filter(isAssumptionAcross)) {
      for (const call of byCaller.get(role) ?? []) {
        const called = functionOf(call);
        const [own2] = direct.get(`${from} ${called}`) ?? [];
        if (own2 === void 0) continue;
        const evidence = phrase`${{ arn: from }} may invoke ${{ arn: called }}, and may also assume ${{ arn: role }}, which may invoke it.`;
        found.set(`${from} ${role} ${called}`, foundAt(statementOf(own2), own2.to, evidence));
      }
    }
    return [...found.values()];
  }
};
function isAssumptionAcross({ kind, crossesAccounts: crossesAccounts2 }) {
  return kind === "assume" && crossesAccounts2;
}
function functionOf({ to }) {
  return showText(splitQualifier(to).functionArn);
}

// lib/review/rules/wider-than-declared.ts
var widerThanDeclared = {
  id: "wider-than-declared",
  severity: "error",
  title: "Policies allow more than the access manifest declares",
  why: "The manifest says who is meant to get in from another account. A policy lets in somebody else, or the same caller without a condition that is declared: what was agreed on does not hold.",
  remedy: "Take the statement out or make it as narrow as declared. If the access is meant, write it with a grant, which declares it.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-cross-account-resource-access.html",
  silencedBy: "Input without a manifest; accesses within one account; a principal that is one of those declared; statements of which the input does not tell whom they let in.",
  find: ({ after: { graph } }) => {
    const { declared = [], undeclared = [] } = checked(graph) ?? {};
    return [
      ...undeclared.filter(({ status }) => status === "undeclared").map(
        ({ principal, action, resource, statement }) => foundAt(
          statement,
          resource,
          phrase`The policy of ${{ arn: resource }} allows ${action} to ${{ arn: principal }}, which no manifest declares.`
        )
      ),
      ...declared.filter(({ status }) => status === "widerThanDeclared").map(
        ({ principal, action, resource, declaredConditions, decision }) => foundAt(
          decision.determining.find(({ side }) => side === "target") ?? decision.determining[0],
          resource,
          phrase`${{ arn: principal }} has ${action} on ${{ arn: resource }} without all of what the manifest declares: ${conditionsOf2(declaredConditions)}.`
        )
      )
    ];
  }
};

// lib/review/graph-rules.ts
var GRAPH_RULES = [
  halfOpenCaller,
  halfOpenCallee,
  chainGrows,
  widerThanDeclared,
  declaredButDenied,
  partitionMismatch,
  twoDoors
];

// lib/review/resource-patterns.ts
var PIECES_BEFORE_RESOURCE = 5;
function piecesOf2(pattern) {
  const pieces = splitText(pattern, ":");
  const [, , service = "*", , account = "*"] = pieces;
  const rest2 = pieces.slice(PIECES_BEFORE_RESOURCE);
  return { service, account, resource: rest2.length === 0 ? "*" : joinPieces(rest2, ":") };
}
function isOfService2(service, name2) {
  return service === name2 || isStar(service);
}
function isStar(text2) {
  return typeof text2 === "string" && /^\*+$/.test(text2);
}
function isAnyRole(pattern) {
  const { service, account, resource } = piecesOf2(pattern);
  return isOfService2(service, "iam") && hasWildcard(account) && isWhole(resource, /^(\*+|role\/?\*+)$/);
}
function isAnyFunction(pattern) {
  const { service, resource } = piecesOf2(pattern);
  return isOfService2(service, "lambda") && isWhole(resource, /^(\*+|function:?\*+(:.*)?)$/);
}
function concernsRolesOrFunctions({ resource }) {
  if (resource === void 0 || resource.negated) return resource !== void 0;
  return resource.list.values.some((pattern) => {
    const { service } = piecesOf2(pattern);
    return isOfService2(service, "iam") || isOfService2(service, "lambda");
  });
}
function isWhole(resource, pattern) {
  return typeof resource === "string" && pattern.test(resource);
}
function widePattern({ resource }, isWide2) {
  if (resource === void 0) return void 0;
  const wide = resource.list.values.find(isWide2);
  if (!resource.negated) return wide === void 0 ? void 0 : showText(wide);
  return wide === void 0 ? `all but ${resource.list.values.map(showText).join(", ")}` : void 0;
}
var RESOURCE_KEYS = ["aws:resourceaccount", "aws:resourceorgid", "aws:resourceorgpaths"];
function picksResources(statement) {
  const tags = ["aws:resourcetag/", "iam:resourcetag/"].flatMap((prefix) => keysBeginning(statement, prefix));
  return [...RESOURCE_KEYS, ...tags].some((key) => narrows(statement, key, "another-value"));
}

// lib/review/rules/assume-any-role.ts
var ASSUME = "sts:AssumeRole";
var assumeAnyRole = {
  id: "assume-any-role",
  severity: "error",
  title: "A caller may assume any role that lets its account in",
  why: "Many roles trust a whole account. Whoever has the credentials of this caller takes every one of them, in each account where there is one, and also those that are made tomorrow.",
  remedy: "Name the roles that the caller assumes by their ARNs.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html",
  silencedBy: "Roles of one account, such as arn:aws:iam::222222222222:role/*; roles by their names or paths in any account; a condition that asks for aws:ResourceAccount, aws:ResourceOrgID, aws:ResourceOrgPaths or a resource tag; a Deny without conditions, or a permissions boundary without sts:AssumeRole; the action *, which identity-wildcard-service tells of.",
  find: ({ after: { graph } }) => allowing(heldStatements(graph)).flatMap((held) => {
    const { identity, statement } = held;
    const resource = widePattern(statement, isAnyRole);
    const named3 = patternsCovering(statement, [ASSUME]).filter((pattern) => isOfService(pattern, "sts"));
    return resource === void 0 || named3.length === 0 || picksResources(statement) || isTakenBack(identity, ASSUME) ? [] : [
      foundInHeld(
        held,
        phrase`${{ arn: showText(identity.arn) }} may ${named3.join(", ")} on ${resource}.`,
        assumeOne({ caller: showText(identity.arn) })
      )
    ];
  })
};

// lib/review/rules/boundary-removed.ts
var boundaryRemoved = {
  id: "boundary-removed",
  severity: "error",
  title: "A permissions boundary is removed or made wider",
  why: "A permissions boundary is the most that a role or a user can do, whatever its policies say. Without it, or with a wider one, policies that allowed too much begin to count.",
  remedy: "Keep permissions_boundary, and name what is needed in addition in the policy that it points to.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
  silencedBy: "A boundary that allows the same or less, whatever it is called; a role or user that is deleted, or made without a boundary; roles and users that neither run a function nor take part in an access across accounts; a boundary of which the input does not tell what it says.",
  find: ({ before, after }) => {
    if (before === void 0) return [];
    const takesPart = [before, after].map(takingPart);
    const were = identitiesOf(before.graph);
    return [...identitiesOf(after.graph)].flatMap(([key, identity]) => {
      const was = were.get(key)?.permissionsBoundary;
      const { arn: arn2, origin, whole: whole2, permissionsBoundary } = identity;
      if (was === void 0 || !whole2 || !takesPart.some((isPart) => isPart(identity))) return [];
      const evidence = difference(
        was,
        permissionsBoundary,
        phrase`The permissions boundary of ${{ arn: showText(arn2) }}`
      );
      return evidence === void 0 ? [] : [
        {
          // The policy where its text changed, else the role or user that was given another one.
          origin: permissionsBoundary?.name === was.name ? permissionsBoundary.origin : origin,
          subject: showText(arn2),
          evidence,
          fix: { hcl: "permissions_boundary = aws_iam_policy.boundary.arn" }
        }
      ];
    });
  }
};
function identitiesOf({ roles, principals: principals2 }) {
  return new Map([...roles, ...principals2]);
}
function difference(was, is, subject) {
  if (is === void 0) return phrase`${subject} is removed: it was ${was.name}.`;
  const [before, after] = [was.document, is.document];
  if (!isTold2(before) || !isTold2(after)) return void 0;
  const { allowed, noLongerDenied } = compareAllowed(before, after);
  if (allowed.length > 0) return phrase`${subject} allows more than before: ${listed2(allowed)}.`;
  return noLongerDenied.length === 0 ? void 0 : phrase`${subject} no longer denies ${listed2(noLongerDenied)}.`;
}
function isTold2(document) {
  return !isUnknownDocument(document) && !document.open && document.statements.every(({ effect, conditions: conditions2 }) => effect !== void 0 && conditions2 !== "unknown");
}

// lib/review/rules/can-rewrite-the-door.ts
var REWRITING = [
  "iam:UpdateAssumeRolePolicy",
  "lambda:AddPermission",
  "lambda:RemovePermission",
  "lambda:PutResourcePolicy",
  "lambda:UpdateFunctionCode"
];
var PASS = "iam:PassRole";
var CREATE = "lambda:CreateFunction";
var canRewriteTheDoor = {
  id: "can-rewrite-the-door",
  severity: "error",
  title: "A role that another account assumes may change who is let in",
  why: "Whoever takes the role can let in others, change the code of a function and so act as its execution role, or make a function with a role that may do more. What was granted is then no limit.",
  remedy: "Take the actions away from the role, or deny them by its permissions boundary.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
  silencedBy: "Roles that only their own account or services assume; a Deny without conditions, or a permissions boundary without the action; lambda:AddPermission with a condition on lambda:Principal; iam:PassRole without lambda:CreateFunction, or for other services.",
  find: ({ after: { graph, openings } }) => {
    const doors = new Set(openings.filter(isForeignTrust).map(({ door }) => showText(door.target)));
    return [...graph.roles.values()].filter(({ arn: arn2 }) => doors.has(showText(arn2))).flatMap((role) => {
      const statements2 = allowing(statementsOf3(role));
      const passes = statements2.some((held) => gives(held, PASS));
      return statements2.flatMap((held) => {
        const actions = [
          ...REWRITING.filter((action) => gives(held, action)),
          ...passes && gives(held, CREATE) ? [`${CREATE} with ${PASS}`] : []
        ];
        return actions.length === 0 ? [] : [
          foundInHeld(
            held,
            phrase`${{ arn: showText(role.arn) }}, which another account may assume, may ${listed2(actions)}.`,
            { hcl: invokeOne({}).hcl ?? "" },
            "target"
          )
        ];
      });
    });
  }
};
function gives({ identity, statement }, action) {
  const isNarrowed5 = action === "lambda:AddPermission" && asksForPresence(statement, "lambda:principal") || action === PASS && narrows(statement, "iam:passedtoservice", "lambda.amazonaws.com");
  return coversAction(statement, action) === "yes" && !isNarrowed5 && !isTakenBack(identity, action);
}

// lib/review/rules/identity-wildcard-service.ts
var SERVICES2 = [
  { action: "sts:AssumeRole", another: "sts:0" },
  { action: "lambda:InvokeFunction", another: "lambda:0" }
];
var identityWildcardService = {
  id: "identity-wildcard-service",
  severity: "error",
  title: "A role of an access may do everything with Lambda or STS",
  why: "lambda:*, sts:* and * allow far more than to call or to assume: to change code and policies, and whatever AWS adds to the service. An Allow with NotAction does the same, without naming it.",
  remedy: "Name the actions that the code uses, such as lambda:InvokeFunction or sts:AssumeRole.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
  silencedBy: "Roles and users that neither run a function nor take part in an access across accounts; wildcards on resources of other services, such as the objects of a bucket; lambda:Invoke* and other parts of a service; a Deny without conditions, or a permissions boundary without the service; AWS-managed policies that this package does not know.",
  find: ({ after }) => {
    const takesPart = takingPart(after);
    return allowing(heldStatements(after.graph)).flatMap((held) => {
      const { identity, statement } = held;
      const wildcards = takesPart(identity) ? wildcardsOf(identity, statement) : [];
      return wildcards.length === 0 ? [] : [
        foundInHeld(
          held,
          phrase`${{ arn: showText(identity.arn) }} may ${listed2(wildcards)}.`,
          invokeOne({ caller: showText(identity.arn) })
        )
      ];
    });
  }
};
function wildcardsOf(identity, statement) {
  const given = SERVICES2.filter(
    ({ action, another }) => coversAction(statement, another) === "yes" && !isTakenBack(identity, action)
  );
  if (given.length === 0 || !concernsRolesOrFunctions(statement)) return [];
  const { negated, list: list2 } = statement.action;
  if (negated) return [`all but ${list2.values.map(showText).join(", ")}`];
  return list2.values.filter((written2) => given.some(({ another }) => namesAction2(written2, another) === "yes")).map(showText);
}

// lib/review/rules/invoke-any-function.ts
var INVOKE3 = "lambda:InvokeFunction";
var invokeAnyFunction = {
  id: "invoke-any-function",
  severity: "warning",
  title: "A caller may invoke every function of an account",
  why: "Within an account no function can refuse a caller whose own policies allow the call, and in others each function that lets the account in is open to it.",
  remedy: "Name the functions that the caller invokes by their ARNs, each with ARN:* where its versions and aliases are called.",
  link: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-identity-based.html",
  silencedBy: "Functions by the beginning of their names; a condition that asks for aws:ResourceAccount, aws:ResourceOrgID, aws:ResourceOrgPaths or a resource tag; a Deny without conditions, or a permissions boundary without lambda:InvokeFunction; the action *, which identity-wildcard-service tells of.",
  find: ({ after: { graph } }) => allowing(heldStatements(graph)).flatMap((held) => {
    const { identity, statement } = held;
    const resource = widePattern(statement, isAnyFunction);
    const named3 = patternsCovering(statement, [INVOKE3]).filter((pattern) => isOfService(pattern, "lambda"));
    return resource === void 0 || named3.length === 0 || picksResources(statement) || isTakenBack(identity, INVOKE3) ? [] : [
      foundInHeld(
        held,
        phrase`${{ arn: showText(identity.arn) }} may ${named3.join(", ")} on ${resource}.`,
        invokeOne({ caller: showText(identity.arn) })
      )
    ];
  })
};

// lib/review/rules/qualifier-mismatch.ts
var qualifierMismatch = {
  id: "qualifier-mismatch",
  severity: "error",
  title: "A caller names a function otherwise than the function lets it in, or names others with it",
  why: "A function, each of its versions and each alias have ARNs of their own: a policy on one does not let a call of another through. NAME* covers them all, and every other function whose name begins so.",
  remedy: "Name on both sides what is called. For the function with all its qualifiers name both ARN and ARN:*.",
  link: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html",
  silencedBy: "The ARN beside ARN:*; one statement that names what the function lets in, whatever others name; callers of the function's own account; a wildcard behind something that is no function's whole name, such as orders-*; a permission without a qualifier, which permission-on-latest tells of.",
  find: ({ after }) => [...missed(after), ...overreaching(after)]
};
function missed(moment) {
  return missedCalls(moment).filter(({ openings }) => openings.some(({ resource }) => splitQualifier(resource).qualifier !== "")).flatMap(({ openings, named: named3 }) => {
    const letIn3 = [...new Set(openings.map(({ resource }) => showText(resource)))].sort();
    return named3.map(
      (call) => foundInHeld(
        call,
        phrase`${{ arn: showText(call.identity.arn) }} may call ${showText(call.resource)}, but is let in at ${listed2(letIn3)} alone.`,
        invokeOne({ caller: showText(call.identity.arn), ...letIn3[0] === void 0 ? {} : { callee: letIn3[0] } })
      )
    );
  });
}
function overreaching({ graph }) {
  return allowing(heldStatements(graph)).filter(({ statement }) => coversAction(statement, INVOKE2) === "yes" && statement.resource?.negated === false).flatMap(
    (held) => (held.statement.resource?.list.values ?? []).flatMap((resource) => {
      const written2 = textKey(resource) ?? "";
      const name2 = written2.endsWith("*") ? written2.slice(0, -1) : "";
      return graph.functions.has(name2) ? [
        foundInHeld(
          held,
          phrase`${{ arn: showText(held.identity.arn) }} may call ${written2}: ${{ arn: name2 }} and every function whose name begins so.`,
          invokeOne({ caller: showText(held.identity.arn), callee: name2 })
        )
      ] : [];
    })
  );
}

// lib/review/identity-rules.ts
var IDENTITY_RULES = [
  assumeAnyRole,
  invokeAnyFunction,
  identityWildcardService,
  qualifierMismatch,
  canRewriteTheDoor,
  boundaryRemoved
];

// lib/review/rules/partial-plan.ts
var partialPlan = {
  id: "partial-plan",
  severity: "warning",
  title: "The input is not the whole change",
  why: "A review tells of what the input holds. What Terraform left out of the plan, or what cannot be read of it, may open an access that nobody sees here.",
  remedy: "Plan again without -target and without the error, until the plan is complete; of synthesised modules give the plan.",
  link: "https://developer.hashicorp.com/terraform/internals/json-format#plan-representation",
  silencedBy: "Plans of Terraform below 1.8, which do not tell whether they are complete; plans that only destroy.",
  find: ({ after: { graph } }) => graph.notes.flatMap(({ code, subject }) => {
    const evidence = graph.planned === void 0 && isOfPlan(code) ? void 0 : evidenceOf3(code, subject);
    return evidence === void 0 ? [] : [{ origin: { input: graph.inputs.join(", ") }, subject, evidence }];
  })
};
function isOfPlan(code) {
  return code === "errored" || code === "incomplete" || code === "deferred";
}
function evidenceOf3(code, subject) {
  switch (code) {
    case "errored":
      return phrase`The plan ${subject} ended with an error: what comes after it is missing.`;
    case "incomplete":
      return phrase`The plan ${subject} is incomplete: it was made with -target, or more changes follow in a later one.`;
    case "deferred":
      return phrase`Terraform deferred resources of the plan ${subject}, which are not in it.`;
    case "moduleNotRead":
      return phrase`What the module ${subject} makes is not in the input.`;
    case "unreadManifest":
      return phrase`The access manifest ${subject} cannot be read: what it declares is not known.`;
    // Other rules tell of these, or nothing is to be said of them.
    case "unknownAccount":
    case "unlinked":
    case "destroyed":
      return void 0;
    default:
      return code;
  }
}

// lib/review/rules/principal-not-yet-created.ts
var principalNotYetCreated = {
  id: "principal-not-yet-created",
  severity: "warning",
  title: "A policy names a role that may not be there yet when it is saved",
  why: "IAM and Lambda look up the roles and users that a policy names, and refuse it if one does not exist. Nothing makes Terraform create this one first: the apply fails, with an invalid principal, or fails only sometimes.",
  remedy: "Refer to the role, or name it in depends_on, so that it comes first. Where it is in another state, let in the root of its account with a condition on aws:PrincipalArn, which nobody looks up.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  silencedBy: "A reference or a depends_on, through modules or not; what goes through a local value or a resource of another provider, which a plan does not show; the role's own account; a role that was there before; the root of an account with a condition on aws:PrincipalArn.",
  find: ({ after: { graph } }) => {
    const planned = new Map((graph.planned ?? []).map((change) => [placeOf5(change), change]));
    if (planned.size === 0) return [];
    return doorStatements(graph).flatMap((door) => {
      const saved = planned.get(placeOf5(door.policy.origin));
      if (saved === void 0 || saved.action === "delete" || saved.action === "forget") return [];
      return principalsOf(door).flatMap((principal) => {
        const made = madeWith(graph, planned, principal);
        if (made === void 0 || !isElsewhere(principal, door.target) || !mayComeFirst(saved, made)) return [];
        return [
          {
            origin: door.policy.origin,
            subject: showText(door.target),
            side: "target",
            statement: statementName(door.statement),
            evidence: evidenceOf4(door, principal, { saved, made }),
            ...fixOf2(door, principal, { saved, made })
          }
        ];
      });
    });
  }
};
function placeOf5({ input, address = "" }) {
  return `${input} ${address}`;
}
function principalsOf({ statement: { principal } }) {
  if (principal === void 0 || principal.list === "unknown") return [];
  return principal.list.filter(({ type }) => type === "AWS").flatMap(({ values }) => values.values);
}
function madeWith({ roles, principals: principals2 }, planned, principal) {
  const key = textKey(principal) ?? "";
  const identity = roles.get(key) ?? principals2.get(key);
  const change = identity?.whole ? planned.get(placeOf5(identity.origin)) : void 0;
  return change?.action === "create" || change?.action === "replace" ? change : void 0;
}
function isElsewhere(principal, target) {
  const [from = "", to = ""] = [principal, target].map((arn2) => parseArnText(arn2)?.accountId);
  return from !== "" && to !== "" && equalTexts(from, to) === "no";
}
function mayComeFirst(saved, made) {
  if (saved.input !== made.input) return true;
  const block = blockOf(made.address);
  return saved.waitsFor !== void 0 && block !== void 0 && !saved.waitsFor.includes(block);
}
function evidenceOf4({ target }, principal, { saved, made }) {
  const begin = phrase`The policy of ${{ arn: showText(target) }} names ${{ arn: showText(principal) }}, which ${made.address}`;
  return saved.input === made.input ? phrase`${begin} is going to create, and nothing makes ${saved.address} wait for it.` : phrase`${begin} of another plan, ${made.input}, is going to create.`;
}
function fixOf2({ policyType, target }, principal, { saved, made }) {
  const waited = saved.input === made.input ? dependencyOf(saved.address, made.address) : void 0;
  if (waited !== void 0) return { fix: { hcl: `depends_on = [${waited}]` } };
  const ends = { caller: showText(principal), callee: showText(target) };
  const named3 = trustOfOneRole(ends);
  const arn2 = parseArnText(principal);
  const root = `arn:${showText(arn2?.partition ?? "aws")}:iam::${showText(arn2?.accountId ?? "")}:root`;
  return policyType === "trustPolicy" ? {
    fix: {
      ...named3,
      hcl: `principals {
  type        = "AWS"
  identifiers = [${value(root)}]
}
${named3.hcl}`
    }
  } : {
    fix: {
      hcl: `principal = ${value(root)}`,
      typescript: invokeGrant(ends, "principal: 'account'")
    }
  };
}
function dependencyOf(from, to) {
  const [around, inside] = [parseAddress(from), parseAddress(to)];
  if (around === void 0 || inside === void 0) return void 0;
  const [own2, other] = [moduleKey(around.modules), moduleKey(inside.modules)];
  if (own2 === other) return inside.base;
  return own2 === "" ? `module.${inside.modules[0]?.name ?? ""}` : void 0;
}

// lib/review/rules/unknown-account.ts
var unknownAccount = {
  id: "unknown-account",
  severity: "note",
  title: "The account of a provider is not known",
  why: "Whether an access crosses accounts is decided by account ids. Where the input does not tell in which account a provider works, all that it manages stays undecided.",
  remedy: "Give the id with --account PROVIDER=ID, or write allowed_account_ids or assume_role into the provider block.",
  link: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs",
  silencedBy: "An account that the role of the provider, its allowed_account_ids or the ARN of any of its resources tells.",
  find: ({ after: { graph } }) => graph.notes.filter(({ code }) => code === "unknownAccount").map(({ subject }) => ({
    origin: { input: graph.inputs.join(", ") },
    subject,
    evidence: phrase`In which account ${subject} works is not in the input.`
  }))
};

// lib/review/rules/unknown-until-apply.ts
var unknownUntilApply = {
  id: "unknown-until-apply",
  severity: "note",
  title: "A policy cannot be reviewed, because its text is not known",
  why: "What the input does not tell may allow anything. No other rule says a word about it, and an access that rests on it is neither proved nor denied.",
  remedy: "Make the text known before apply: write ARNs of names and account ids that are variables, or apply in two steps. Policies that are managed elsewhere can be given as inventory JSON.",
  link: "https://developer.hashicorp.com/terraform/language/expressions/references#values-not-yet-known",
  silencedBy: "Generated ids within a text that is known otherwise; AWS-managed policies whose text this package knows; policies of roles that have no part in what the input tells of, unless they are known only after apply.",
  find: ({ after }) => [...policies(after), ...unlinked2(after)]
};
function policies(moment) {
  const { graph } = moment;
  const hasPart = takingPart(moment);
  const identities = [...graph.roles.values(), ...graph.principals.values()];
  return [
    ...listDoorPolicies(graph).flatMap(({ target, policy }) => unknownIn(policy, showText(target), "target")),
    ...identities.flatMap((identity) => {
      const { arn: arn2, identityPolicies: identityPolicies2, permissionsBoundary } = identity;
      const own2 = [...identityPolicies2, ...permissionsBoundary === void 0 ? [] : [permissionsBoundary]];
      return own2.filter(({ document }) => isOfThisPlan(document) || hasPart(identity)).flatMap((policy) => unknownIn(policy, showText(arn2), "caller"));
    })
  ];
}
function isOfThisPlan(document) {
  return !isUnknownDocument(document) || document.unknownBecause === "knownAfterApply";
}
function unknownIn(policy, owner2, side) {
  const because = whyUnknown(policy.document);
  return because === void 0 ? [] : [
    {
      origin: policy.origin,
      subject: owner2,
      side,
      evidence: phrase`The ${nameOf3(policy)} of ${{ arn: owner2 }} ${because}.`
    }
  ];
}
function nameOf3({ name: name2 }) {
  return name2 === "trust policy" ? [name2] : phrase`policy ${name2}`;
}
function whyUnknown(document) {
  if (isUnknownDocument(document)) return BECAUSE[document.unknownBecause];
  return isPartlyUnknown(document) ? ["is known only in part before apply"] : void 0;
}
var BECAUSE = {
  knownAfterApply: ["is known only after apply"],
  managedPolicyNotInInput: ["is managed elsewhere, and its text is not in the input"],
  notInInput: ["is not in the input"],
  malformed: ["cannot be read as a policy"],
  sensitive: ["is marked as sensitive"],
  given: ["is given as unknown"]
};
function isPartlyUnknown({ open: open2, statements: statements2 }) {
  return open2 || statements2.some(hasUnknown);
}
function hasUnknown({ effect, principal, action, resource, conditions: conditions2 }) {
  return effect === void 0 || principal?.list === "unknown" || (principal?.list ?? []).some((member2) => typeof member2 !== "string" && member2.values.open) || action.list.open || isOpen(resource?.list) || conditions2 === "unknown" || conditions2.some(({ values }) => values.open);
}
function isOpen(list2) {
  return list2?.open === true;
}
function unlinked2({ graph: { notes, inputs } }) {
  return notes.filter(({ code }) => code === "unlinked").map(({ subject }) => ({
    origin: { input: inputs.join(", "), address: subject },
    subject,
    evidence: phrase`What ${subject} belongs to is known only after apply, and so is whom it concerns.`
  }));
}

// lib/review/plan-rules.ts
var PLAN_RULES = [principalNotYetCreated, unknownUntilApply, unknownAccount, partialPlan];

// lib/review/condition-keys.ts
var KEYS2 = {
  aws: "CalledVia CalledViaFirst CalledViaLast CurrentTime EpochTime FederatedProvider MultiFactorAuthAge MultiFactorAuthPresent PrincipalAccount PrincipalArn PrincipalIsAWSService PrincipalOrgID PrincipalOrgPaths PrincipalServiceName PrincipalServiceNamesList PrincipalTag PrincipalType Referer RequestedRegion RequestTag ResourceAccount ResourceOrgID ResourceOrgPaths ResourceTag SecureTransport SourceAccount SourceArn SourceIdentity SourceIp SourceOrgID SourceOrgPaths SourceVpc SourceVpcArn SourceVpce TagKeys TokenIssueTime UserAgent userid username ViaAWSService VpcSourceIp VpceAccount VpceOrgID VpceOrgPaths",
  sts: "AWSServiceName DurationSeconds ExternalId RoleSessionName SourceIdentity TaskPolicyArn TransitiveTagKeys"
};
var KNOWN = Object.entries(KEYS2).flatMap(([prefix, names4]) => names4.split(" ").map((name2) => `${prefix}:${name2}`));
var MAX_DISTANCE = 2;
function meantKey(written2) {
  const [key = ""] = written2.toLowerCase().split("/");
  const [prefix, name2] = key.split(":");
  if (prefix !== "aws" && prefix !== "sts" || name2 === void 0) return void 0;
  if (KNOWN.some((known) => known.toLowerCase() === key)) return void 0;
  const elsewhere = KNOWN.find((known) => known.toLowerCase().endsWith(`:${name2}`));
  return elsewhere ?? KNOWN.find((known) => known.startsWith(`${prefix}:`) && distance(known.toLowerCase(), key) <= MAX_DISTANCE);
}
function distance(one2, other) {
  let row = [...Array(other.length + 1).keys()];
  for (const [index, letter] of [...one2].entries()) {
    const next2 = [index + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const exchanged = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      next2.push(Math.min(exchanged, (row[column + 1] ?? 0) + 1, (next2[column] ?? 0) + 1));
    }
    row = next2;
  }
  return row[other.length] ?? 0;
}

// lib/review/rules/condition-key-never-present.ts
var OF_SERVICES = /^aws:source(arn|account|orgid|orgpaths)$/;
var OF_PRINCIPALS = /^aws:(principal(arn|account|orgid|orgpaths)|principaltag\/.*|username)$/;
var conditionKeyNeverPresent = {
  id: "condition-key-never-present",
  severity: "error",
  title: "A condition asks for a key that no request has",
  why: "An Allow with such a condition allows nothing, a Deny nothing or everything: it never does what was meant, and AWS takes the policy without a word.",
  remedy: "Write the key that was meant. What function code does is told by lambda:SourceFunctionArn in the caller's identity-based policy, and nowhere else.",
  link: "https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html",
  silencedBy: 'The case of letters, which keys do not mind; keys that are not known here and resemble none; statements for "*" or for services and accounts together; aws:PrincipalOrgID beside a service in the policy of a function (organization-with-service).',
  find: ({ after: { graph } }) => [...trustStatements(graph), ...functionStatements(graph)].flatMap(
    (place2) => (place2.statement.conditions === "unknown" ? [] : place2.statement.conditions).flatMap((condition) => {
      const reason = whyNever(condition, place2);
      const holds3 = holdsWithout(condition);
      if (reason === void 0 || holds3 === "unknown") return [];
      const effect = holds3 === "yes" ? ["always holds"] : ["never holds"];
      return [
        foundIn(
          place2,
          phrase`In the policy of ${{ arn: showText(place2.target) }}, ${condition.operator} on ${condition.key} ${effect}: ${reason}.`
        )
      ];
    })
  )
};
function whyNever({ key }, { statement, policyType }) {
  const name2 = key.toLowerCase();
  if (isNeverPresent(key, policyType)) return phrase`AWS has the key in identity-based policies alone`;
  const meant = meantKey(key);
  if (meant !== void 0) return phrase`there is no such key, ${meant} may be meant`;
  if (policyType === "trustPolicy" && name2.startsWith("lambda:"))
    return phrase`only requests to AWS Lambda have the key`;
  if (policyType === "resourcePolicy" && name2.startsWith("sts:")) return phrase`only requests to AWS STS have the key`;
  const isTold3 = policyType === "resourcePolicy" && name2 === "aws:principalorgid";
  const only2 = onlyPrincipals(statement);
  switch (only2) {
    case "accounts":
      return OF_SERVICES.test(name2) ? phrase`only services that call for themselves have the key` : void 0;
    case "services":
      return OF_PRINCIPALS.test(name2) && !isTold3 ? phrase`a service has no such key` : void 0;
    case void 0:
      return void 0;
    default:
      return only2;
  }
}
function onlyPrincipals({ principal }) {
  if (principal === void 0 || principal.negated || principal.list === "unknown") return void 0;
  const { list: list2 } = principal;
  if (list2.some(({ values }) => values.open || values.values.includes("*"))) return void 0;
  if (list2.every(({ type }) => type === "AWS")) return "accounts";
  return list2.every(({ type }) => type === "Service") ? "services" : void 0;
}

// lib/review/rules/condition-weak-operator.ts
var ALWAYS_PRESENT = [
  "aws:principalarn",
  "aws:principalaccount",
  "aws:principaltype",
  "aws:userid",
  "sts:rolesessionname"
];
var ALWAYS = ["aws:currenttime", "aws:epochtime", "aws:securetransport", "aws:requestedregion"];
var OPTIONAL = /^(aws:tagkeys|sts:transitivetagkeys|aws:requesttag\/.*)$/;
var conditionWeakOperator = {
  id: "condition-weak-operator",
  severity: "error",
  title: "A condition of an Allow holds where its key is missing",
  why: "IfExists and ForAllValues hold for a request that does not have the key at all, so that the statement allows whom it seems to keep out.",
  remedy: 'Use the operator without IfExists, ForAnyValue instead of ForAllValues, or add a Null condition with "false" on the key.',
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html",
  silencedBy: "Another condition of the statement that asks for the key, or a Deny for requests without it; keys that every such request has, as aws:PrincipalArn; session tags, which may be left out; Deny statements; sts:ExternalId in a trust policy (trust-weak-external-id).",
  find: ({ after: { graph } }) => [...trustStatements(graph), ...functionStatements(graph)].flatMap(
    (place2) => weakConditions(place2).map(
      ({ operator, key }) => foundIn(
        place2,
        phrase`The policy of ${{ arn: showText(place2.target) }} has ${operator} on ${key}, which holds where a request does not have the key.`,
        { hcl: `condition {
  test     = "Null"
  variable = ${JSON.stringify(key)}
  values   = ["false"]
}` }
      )
    )
  )
};
function weakConditions(place2) {
  const { statement, policy, policyType } = place2;
  if (statement.effect !== "Allow" || statement.conditions === "unknown") return [];
  return statement.conditions.filter((condition) => {
    const key = condition.key.toLowerCase();
    return isLenient(condition) && !OPTIONAL.test(key) && !(policyType === "trustPolicy" && key === "sts:externalid") && !isAlwaysThere(key, place2) && !asksForPresence(statement, key) && !isDeniedWithout(policy, key);
  });
}
function isLenient(condition) {
  const { set, ifExists } = parseOperator(condition.operator);
  return (ifExists || set === "ForAllValues") && holdsWithout(condition) === "yes";
}
function isAlwaysThere(key, { statement: { principal } }) {
  const isOfAccounts = principal !== void 0 && principal.list !== "unknown" && principal.list.every(({ type }) => type === "AWS");
  return ALWAYS.includes(key) || isOfAccounts && ALWAYS_PRESENT.includes(key);
}

// lib/review/rules/session-too-long-for-chaining.ts
var CHAINED_SESSION = 3600;
var sessionTooLongForChaining = {
  id: "session-too-long-for-chaining",
  severity: "warning",
  title: "Only roles may assume a role whose sessions are longer than an hour",
  why: "A role that assumes another one (role chaining, as every Lambda function does) gets a session of one hour at most, whatever the role allows. A call that asks for more fails.",
  remedy: "Set max_session_duration to 3600, ask for no more than 3600 seconds, and renew the session in the caller.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining",
  silencedBy: "Roles that users, whole accounts, organizations or identity providers may assume too, or a service alone; trust policies that are not wholly known.",
  find: ({ after: { graph } }) => [...graph.roles.values()].filter((role) => (role.maxSessionDuration ?? 0) > CHAINED_SESSION && isForRolesAlone(role)).map(({ arn: arn2, origin, maxSessionDuration }) => ({
    origin,
    subject: showText(arn2),
    side: "target",
    evidence: phrase`${{ arn: showText(arn2) }} allows sessions of ${String(maxSessionDuration)} seconds, but only roles may assume it, and they get 3600 at most.`,
    fix: { hcl: "max_session_duration = 3600" }
  }))
};
function isForRolesAlone({ trustPolicy }) {
  const document = trustPolicy?.document;
  if (document === void 0 || isUnknownDocument(document) || document.open) return false;
  const allows = document.statements.filter(({ effect }) => effect !== "Deny");
  const isFederated = allows.some(
    ({ principal }) => principal !== void 0 && (principal.list === "unknown" || principal.list.some(({ type }) => type === "Federated"))
  );
  const callers = allows.flatMap((statement) => lettingIn(statement)).filter(({ breadth }) => breadth !== "service");
  return !isFederated && callers.length > 0 && callers.every(({ breadth, principal }) => breadth === "role" && isRole2(showText(principal)));
}
function isRole2(principal) {
  return /^arn:[^:]+:(iam::[^:]*:role|sts::[^:]*:assumed-role)\//.test(principal);
}

// lib/review/rules/trust-any-principal.ts
var trustAnyPrincipal = {
  id: "trust-any-principal",
  severity: "error",
  title: "Anybody may assume the role",
  why: "A trust policy that names every principal, and that no condition narrows, lets every AWS account take the role.",
  remedy: "Name the role that needs it, or its account with a condition on aws:PrincipalArn.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  silencedBy: 'Conditions that ask for aws:PrincipalArn, aws:PrincipalAccount, aws:PrincipalOrgID or aws:PrincipalOrgPaths by an operator without IfExists; a Deny for everybody else; "Principal": "*", which AWS refuses in a trust policy (trust-invalid), and NotPrincipal (trust-not-principal).',
  find: ({ after: { graph, openings } }) => trustOpenings(openings).filter(({ breadth, statement }) => breadth === "everyone" && statement.principal?.negated === false).filter(({ statement }) => !isBare(statement.principal?.list)).filter((opening) => !isClosedToStrangers(graph, opening)).map(
    (opening) => foundInOpening(
      opening,
      phrase`The trust policy of ${{ arn: showText(opening.door.target) }} lets in ${{ arn: showText(opening.principal) }}.`,
      namedTrust({ callee: showText(opening.door.target) })
    )
  )
};
function isBare(list2) {
  return list2 !== void 0 && list2 !== "unknown" && list2.some(({ bare }) => bare);
}

// lib/review/rules/trust-deleted-principal.ts
var trustDeletedPrincipal = {
  id: "trust-deleted-principal",
  severity: "warning",
  title: "A trust policy names a principal that was deleted",
  why: "AWS writes the unique id of a principal in its place once it is deleted. Whoever is created under the old name has another id, so the statement never applies to it.",
  remedy: "Write the ARN of the role that exists now, and apply again; or trust the account with a condition on aws:PrincipalArn, which outlives a replacement.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids",
  silencedBy: "Unique ids elsewhere, as in a condition on aws:userid.",
  find: ({ after: { graph } }) => trustStatements(graph).flatMap((place2) => {
    const { principal } = place2.statement;
    const members = principal === void 0 || principal.list === "unknown" ? [] : principal.list;
    const deleted = members.filter(({ type }) => type === "AWS").flatMap(({ values }) => values.values.filter(isDeletedPrincipal));
    return deleted.length === 0 ? [] : [
      foundIn(
        place2,
        phrase`The trust policy of ${{ arn: showText(place2.target) }} names ${listed2(deleted.map(showText))}, which no longer exists.`,
        {
          typescript: "new AssumeRoleGrant(this, 'grant', { caller, role, trust: 'roleName' });"
        }
      )
    ];
  })
};

// lib/review/rules/trust-invalid.ts
var trustInvalid = {
  id: "trust-invalid",
  severity: "error",
  title: "A trust policy is not one that AWS takes",
  why: "Terraform does not check the policy. AWS refuses it at apply with MalformedPolicyDocument, or takes a statement that can never apply.",
  remedy: "A statement of a trust policy has Principal, with a type, sts actions that fit it, and no Resource.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
  silencedBy: "Actions with wildcards; parts of the policy that are known only after apply; Allow with NotPrincipal (trust-not-principal).",
  find: ({ after: { graph } }) => [
    ...[...graph.roles.values()].flatMap(
      ({ arn: arn2, trustPolicy }) => trustPolicy !== void 0 && isMalformed(trustPolicy.document) ? [
        {
          origin: trustPolicy.origin,
          subject: showText(arn2),
          side: "target",
          evidence: phrase`The trust policy of ${{ arn: showText(arn2) }} is no policy document that AWS can read.`
        }
      ] : []
    ),
    ...trustStatements(graph).flatMap(
      (place2) => problemsOf(place2.statement).map(
        (problem) => foundIn(place2, phrase`The trust policy of ${{ arn: showText(place2.target) }} ${problem}.`)
      )
    )
  ]
};
function isMalformed(document) {
  return "unknownBecause" in document && document.unknownBecause === "malformed";
}
function problemsOf(statement) {
  const { principal, resource, effect } = statement;
  return [
    ...resource === void 0 ? [] : [phrase`has a Resource, which is always the role itself and is not written`],
    ...principal === void 0 ? [phrase`names no Principal`] : [],
    ...principal?.negated && effect === "Deny" ? [phrase`has NotPrincipal, which trust policies do not have`] : [],
    ...principal === void 0 || principal.negated || principal.list === "unknown" ? [] : principal.list.flatMap(problemsOfPrincipal),
    ...problemsOfActions(statement)
  ];
}
function problemsOfPrincipal({ type, values, bare }) {
  if (bare) return [phrase`has the text * as its Principal, which only resource-based policies may have`];
  return type === "AWS" ? values.values.filter((value2) => parseArnText(value2) !== void 0 && hasWildcard(value2)).map((value2) => phrase`names ${showText(value2)}, but a principal has no wildcards`) : [];
}
function problemsOfActions({ action, principal }) {
  if (action.negated) return [];
  return action.list.values.flatMap((value2) => {
    if (typeof value2 !== "string" || hasWildcard(value2)) return [];
    if (!/^sts:/i.test(value2)) return [phrase`allows ${value2}, but only actions of sts open a role`];
    return principal?.negated === false && principal.list !== "unknown" && !fitsOne(value2, principal.list) ? [phrase`has ${value2} for principals that cannot ask for it`] : [];
  });
}
function fitsOne(action, principals2) {
  return principals2.some(({ type, values }) => values.open || values.values.some((value2) => fits(action, type, value2)));
}
function fits(action, type, value2) {
  const isProvider = type === "Federated";
  const shown = showText(value2);
  switch (action.toLowerCase()) {
    case "sts:assumerole":
      return !isProvider;
    case "sts:assumerolewithsaml":
      return value2 === "*" || isProvider && !shown.includes(":oidc-provider/");
    case "sts:assumerolewithwebidentity":
      return value2 === "*" || isProvider && !shown.includes(":saml-provider/");
    default:
      return true;
  }
}

// lib/review/rules/trust-missing-tag-session.ts
var ACTIONS2 = ["sts:TagSession", "sts:SetSourceIdentity"];
var trustMissingTagSession = {
  id: "trust-missing-tag-session",
  severity: "error",
  title: "Session tags or a source identity are passed, but the trust policy does not allow them",
  why: "A call of AssumeRole with tags also needs sts:TagSession, and one with a source identity sts:SetSourceIdentity, in the trust policy too. Without it the whole call is denied.",
  remedy: "Add the action to the trust policy, for the same principal.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html",
  silencedBy: "The action in any Allow of the trust policy, with wildcards or not; callers whose policy names the action for all roles, or that may not assume the role at all; parts that are known only after apply.",
  find: ({ after: { graph } }) => [...askedFor(graph), ...passed(graph)]
};
function askedFor(graph) {
  return trustStatements(graph).filter(({ statement }) => statement.effect === "Allow" && names3(statement, "sts:AssumeRole") === "yes").flatMap(
    (place2) => ACTIONS2.filter((action) => asks2(place2.statement, action) && !mayAllow(place2.policy, action)).map(
      (action) => foundIn(
        place2,
        phrase`The trust policy of ${{ arn: showText(place2.target) }} asks for what only ${action} lets a caller pass, and does not allow ${action}.`,
        { hcl: `actions = ["sts:AssumeRole", "${action}"]` }
      )
    )
  );
}
function asks2(statement, action) {
  const keys = action === "sts:TagSession" ? ["aws:tagkeys", "sts:transitivetagkeys", ...keysBeginning(statement, "aws:requesttag/")] : ["sts:sourceidentity"];
  return keys.some((key) => asksForPresence(statement, key));
}
function mayAllow({ document }, action) {
  return isUnknownDocument(document) || document.open || document.statements.some((statement) => statement.effect !== "Deny" && names3(statement, action) !== "no");
}
function names3({ action: { negated, list: list2 } }, action) {
  if (negated || list2.open) return "unknown";
  return any(list2.values.map((written2) => matchWildcard(lowerCase(written2), action.toLowerCase())));
}
function passed(graph) {
  return heldStatements(graph).flatMap(
    ({ identity: { arn: caller }, statement }) => statement.effect !== "Allow" || statement.action.negated || statement.resource?.negated ? [] : ACTIONS2.filter(
      (action) => statement.action.list.values.some((value2) => showText(value2).toLowerCase() === action.toLowerCase())
    ).flatMap(
      (action) => (statement.resource?.list.values ?? []).flatMap((resource) => {
        const target = graph.roles.get(textKey(resource) ?? "");
        const ask = (asked2) => ({ principal: caller, action: asked2, resource, callerChooses: true });
        if (target?.trustPolicy === void 0 || mayAllow(target.trustPolicy, action)) return [];
        if (prove(graph, ask("sts:AssumeRole")).outcome !== "allowed" || !isDenied2(graph, ask(action))) return [];
        return [
          {
            origin: target.trustPolicy.origin,
            subject: showText(target.arn),
            side: "target",
            evidence: phrase`${{ arn: showText(caller) }} has ${action} for ${{ arn: showText(target.arn) }}, whose trust policy does not allow it.`,
            fix: { hcl: `actions = ["sts:AssumeRole", "${action}"]` }
          }
        ];
      })
    )
  );
}

// lib/review/rules/trust-not-principal.ts
var trustNotPrincipal = {
  id: "trust-not-principal",
  severity: "error",
  title: "A trust policy allows everybody but some",
  why: "Allow with NotPrincipal lets in every AWS account and anonymous callers except those that it lists, and those of the future too.",
  remedy: "List who may assume the role in Principal; take single callers out with a Deny statement and a condition on aws:PrincipalArn.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html",
  silencedBy: "Principal instead of NotPrincipal; an effect that is known only after apply.",
  find: ({ after: { graph } }) => trustStatements(graph).filter(({ statement: { effect, principal } }) => effect === "Allow" && principal?.negated === true).map(
    (place2) => foundIn(
      place2,
      phrase`The trust policy of ${{ arn: showText(place2.target) }} allows ${showPrincipal(place2.statement.principal)}.`,
      namedTrust({ callee: showText(place2.target) })
    )
  )
};

// lib/review/rules/trust-service-without-source.ts
var SEND_A_SOURCE = [
  "appsync.amazonaws.com",
  "bedrock.amazonaws.com",
  "cloudformation.amazonaws.com",
  "codebuild.amazonaws.com",
  "config.amazonaws.com",
  "ecs-tasks.amazonaws.com",
  "events.amazonaws.com",
  "fis.amazonaws.com",
  "iot.amazonaws.com",
  "logs.amazonaws.com",
  "pipes.amazonaws.com",
  "sagemaker.amazonaws.com",
  "scheduler.amazonaws.com",
  "states.amazonaws.com",
  "transfer.amazonaws.com",
  "vpc-flow-logs.amazonaws.com"
];
var trustServiceWithoutSource = {
  id: "trust-service-without-source",
  severity: "warning",
  title: "A service may assume the role for any account",
  why: "The service acts for every AWS account. Without a condition on its source, somebody who may use the service elsewhere may have it take your role (the cross-service confused deputy problem).",
  remedy: "Add a condition on aws:SourceAccount, and on aws:SourceArn where the ARN is known.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  silencedBy: "Services that are not known to send a source, execution roles of Lambda and EC2 among them; conditions or a Deny that ask for aws:SourceAccount, aws:SourceArn, aws:SourceOrgID or aws:SourceOrgPaths by an operator without IfExists.",
  find: ({ after: { graph, openings } }) => trustOpenings(openings).filter(({ breadth, principal }) => breadth === "service" && SEND_A_SOURCE.includes(showText(principal))).filter((opening) => !isClosedToOtherSources(graph, opening)).map(
    (opening) => foundInOpening(
      opening,
      phrase`The trust policy of ${{ arn: showText(opening.door.target) }} lets in ${showText(opening.principal)} whichever account it acts for.`,
      {
        hcl: 'condition {\n  test     = "StringEquals"\n  variable = "aws:SourceAccount"\n  values   = [data.aws_caller_identity.current.account_id]\n}'
      }
    )
  )
};

// lib/review/rules/trust-third-party-without-external-id.ts
var NO_EXTERNAL_ID = /* @__PURE__ */ new Map([["sts:externalid", []]]);
var trustThirdPartyWithoutExternalId = {
  id: "trust-third-party-without-external-id",
  severity: "error",
  title: "A third party may assume the role without an external ID",
  why: "A third party acts for many customers. Whoever tells it the ARN of your role can have it act on your account, unless it must also send the external ID that it gave to you alone (the confused deputy problem).",
  remedy: "Ask the third party for your external ID, and add a StringEquals condition on sts:ExternalId. If the account is your own, name it under trustedAccounts in the configuration.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  silencedBy: "Own accounts: those that the plan manages something in, that a manifest declares, that are in one of your organizations or that the configuration trusts; any condition on sts:ExternalId (trust-weak-external-id looks at those); conditions on aws:PrincipalArn, aws:MultiFactorAuthPresent or the aws:PrincipalOrgID of one of your organizations; a Deny for whoever sends no external ID.",
  find: ({ after: { graph, openings }, configuration }) => {
    const own2 = ownAccounts(graph, configuration);
    return trustOpenings(openings).filter(
      ({ breadth, accountId: accountId2 }) => isNamed2(breadth) && accountId2 !== void 0 && isAmong(own2, accountId2) === "no"
    ).filter((opening) => !isGuarded(graph, configuration, opening)).map(
      (opening) => foundInOpening(
        opening,
        phrase`The trust policy of ${{ arn: showText(opening.door.target) }} lets in ${{ arn: showText(opening.principal) }} without an external ID, and account ${showText(opening.accountId ?? "")} is none of your own.`,
        trustWithExternalId({ caller: showText(opening.principal), callee: showText(opening.door.target) })
      )
    );
  }
};
function isNamed2(breadth) {
  return breadth === "role" || breadth === "account";
}
function isGuarded(graph, configuration, opening) {
  const { statement, breadth, principal, accountId: accountId2 = "", door, action } = opening;
  const another = anotherRole(accountId2, door.target);
  const caller = breadth === "role" ? principal : another;
  return conditionsOn2(statement, "sts:ExternalId").length > 0 || narrows(statement, "aws:PrincipalArn", another) || narrows(statement, "aws:MultiFactorAuthPresent", "false") || isOfOwnOrganization(configuration, opening) || isDenied2(graph, {
    principal: caller,
    action,
    resource: door.target,
    context: NO_EXTERNAL_ID,
    callerChooses: true
  });
}
function isOfOwnOrganization({ organizationIds }, { statement }) {
  return narrows(statement, "aws:PrincipalOrgID", "o-0000000000") && (organizationIds.length === 0 || conditionsOn2(statement, "aws:PrincipalOrgID").some(
    ({ values }) => values.values.every((value2) => organizationIds.includes(showText(value2)))
  ));
}

// lib/review/rules/trust-too-large.ts
var trustTooLarge = {
  id: "trust-too-large",
  severity: "warning",
  title: "A trust policy is larger than the default quota",
  why: "A trust policy has 2,048 characters without white space unless the quota of the account was raised. Above it, apply fails with LimitExceeded.",
  remedy: 'Trust an account with a condition on aws:PrincipalArn or an organization instead of many roles, split the role, or have the quota "Role trust policy length" raised.',
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
  silencedBy: "White space; parts that are known only after apply, which are not counted. Where the quota was raised, set the rule to off.",
  find: ({ after: { graph } }) => [...graph.roles.values()].flatMap(({ arn: arn2, trustPolicy }) => {
    if (trustPolicy === void 0 || isUnknownDocument(trustPolicy.document)) return [];
    const length2 = shortestLength(trustPolicy.document);
    return length2 <= SIZE_BUDGETS.trustPolicy ? [] : [
      {
        origin: trustPolicy.origin,
        subject: showText(arn2),
        side: "target",
        evidence: phrase`The trust policy of ${{ arn: showText(arn2) }} has at least ${String(length2)} characters; the default quota is ${String(SIZE_BUDGETS.trustPolicy)}.`
      }
    ];
  })
};

// lib/review/rules/trust-weak-external-id.ts
var KEY = "sts:ExternalId";
var MIN_LENGTH = 2;
var trustWeakExternalId = {
  id: "trust-weak-external-id",
  severity: "error",
  title: "The external ID of a trust policy proves nothing",
  why: "An external ID only tells one customer of a third party from another if it must be sent, and if nobody else can guess it or have it too.",
  remedy: "Use StringEquals on sts:ExternalId, with one value that the third party made for you and for nobody else.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html",
  silencedBy: "Another condition of the statement that asks for one certain external ID; StringLike without wildcards; a value that is known only after apply; Deny statements.",
  find: ({ after: { graph }, configuration }) => {
    const own2 = ownAccounts(graph, configuration);
    return trustStatements(graph).flatMap((place2) => {
      const conditions2 = place2.statement.effect === "Allow" ? conditionsOn2(place2.statement, KEY) : [];
      const accounts = [...own2, ...accountsOf(place2)].map(showText);
      const weaknesses = conditions2.map((condition) => weaknessOf(condition, place2, accounts));
      const [weakness] = weaknesses;
      return weakness === void 0 || weaknesses.includes(void 0) ? [] : [
        foundIn(
          place2,
          phrase`The trust policy of ${{ arn: showText(place2.target) }} has a condition on sts:ExternalId that proves nothing: ${weakness}.`,
          trustWithExternalId({ callee: showText(place2.target) })
        )
      ];
    });
  }
};
function accountsOf({ target, statement }) {
  return [parseArnText(target)?.accountId ?? "", ...lettingIn(statement).flatMap(({ accountId: accountId2 }) => accountId2 ?? [])];
}
function weaknessOf(condition, { policy }, accounts) {
  const { name: name2 } = parseOperator(condition.operator);
  if (name2 === "Null") return phrase`${condition.operator} takes any value`;
  if (isNegated(name2)) return phrase`${condition.operator} takes any value but those that it names`;
  if (holdsWithout(condition) === "yes" && !isDeniedWithout(policy, KEY)) {
    return phrase`${condition.operator} holds where no external ID is sent`;
  }
  return condition.values.values.map((value2) => weaknessOfValue(value2, name2 === "StringLike", accounts)).find((weakness) => weakness !== void 0);
}
function weaknessOfValue(value2, isPattern2, accounts) {
  if (isPattern2 && hasWildcard(value2)) return phrase`the pattern ${showText(value2)} takes more than one value`;
  if (typeof value2 !== "string") return void 0;
  if (value2 === "*") return phrase`* is a placeholder`;
  if (value2.length < MIN_LENGTH) return phrase`${value2 === "" ? "the empty text" : value2} is too short for AWS`;
  return accounts.includes(value2) ? phrase`${value2} is the id of an account, which is no secret` : void 0;
}

// lib/review/rules/trust-whole-account.ts
var ANOTHER_VALUE3 = "another-value";
var trustWholeAccount = {
  id: "trust-whole-account",
  severity: "warning",
  title: "A whole other account is trusted",
  why: "Every principal of the account that its administrators let call sts:AssumeRole can take the role, not only the one that needs it.",
  remedy: "Name the caller's role, or keep the account and add a condition on aws:PrincipalArn, which outlives a replacement of the role.",
  link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  silencedBy: "The role's own account; a condition that asks for aws:PrincipalArn, aws:PrincipalTag, aws:userid or sts:ExternalId; a Deny for the other principals of the account; a manifest that declares the access for the account or an organization.",
  find: ({ after: { graph, openings } }) => trustOpenings(openings).filter(({ breadth, crosses: crosses2 }) => breadth === "account" && crosses2 === "yes").filter((opening) => !isNarrowed4(graph, opening) && !isDeclared3(graph, opening)).map(
    (opening) => foundInOpening(
      opening,
      phrase`The trust policy of ${{ arn: showText(opening.door.target) }} lets in every principal of account ${showText(opening.accountId ?? "")}.`,
      trustOfOneRole({ caller: showText(opening.accountId ?? ""), callee: showText(opening.door.target) })
    )
  )
};
function isNarrowed4(graph, { statement, door: { target }, action, accountId: accountId2 }) {
  const another = anotherRole(accountId2 ?? "", target);
  const keys = ["sts:externalid", "aws:userid", "aws:username", ...keysBeginning(statement, "aws:principaltag/")];
  return narrows(statement, "aws:principalarn", another) || keys.some((key) => narrows(statement, key, ANOTHER_VALUE3)) || isDenied2(graph, { principal: another, action, resource: target, callerChooses: true });
}
function isDeclared3({ declared = [] }, { door: { target }, action, accountId: accountId2 }) {
  return declared.some(
    (fact) => (fact.breadth === "account" || fact.breadth === "organization") && fact.action.toLowerCase() === action.toLowerCase() && equalTexts(fact.resource, target) === "yes" && equalTexts(accountOf6(fact.principal), accountId2 ?? "") === "yes"
  );
}
function accountOf6(principal) {
  return parseArnText(principal)?.accountId ?? principal;
}

// lib/review/trust-rules.ts
var TRUST_RULES = [
  trustAnyPrincipal,
  trustWholeAccount,
  trustThirdPartyWithoutExternalId,
  trustWeakExternalId,
  trustNotPrincipal,
  trustDeletedPrincipal,
  trustInvalid,
  trustServiceWithoutSource,
  conditionKeyNeverPresent,
  conditionWeakOperator,
  trustMissingTagSession,
  trustTooLarge,
  sessionTooLongForChaining
];

// lib/review/rules.ts
var RULES = [
  ...TRUST_RULES,
  ...IDENTITY_RULES,
  ...FUNCTION_RULES,
  ...GRAPH_RULES,
  ...CHANGE_RULES,
  ...PLAN_RULES
];

// lib/review/fingerprint.ts
var import_node_crypto = require("node:crypto");
var LENGTH = 16;
function fingerprintOf(rule, { origin, subject, side, statement, evidence }) {
  const parts = [rule, origin.address, subject, side, statement, evidence];
  return (0, import_node_crypto.createHash)("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, LENGTH);
}

// lib/review/waivers.ts
var WAIVER_EXPIRED = "waiver-expired";
function applyWaivers(findings, waivers, today) {
  const holding = waivers.filter(({ expires }) => expires >= today);
  const kept = [];
  const waived = [];
  for (const finding of findings) {
    const waiver = holding.find(({ rule, address }) => rule === finding.rule && address === finding.origin.address);
    if (waiver === void 0) kept.push(finding);
    else waived.push({ finding, reason: waiver.reason, expires: waiver.expires });
  }
  const expired = waivers.filter(({ expires }) => expires < today).map(expiredFinding);
  return { kept: [...kept, ...expired], waived };
}
function expiredFinding({ rule, address, expires, reason }) {
  const found = {
    origin: { input: "cross-account-lambda.json", address },
    subject: address,
    evidence: phrase`The waiver of ${rule} expired on ${expires}; it was given because: ${reason}.`
  };
  return {
    ...found,
    rule: WAIVER_EXPIRED,
    severity: "warning",
    fingerprint: fingerprintOf(WAIVER_EXPIRED, found),
    isNew: true
  };
}

// lib/render/finding-words.ts
var EXPIRED = {
  id: WAIVER_EXPIRED,
  severity: "warning",
  title: "A waiver has expired",
  why: "A waiver holds until the day that was given for it; what it waived counts again, and nobody has said since whether to live with it.",
  remedy: "Put the finding right, or give the waiver another day and its reason anew, in cross-account-lambda.json."
};
var TOLD_RULES = new Map(
  [...RULES, EXPIRED].map(({ id, severity, title, why, remedy, ...rest2 }) => {
    const link = "link" in rest2 ? { link: rest2.link } : {};
    return [id, { id, severity, title, why, remedy, ...link }];
  })
);
function findingWords(rule) {
  return TOLD_RULES.get(rule) ?? { title: rule, why: "", remedy: "" };
}

// lib/render/phrase-text.ts
function phraseText(phrase2, quote2, arn2 = quote2) {
  return phrase2.map((part) => partText(part, quote2, arn2)).join("");
}
function phraseStart(phrase2, longest, own2, quote2, arn2) {
  let text2 = "";
  for (const part of phrase2) {
    if (text2.length > longest) return `${text2}\u2026`;
    text2 += typeof part === "string" ? own2(part) : partText(part, quote2, arn2);
  }
  return text2;
}
function partText(part, quote2, arn2) {
  if (typeof part === "string") return part;
  return "arn" in part ? arn2(part.arn) : quote2(part.foreign);
}

// lib/render/review-json.ts
function renderReviewJson(reviews) {
  return renderJson2({ worlds: reviews.map(worldJson) });
}
function worldJson({ world, compared: compared2, changes, accesses, findings, waived, accountNames, notes }) {
  return {
    world,
    compared: compared2,
    changes: changes.map(changeJson),
    findings: findings.map(findingJson),
    waived: ordered(waived.map(waivedJson)),
    accesses: ordered(accesses.map(accessJson)),
    accounts: ordered([...accountNames].map(([id, name2]) => ({ id, name: name2 }))),
    notes: ordered(notes.map(({ code, subject }) => ({ code, subject })))
  };
}
function ordered(rows) {
  return rows.map((row) => ({ row, text: JSON.stringify(row) })).sort((one2, other) => compareTexts(one2.text, other.text)).map(({ row }) => row);
}
function changeJson(change) {
  const { kind, caller, callee, access, actions, breadth, crossesAccounts: crossesAccounts2, before, after } = change;
  return {
    kind,
    caller,
    callee,
    access,
    actions,
    breadth,
    crossesAccounts: crossesAccounts2,
    ...before === void 0 ? {} : { before: stateJson(before) },
    ...after === void 0 ? {} : { after: stateJson(after) }
  };
}
function stateJson({ outcome, missingSide, conditions: conditions2, decision, opening, insteadOf }) {
  return {
    outcome,
    missingSide,
    conditions: conditions2.map(conditionJson),
    ...decision === void 0 ? {} : { decision: decisionJson(decision) },
    ...opening === void 0 ? {} : { statement: statementJson2(openingStatement(opening)) },
    insteadOf
  };
}
function accessJson(judged) {
  const { from, to, kind, action, breadth, crossesAccounts: crossesAccounts2, outcome, missingSide, conditions: conditions2 } = judged;
  return {
    caller: from,
    callee: to,
    access: kind,
    action,
    breadth,
    crossesAccounts: crossesAccounts2,
    outcome,
    missingSide,
    conditions: conditions2.map(conditionJson)
  };
}
function findingJson(finding) {
  const { rule, severity, isNew, fingerprint, origin, subject, side, statement, evidence, fix } = finding;
  const { title, why, remedy, link } = findingWords(rule);
  return {
    rule,
    severity,
    isNew,
    fingerprint,
    title,
    evidence: phraseText(evidence, (foreign) => foreign),
    origin: { input: origin.input, address: origin.address, provider: origin.provider },
    subject,
    side,
    statement,
    why,
    remedy,
    link,
    ...fix === void 0 ? {} : { fix: { hcl: fix.hcl, typescript: fix.typescript } }
  };
}
function waivedJson({ finding, reason, expires }) {
  return { finding: findingJson(finding), reason, expires };
}

// lib/render/bounded-sections.ts
var BETWEEN_SECTIONS = "\n\n";
var MORE_ROOM = 50;
function sizeOf(text2) {
  return Buffer.byteLength(text2);
}
function fitSections(sections, room) {
  const fitted = /* @__PURE__ */ new Map();
  let rest2 = room;
  for (const rank of [...new Set(sections.map((section3) => section3.rank))].sort((one2, other) => one2 - other)) {
    const equals2 = sections.filter((section3) => section3.rank === rank);
    equals2.forEach((section3, index) => {
      const fit = fitSection(section3, Math.floor(rest2 * section3.share / (equals2.length - index)));
      fitted.set(section3, fit);
      rest2 -= sizeOf(fit.text) + sizeOf(BETWEEN_SECTIONS);
    });
  }
  return sections.flatMap((section3) => fitted.get(section3) ?? []);
}
function fitSection(section3, room) {
  const { opening, closing, entries, between, isWhole: isWhole2 } = section3;
  const texts = [];
  let rest2 = room - sizeOf(opening) - sizeOf(closing) - sizeOf(BETWEEN_SECTIONS) - MORE_ROOM;
  for (const entry2 of entries) {
    const text2 = entry2();
    rest2 -= sizeOf(text2) + sizeOf(between);
    if (rest2 < 0) break;
    texts.push(text2);
  }
  const left = entries.length - texts.length;
  if (texts.length === 0 || isWhole2 && left > 0) return { section: section3, text: "", left: entries.length };
  const more = left === 0 ? "" : `${BETWEEN_SECTIONS}${left} more are left out.`;
  return { section: section3, text: `${opening}${texts.join(between)}${more}${closing}`, left };
}

// lib/render/review-unknowns.ts
var UNKNOWNS = {
  "unknown-until-apply": ["policy that is unknown until apply", "policies that are unknown until apply"],
  "unknown-account": ["provider whose account is unknown", "providers whose account is unknown"],
  "partial-plan": ["part of the plan", "parts of the plan"]
};
function isUnknown2({ changes, findings, notes }) {
  return changes.some(({ kind }) => kind === "unknown") || findings.some(({ rule }) => Object.hasOwn(UNKNOWNS, rule)) || notes.some(hidesAccesses);
}
function unknownPhrases({ findings, notes }) {
  const told2 = new Set(findings.filter(({ rule }) => Object.hasOwn(UNKNOWNS, rule)).map(({ subject }) => subject));
  const gaps = notes.filter((note) => hidesAccesses(note) && !told2.has(note.subject)).length;
  return [
    ...Object.entries(UNKNOWNS).flatMap(([rule, [one2, many2]]) => {
      const count = findings.filter((finding) => finding.rule === rule).length;
      return count === 0 ? [] : [countPhrase(count, one2, many2)];
    }),
    ...gaps === 0 ? [] : [countPhrase(gaps, "gap in the input", "gaps in the input")]
  ];
}

// lib/render/review-words.ts
var CHANGE_KINDS = [
  "opened",
  "widened",
  "unknown",
  "narrowed",
  "closed"
];
var CHANGE_WORDS = {
  opened: "Opened",
  widened: "Widened",
  unknown: "Unknown until apply",
  narrowed: "Narrowed",
  closed: "Closed"
};
function reviewSummary({
  changes,
  findings,
  compared: compared2
}) {
  const parts = [
    ...counted2(findings.filter(isNewError).length, (count) => countPhrase(count, "error")),
    ...counted2(
      findings.filter(({ severity, isNew }) => severity === "warning" && isNew).length,
      (count) => countPhrase(count, "warning")
    ),
    ...CHANGE_KINDS.flatMap(
      (kind) => counted2(changes.filter((change) => change.kind === kind).length, (count) => `${count} ${CHANGE_COUNTS[kind]}`)
    )
  ];
  if (parts.length > 0) return parts.join(", ");
  return compared2 ? "access is unchanged" : "no access across accounts";
}
var CHANGE_COUNTS = {
  opened: "opened",
  widened: "widened",
  unknown: "unknown until apply",
  narrowed: "narrowed",
  closed: "closed"
};
function isNewError({ severity, isNew }) {
  return severity === "error" && isNew;
}
function counted2(count, words) {
  return count === 0 ? [] : [words(count)];
}
function changePhrase(change, quote2, accountNames, { may, most } = { may: "may", most: Number.POSITIVE_INFINITY }) {
  const { caller, callee, access, actions } = change;
  const [from, to] = [caller, callee].map((arn2) => fullName(arn2, quote2, accountNames));
  return `${from} ${may} ${verb(access, actions, quote2, most)} ${to}`;
}
function verb(access, actions, quote2, most) {
  switch (access) {
    case "assume":
    case "invoke":
      return access;
    case "use":
      return `${someOf(actions, most, quote2)} on`;
    default:
      return access;
  }
}
function statePhrase(state, quote2, accountNames) {
  const outcome = outcomePhrase(state, quote2, accountNames);
  if (state?.outcome !== "allowed" || state.insteadOf !== void 0 || state.conditions.length === 0) return outcome;
  return `${outcome} if ${state.conditions.map((condition) => conditionPhrase(condition, quote2)).join(" and ")}`;
}
function outcomePhrase(state, quote2, accountNames, most = Number.POSITIVE_INFINITY) {
  if (state === void 0) return "no policy names it";
  const { outcome, missingSide, insteadOf } = state;
  if (insteadOf !== void 0)
    return `only ${someOf(
      insteadOf.map((arn2) => shortName(arn2, accountNames).name),
      most,
      quote2
    )}`;
  switch (outcome) {
    case "allowed":
      return "allowed";
    case "halfOpen":
      return `denied: the ${missingSide ?? "other"}'s side is missing`;
    case "denied":
      return "denied";
    case "unknown":
      return "unknown";
    default:
      return outcome;
  }
}
function someOf(texts, most, quote2, between = ", ") {
  const shown = texts.slice(0, most).map(quote2);
  const more = texts.length - shown.length;
  return [...shown, ...more === 0 ? [] : [`and ${more} more`]].join(between);
}
function statements({ decision, opening }) {
  if (decision !== void 0) return decision.determining;
  return opening === void 0 ? [] : [openingStatement(opening)];
}
function statementPhrase(found, quote2) {
  return nameStatement({ ...found, policy: policyPlace(found) }, quote2);
}
function findingPlace({ origin, subject }) {
  return origin.address ?? subject;
}

// lib/render/review-verdict.ts
var UNSURE_KINDS = ["opened", "widened", "unknown"];
function reviewVerdict(review2) {
  const { changes, findings } = review2;
  if (findings.some(isNewError)) return "bad";
  const isUnsure = isUnknown2(review2) || changes.some(({ kind }) => UNSURE_KINDS.includes(kind)) || findings.some(({ severity, isNew }) => severity === "warning" && isNew);
  return isUnsure ? "unsure" : "good";
}

// lib/render/review-markdown-lead.ts
var MOST_CHANGES = 2;
var MOST_ACTIONS = 3;
var MOST_CONDITIONS = 2;
var VERDICT_SYMBOLS = { bad: "\u274C", unsure: "\u26A0\uFE0F", good: "\u2705" };
function verdictPhrase(reviews) {
  const sum = {
    changes: reviews.flatMap(({ changes }) => changes),
    findings: reviews.flatMap(({ findings }) => findings),
    notes: reviews.flatMap(({ notes }) => notes),
    compared: reviews.some(({ compared: compared2 }) => compared2)
  };
  return `${VERDICT_SYMBOLS[reviewVerdict(sum)]} ${reviewSummary(sum)}`;
}
function leadSentences(review2) {
  const { changes, compared: compared2, accountNames } = review2;
  const first = [
    ...changes.filter(({ crossesAccounts: crossesAccounts2 }) => crossesAccounts2),
    ...changes.filter(({ crossesAccounts: crossesAccounts2 }) => !crossesAccounts2)
  ].slice(0, MOST_CHANGES);
  if (first.length === 0) {
    const unchanged = compared2 ? "Access across accounts is unchanged" : "There is no access across accounts";
    return `${unchanged}${isUnknown2(review2) ? ", as far as the input tells" : ""}.`;
  }
  const more = changes.length - first.length;
  return [
    ...first.map((change) => `**${leadPhrase(change, compared2, accountNames)}.**`),
    ...more === 0 ? [] : [`The table has ${countPhrase(more, "more change", "more changes")}.`]
  ].join(" ");
}
function leadPhrase(change, compared2, accountNames) {
  const phrase2 = (may) => changePhrase(change, markdownName, accountNames, { may, most: MOST_ACTIONS }) + conditionsOf3(change);
  switch (change.kind) {
    case "opened":
      return phrase2(compared2 ? "can now" : "can");
    case "widened":
      return `${phrase2("can now")}, with fewer limits than before`;
    case "unknown":
      return `It is not known whether ${phrase2("can")}`;
    case "narrowed":
      return `${phrase2("can still")}, with more limits than before`;
    case "closed":
      return phrase2("can no longer");
    default:
      return change.kind;
  }
}
function conditionsOf3({ kind, after }) {
  const conditions2 = kind === "closed" ? [] : after?.conditions ?? [];
  const phrases = conditions2.slice(0, MOST_CONDITIONS).map((condition) => conditionPhrase(condition, markdownName));
  const more = conditions2.length - phrases.length;
  if (phrases.length === 0) return "";
  return ` if ${[...phrases, ...more === 0 ? [] : [countPhrase(more, "more condition")]].join(" and ")}`;
}

// lib/render/review-markdown-finding.ts
var LONGEST_EVIDENCE = 2500;
var LONGEST_FIX = 1500;
var SEVERITY_SYMBOLS = { error: "\u274C", warning: "\u26A0\uFE0F", note: "\u2139\uFE0F" };
function findingEntries(findings, surroundings) {
  return findings.map((finding, index) => {
    const previous = findings[index - 1];
    return previous?.rule === finding.rule && previous.severity === finding.severity ? () => [`Also at ${placeAndEvidence(finding, surroundings)}`, ...changedFix(finding.fix, previous.fix)].join("\n\n") : () => [...ruleWords(finding, surroundings), ...fixBlocks(finding.fix)].join("\n\n");
  });
}
function knownEntry({ severity, rule, ...finding }) {
  return `- ${SEVERITY_SYMBOLS[severity]} ${severity}: ${titleOf(rule)} (${markdownName(rule)}), ${markdownName(findingPlace({ ...finding, severity, rule }))}`;
}
function waivedEntry({ finding, reason, expires }) {
  return `- ${markdownName(finding.rule)}, ${markdownName(findingPlace(finding))}: until ${markdownName(expires)}, because: ${markdownName(reason)}`;
}
function ruleWords(finding, surroundings) {
  const { rule, severity } = finding;
  const { why, remedy, link } = findingWords(rule);
  const words = [
    ...[why, remedy].filter((sentence2) => sentence2 !== "").map(markdownText),
    ...link === void 0 ? [] : [`[why](${link})`]
  ];
  return [
    `${"#".repeat(surroundings.depth)} ${SEVERITY_SYMBOLS[severity]} ${severity}: ${titleOf(rule)}`,
    `${markdownName(rule)} at ${placeAndEvidence(finding, surroundings)}`,
    ...words.length === 0 ? [] : [words.join(" ")]
  ];
}
function titleOf(rule) {
  return TOLD_RULES.has(rule) ? markdownText(findingWords(rule).title) : markdownName(rule);
}
function placeAndEvidence(finding, { accountNames }) {
  const { statement, evidence } = finding;
  const place2 = `${markdownName(findingPlace(finding))}${statement === void 0 ? "" : `, statement ${markdownName(statement)}`}`;
  const told2 = phraseStart(
    evidence,
    LONGEST_EVIDENCE,
    markdownText,
    markdownName,
    (arn2) => fullName(arn2, markdownName, accountNames)
  );
  return told2 === "" ? place2 : `${place2}: ${told2}`;
}
function changedFix(fix, previous) {
  const isSame = fix?.hcl === previous?.hcl && fix?.typescript === previous?.typescript;
  return isSame ? [] : fixBlocks(fix);
}
function fixBlocks(fix) {
  const snippets = [
    ["hcl", fix?.hcl],
    ["ts", fix?.typescript]
  ];
  return snippets.flatMap(
    ([language, snippet]) => snippet === void 0 ? [] : [markdownFence(language, cutText(snippet, LONGEST_FIX))]
  );
}

// lib/render/review-markdown-table.ts
var MOST_IN_A_CELL = 5;
var BREAK = "<br>";
var CHANGE_SYMBOLS = {
  opened: "\u2795",
  widened: "\u26A0\uFE0F",
  unknown: "\u2754",
  narrowed: "\u{1F53D}",
  closed: "\u2796"
};
function changeHeading(compared2) {
  return ["", "Caller", "Can", "Callee", ...compared2 ? ["Before", "After"] : ["Allowed"], "Under condition"];
}
function changeRow(change, compared2, accountNames) {
  const { kind, caller, callee, access, breadth, actions, before, after } = change;
  return [
    CHANGE_SYMBOLS[kind],
    `${fullName(caller, markdownName, accountNames)}${breadthPhrase2(breadth)}`,
    doneCell(access, actions),
    fullName(callee, markdownName, accountNames),
    ...compared2 ? [outcomePhrase(before, markdownName, accountNames, MOST_IN_A_CELL)] : [],
    afterCell(after, accountNames),
    conditionsCell(before, after)
  ];
}
var MATRIX_HEADING = ["Caller", "Can", "Callee", "Outcome", "Under condition"];
function matrixRows(accesses) {
  const rows = /* @__PURE__ */ new Map();
  for (const access of accesses) {
    const { from, to, action, kind, breadth, outcome, missingSide, crossesAccounts: crossesAccounts2, conditions: conditions2 } = access;
    if (!crossesAccounts2 || outcome === "denied") continue;
    const key = JSON.stringify([from, to, kind, breadth, outcome, missingSide, conditions2]);
    const row = rows.get(key);
    if (row === void 0) {
      const missing2 = missingSide === void 0 ? {} : { missingSide };
      rows.set(key, { from, to, kind, breadth, conditions: conditions2, outcome, ...missing2, actions: [action] });
    } else row.actions.push(action);
  }
  return [...rows].sort(([one2], [other]) => compareTexts(one2, other)).map(([, row]) => ({ ...row, actions: [...new Set(row.actions)].sort() }));
}
function matrixCells(row, accountNames) {
  const { from, to, kind, breadth, actions, conditions: conditions2 } = row;
  return [
    `${fullName(from, markdownName, accountNames)}${breadthPhrase2(breadth)}`,
    doneCell(kind, actions),
    fullName(to, markdownName, accountNames),
    outcomePhrase(row, markdownName, accountNames),
    listCell(conditions2.map(showCondition2))
  ];
}
function doneCell(access, actions) {
  return access === "use" ? someOf(actions, MOST_IN_A_CELL, markdownName, BREAK) : access;
}
function breadthPhrase2(breadth) {
  switch (breadth) {
    case "account":
    case "organization":
      return ", *any principal of it*";
    case "role":
    case "service":
    case "everyone":
      return "";
    default:
      return breadth;
  }
}
function afterCell(after, accountNames) {
  const outcome = outcomePhrase(after, markdownName, accountNames, MOST_IN_A_CELL);
  if (after?.outcome !== "allowed" || after.insteadOf !== void 0) return outcome;
  return after.decision === void 0 ? `**${outcome}**` : `**${outcome}**, proved`;
}
function conditionsCell(before, after) {
  if (after?.outcome !== "allowed" && after?.outcome !== "unknown") return "";
  const are = new Map(after.conditions.map((condition) => [JSON.stringify(condition), condition]));
  const were = new Map(
    (before?.outcome === "allowed" ? before.conditions : []).map((condition) => [JSON.stringify(condition), condition])
  );
  const isComparable = before?.outcome === "allowed" && before.insteadOf === void 0;
  const cell = listCell([
    ...[...are].map(([key, each]) => `${isComparable && !were.has(key) ? "added: " : ""}${showCondition2(each)}`),
    ...[...were].flatMap(([key, each]) => are.has(key) ? [] : [`dropped: ${showCondition2(each)}`])
  ]);
  return cell === "" && after.outcome === "allowed" ? "none" : cell;
}
function showCondition2(condition) {
  return conditionPhrase(condition, markdownName);
}
function listCell(lines) {
  return someOf(lines, MOST_IN_A_CELL, (line) => line, BREAK);
}

// lib/render/review-mermaid.ts
var LONGEST_LABEL = 200;
function renderReviewMermaid(changes, accountNames) {
  const nodes = [...new Set(changes.flatMap(({ caller, callee }) => [caller, callee]))].sort().map((id) => accessNode(id));
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  let groups = 0;
  const group = () => {
    groups += 1;
    return `g${groups}`;
  };
  const lines = [
    ...renderAccounts(nodes, { nodes: ids, group }, { accountNames, longest: LONGEST_LABEL }),
    ...changes.map((change) => renderEdge3(change, ids))
  ];
  return `${["flowchart LR", ...lines.map(indentLine)].join("\n")}
`;
}
function renderEdge3(change, ids) {
  const { kind, caller, callee } = change;
  return `${ids.get(caller)} ${ARROWS[kind]}|${mermaidLabel(edgeText(change), LONGEST_LABEL)}| ${ids.get(callee)}`;
}
var ARROWS = {
  opened: "==>",
  widened: "==>",
  unknown: "-.->",
  narrowed: "-->",
  closed: "-.-x"
};
var MOST_NAMES2 = 3;
function edgeText({ kind, access, actions, after }) {
  const done = access === "use" ? someOf(actions, MOST_NAMES2, plainText) : access;
  const keys = kind === "closed" ? [] : (after?.conditions ?? []).map(({ key }) => key);
  return `${kind}: ${done}${keys.length === 0 ? "" : ` if ${someOf([...new Set(keys)], MOST_NAMES2, plainText)}`}`;
}

// lib/render/review-markdown-sections.ts
var MOST_ARROWS = 40;
var LONGEST_DIAGRAM = 2e4;
var MOST_GROUNDS = 8;
var MOST_ACTIONS2 = 5;
var RANKS = { errors: 1, changes: 2, diagram: 3, notes: 4, others: 5, known: 6, waived: 7, grounds: 8, matrix: 9 };
function worldSections(review2, depth) {
  const { changes, compared: compared2, accesses, findings, waived, accountNames, notes } = review2;
  const isOther = (finding) => finding.isNew && finding.severity !== "error";
  const others = findings.filter(isOther);
  const known = findings.filter(({ isNew }) => !isNew);
  const matrix2 = matrixRows(accesses);
  const surroundings = { accountNames, depth };
  return [
    {
      ...table(changeHeading(compared2), changes, (change) => changeRow(change, compared2, accountNames)),
      rank: RANKS.changes,
      nouns: ["change of access", "changes of access"]
    },
    ...diagram(changes, accountNames),
    {
      ...PLAIN2,
      rank: RANKS.errors,
      // Where accesses change, they are to be seen as well.
      share: changes.length === 0 ? 1 : 0.5,
      between: "\n\n",
      entries: findingEntries(findings.filter(isNewError), surroundings),
      nouns: ["error", "errors"]
    },
    {
      ...folded(severitySummary(others), findingEntries(others, surroundings)),
      rank: RANKS.others,
      between: "\n\n",
      nouns: ["warning or note", "warnings and notes"]
    },
    {
      ...folded(
        countPhrase(notes.length, "note on the input", "notes on the input"),
        notes.map((note) => () => `- ${noteSentence(note, markdownName)}`)
      ),
      rank: RANKS.notes,
      share: 0.3,
      nouns: ["note on the input", "notes on the input"]
    },
    {
      ...folded(
        `${countPhrase(known.length, "finding")} that ${known.length === 1 ? "was" : "were"} there before`,
        known.map((finding) => () => knownEntry(finding))
      ),
      rank: RANKS.known,
      nouns: ["finding that was there before", "findings that were there before"]
    },
    {
      ...folded(
        `${countPhrase(waived.length, "waived finding")}`,
        [...waived].sort(byExpiry).map((each) => () => waivedEntry(each))
      ),
      rank: RANKS.waived,
      nouns: ["waived finding", "waived findings"]
    },
    {
      ...folded(
        "What each change rests on",
        changes.map((change) => () => groundsEntry(change, accountNames))
      ),
      rank: RANKS.grounds,
      isWhole: true,
      nouns: ["change and what it rests on", "changes and what they rest on"]
    },
    {
      ...foldedTable(
        "All accesses across accounts, as they will be",
        MATRIX_HEADING,
        matrix2,
        (row) => matrixCells(row, accountNames)
      ),
      rank: RANKS.matrix,
      isWhole: true,
      nouns: ["row of the access matrix", "rows of the access matrix"]
    }
  ];
}
var PLAIN2 = { opening: "", closing: "", between: "\n", isWhole: false, share: 1 };
function folded(summary2, entries) {
  return {
    ...PLAIN2,
    opening: `<details><summary>${summary2}</summary>

`,
    closing: "\n\n</details>",
    entries
  };
}
function table(heading, rows, cells) {
  return {
    ...PLAIN2,
    opening: `${markdownTable(heading, [])}
`,
    entries: rows.map((row) => () => markdownRow(cells(row)))
  };
}
function foldedTable(summary2, heading, rows, cells) {
  const { opening, entries } = table(heading, rows, cells);
  const outer = folded(summary2, entries);
  return { ...outer, opening: `${outer.opening}${opening}` };
}
function diagram(changes, accountNames) {
  if (changes.length === 0) return [];
  const drawn = changes.length > MOST_ARROWS ? "" : renderReviewMermaid(changes, accountNames).trimEnd();
  const isReadable = drawn !== "" && drawn.length <= LONGEST_DIAGRAM;
  const entry2 = isReadable ? markdownFence("mermaid", drawn) : "There is no diagram: too much changes for one.";
  return [{ ...PLAIN2, rank: RANKS.diagram, isWhole: true, entries: [() => entry2], nouns: ["diagram", "diagrams"] }];
}
var GROUNDS_WORDS = {
  opened: "can",
  widened: "can",
  unknown: "may be able to",
  narrowed: "can",
  closed: "can no longer"
};
function groundsEntry(change, accountNames) {
  const { after } = change;
  const grounds = after === void 0 ? [] : statements(after).map((found) => statementPhrase(found, markdownName));
  const reasons = after?.outcome === "allowed" ? [] : after?.decision?.reasons ?? [];
  const lines = [
    ...grounds.map((ground) => `by ${ground}`),
    ...reasons.map((reason) => reasonSentence(reason, markdownName))
  ];
  const phrase2 = changePhrase(change, markdownName, accountNames, {
    may: GROUNDS_WORDS[change.kind],
    most: MOST_ACTIONS2
  });
  const told2 = lines.length === 0 ? ["no policy names it"] : lines;
  return `- ${phrase2}
  - ${someOf(told2, MOST_GROUNDS, (line) => line, "\n  - ")}`;
}
function severitySummary(findings) {
  return ["warning", "note"].map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length]).flatMap(([severity, count]) => count === 0 ? [] : [countPhrase(count, severity)]).join(", ");
}
function byExpiry(one2, other) {
  return compareTexts(one2.expires, other.expires) || compareTexts(one2.finding.rule, other.finding.rule) || compareTexts(findingPlace(one2.finding), findingPlace(other.finding)) || compareTexts(one2.finding.fingerprint, other.finding.fingerprint);
}

// lib/render/review-markdown.ts
var LONGEST_DOCUMENT = 64900;
var LEFT_OUT_ROOM = 1e3;
var WORLDS_SHARE = 0.4;
var MOST_NAMES3 = 10;
var DEPTH = 3;
function renderReviewMarkdown(reviews) {
  const [only2] = reviews.length === 1 ? reviews : [];
  const heading = `${"#".repeat(DEPTH)} Cross-account access: ${verdictPhrase(reviews)}`;
  const head = [heading, ...only2 === void 0 ? quietSentence(reviews) : [leadSentences(only2)]];
  const foot = footer(reviews);
  const room = LONGEST_DOCUMENT - LEFT_OUT_ROOM - sizeOf([...head, ...foot].join(BETWEEN_SECTIONS));
  const body = only2 === void 0 ? severalWorlds(
    reviews.filter((review2) => !isQuiet(review2)),
    room
  ) : oneWorld(only2, room);
  return `${[...head, ...body.texts, ...leftOutSentence(body.leftOut), ...foot].join(BETWEEN_SECTIONS)}
`;
}
function oneWorld(review2, room) {
  const fitted = fitSections(worldSections(review2, DEPTH + 1), room);
  return { texts: textsOf2(fitted), leftOut: leftOutPhrases(fitted) };
}
function severalWorlds(reviews, room) {
  const heads = [];
  let rest2 = room * WORLDS_SHARE;
  for (const review2 of reviews) {
    const head = `${"#".repeat(DEPTH + 1)} ${markdownName(review2.world)}: ${verdictPhrase([review2])}

${leadSentences(review2)}`;
    rest2 -= sizeOf(head) + sizeOf(BETWEEN_SECTIONS);
    if (rest2 < 0) break;
    heads.push(head);
  }
  const worlds = reviews.slice(0, heads.length).map((review2) => worldSections(review2, DEPTH + 2));
  const fitted = fitSections(worlds.flat(), room - sizeOf([...heads, ""].join(BETWEEN_SECTIONS)));
  const bySection = new Map(fitted.map((fit) => [fit.section, fit]));
  const texts = heads.flatMap((head, index) => [
    head,
    ...textsOf2((worlds[index] ?? []).flatMap((section3) => bySection.get(section3) ?? []))
  ]);
  const missing2 = reviews.length - heads.length;
  return {
    texts,
    leftOut: [...missing2 === 0 ? [] : [countPhrase(missing2, "whole stack")], ...leftOutPhrases(fitted)]
  };
}
function textsOf2(fitted) {
  return fitted.map(({ text: text2 }) => text2).filter((text2) => text2 !== "");
}
function leftOutPhrases(fitted) {
  const counts = /* @__PURE__ */ new Map();
  for (const { section: section3, left } of fitted) {
    const [one2] = section3.nouns;
    counts.set(one2, { nouns: section3.nouns, count: (counts.get(one2)?.count ?? 0) + left });
  }
  return [...counts.values()].flatMap(({ nouns, count }) => count === 0 ? [] : [countPhrase(count, ...nouns)]);
}
function leftOutSentence(leftOut2) {
  return leftOut2.length === 0 ? [] : [
    `**Left out, because a comment has no room for more:** ${leftOut2.join(", ")}. The text and JSON reports have all.`
  ];
}
function isQuiet(review2) {
  return review2.changes.length === 0 && review2.findings.every(({ isNew }) => !isNew) && !isUnknown2(review2);
}
function quietSentence(reviews) {
  const worlds = reviews.filter(isQuiet).map(({ world }) => world);
  return worlds.length === 0 ? [] : [`Unchanged: ${someOf(worlds, MOST_NAMES3, markdownName)}.`];
}
function footer(reviews) {
  const unknown = unknownPhrases({
    changes: [],
    findings: reviews.flatMap(({ findings }) => findings),
    notes: reviews.flatMap(({ notes }) => notes)
  });
  const waived = reviews.flatMap((review2) => review2.waived);
  const [nearest2] = waived.map(({ expires }) => expires).sort(compareTexts);
  const sentences = [
    `Reviewed: ${someOf(
      reviews.map(({ world }) => world),
      MOST_NAMES3,
      markdownName
    )}.`,
    ...unknown.length === 0 ? [] : [`Not reviewed: ${unknown.join(", ")}.`],
    ...nearest2 === void 0 ? [] : [`${countPhrase(waived.length, "finding")} waived; the nearest waiver expires on ${markdownName(nearest2)}.`]
  ];
  return [`<sub>${sentences.join(" ")}</sub>`];
}

// lib/render/review-sarif.ts
var import_node_crypto2 = require("node:crypto");

// lib/render/sarif-text.ts
var LONGEST_NAME2 = 300;
var CUT = "\u2026";
function sarifName(text2, longest = LONGEST_NAME2) {
  return plainText(text2.length > longest ? `${text2.slice(0, longest - CUT.length)}${CUT}` : text2);
}
function sarifQuote(text2) {
  return `'${sarifName(text2)}'`;
}
function sarifMessage(sentence2) {
  return {
    text: sentence2.replaceAll("](", "] (").replaceAll("<", "\u2039").replaceAll(">", "\u203A").replace(/(?<![A-Za-z0-9])@(?=[A-Za-z0-9])/g, "@ ").replace(/[{}]/g, "$&$&")
  };
}

// lib/render/sarif-location.ts
var LONGEST_PATH = 1e3;
function sarifLocation({ origin: { input, address }, subject }) {
  const fullyQualifiedName = sarifName(address ?? subject);
  return {
    // Terraform prints a plan on one line. Code scanning shows nothing that has no line.
    physicalLocation: { artifactLocation: { uri: uriOf(input) }, region: { startLine: 1 } },
    logicalLocations: [{ name: nameIn(fullyQualifiedName), fullyQualifiedName, kind: "resource" }]
  };
}
function nameIn(address) {
  return /[^.]*(?:\[[^\]]*\])?$/.exec(address)?.[0] || address;
}
function uriOf(input) {
  const path = plainText(fileOf(input).slice(0, LONGEST_PATH)).replaceAll("\\", "/");
  const segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
  const encoded = segments.map(encodeURIComponent).join("/");
  if (/^[A-Za-z]:\//.test(path)) return `file:///${encoded.replace("%3A", ":")}`;
  if (path.startsWith("/")) return `file:///${encoded}`;
  return encoded === "" ? "input" : encoded;
}
function fileOf(input) {
  const [, folder, stack] = /^(.+), stack ([^/]+)$/s.exec(input) ?? [];
  return folder === void 0 || stack === void 0 ? input : `${folder}/stacks/${stack}/cdk.tf.json`;
}

// lib/render/sarif-rules.ts
var TOOL = "cross-account-lambda";
var LEVELS = {
  error: "error",
  warning: "warning",
  note: "note"
};
var SECURITY_SEVERITY = { error: "8.0", warning: "5.5", note: "2.0" };
var CRITICAL = "9.5";
var LETS_ANYBODY_IN = ["trust-any-principal", "trust-not-principal", "invoke-any-principal"];
var SARIF_RULES = [...TOLD_RULES.values()].map(({ id, severity, ...words }) => ({
  id: ruleId(id),
  name: id,
  shortDescription: { text: `${words.title}.` },
  fullDescription: { text: words.why },
  help: helpOf(words),
  ...words.link === void 0 ? {} : { helpUri: words.link },
  defaultConfiguration: { level: LEVELS[severity] },
  properties: {
    tags: ["security", "aws", "cross-account", "iam", "lambda", "terraform"],
    "security-severity": LETS_ANYBODY_IN.includes(id) ? CRITICAL : SECURITY_SEVERITY[severity]
  }
}));
var INDEXES = new Map([...TOLD_RULES.keys()].map((id, index) => [id, index]));
function ruleId(rule) {
  return `${TOOL}/${rule}`;
}
function ruleIndex(rule) {
  return INDEXES.get(rule);
}
function helpOf({ why, remedy, link }) {
  const more = link === void 0 ? [] : [link];
  return {
    text: [why, `What to do: ${remedy}`, ...more].join("\n\n"),
    markdown: [markdown(why), `**What to do:** ${markdown(remedy)}`, ...more.map((page) => `<${page}>`)].join("\n\n")
  };
}
function markdown(words) {
  return words.split(/(`[^`]*`)/).map((part) => part.startsWith("`") ? part : part.replace(/[*<[\]_]/g, "\\$&")).join("");
}

// lib/render/review-sarif.ts
var MOST_RUNS = 20;
var MOST_RESULTS = 25e3;
var LONGEST_MESSAGE = 1e3;
var LONGEST_WORLD = 100;
var FINGERPRINT_LENGTH = 16;
function renderReviewSarif(reviews, version) {
  const runs = reviews.length > MOST_RUNS ? [runOf(reviews, `${TOOL}/`, version)] : reviews.map((review2) => runOf([review2], `${TOOL}/${category(review2.world)}/`, version));
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs };
  return `${plainJson(JSON.stringify(log, null, 2))}
`;
}
function runOf(reviews, id, version) {
  const results2 = reviews.flatMap((review2) => [
    ...review2.findings.map((finding) => ({ review: review2, finding, waived: void 0 })),
    ...review2.waived.map((waived) => ({ review: review2, finding: waived.finding, waived }))
  ]).sort(byWeight);
  const notifications = [...reviews.flatMap(notesOf), ...leftOut(results2.length - MOST_RESULTS)];
  return {
    tool: { driver: { name: TOOL, version, rules: SARIF_RULES } },
    automationDetails: { id },
    invocations: [
      {
        executionSuccessful: true,
        ...notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }
      }
    ],
    results: results2.slice(0, MOST_RESULTS).map(resultOf)
  };
}
function byWeight(one2, other) {
  return Number(one2.waived !== void 0) - Number(other.waived !== void 0) || SEVERITIES.indexOf(one2.finding.severity) - SEVERITIES.indexOf(other.finding.severity) || Number(other.finding.isNew) - Number(one2.finding.isNew);
}
function resultOf({ review: review2, finding, waived }) {
  const { rule, severity, isNew, fingerprint, subject, side, statement } = finding;
  return {
    ruleId: ruleId(rule),
    ruleIndex: ruleIndex(rule),
    level: LEVELS[severity],
    message: messageOf(finding),
    ...review2.compared ? { baselineState: isNew ? "new" : "unchanged" } : {},
    // Code scanning tells results apart by the first of these alone.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, [`${TOOL}/v1`]: fingerprint },
    locations: [sarifLocation(finding)],
    ...waived === void 0 ? {} : { suppressions: [suppressionOf(waived)] },
    properties: {
      world: sarifName(review2.world),
      subject: sarifName(subject),
      side,
      statement: statement === void 0 ? void 0 : sarifName(statement)
    }
  };
}
function messageOf({ rule, evidence }) {
  const sentence2 = phraseText(evidence, sarifQuote, (arn2) => fullName(arn2, sarifQuote));
  return sarifMessage(sarifName(sentence2 === "" ? findingWords(rule).title : sentence2, LONGEST_MESSAGE));
}
function suppressionOf({ reason, expires }) {
  const justification = sarifName(reason, LONGEST_MESSAGE);
  return { kind: "external", status: "accepted", justification: `${justification} (until ${sarifName(expires)})` };
}
function notesOf({ notes }) {
  return notes.map((note) => ({
    level: "warning",
    message: sarifMessage(noteSentence(note, sarifQuote)),
    descriptor: { id: sarifName(note.code) }
  }));
}
function leftOut(count) {
  const message = sarifMessage(`${count} more results are left out: a run holds ${MOST_RESULTS} at most.`);
  return count <= 0 ? [] : [{ level: "warning", message, descriptor: { id: "tooManyResults" } }];
}
function category(world) {
  const plain = plainText(world);
  if (plain === world && world.length <= LONGEST_WORLD) return world;
  const digest = (0, import_node_crypto2.createHash)("sha256").update(world).digest("hex").slice(0, FINGERPRINT_LENGTH);
  return `${plainText(plain.slice(0, LONGEST_WORLD))} ${digest}`;
}

// lib/render/review-text.ts
var LONGEST_TEXT2 = 1e3;
function renderReviewText(reviews, paint) {
  return `${reviews.map((review2) => renderWorld5(review2, paint)).join("\n\n")}
`;
}
function renderWorld5(review2, paint) {
  const { world, changes, findings, waived, accountNames, notes } = review2;
  return [
    paint[reviewVerdict(review2)](wrapText(`${quote(world)}: ${reviewSummary(review2)}`)),
    ...CHANGE_KINDS.flatMap(
      (kind) => section2(
        CHANGE_WORDS[kind],
        changes.filter((change) => change.kind === kind).map((change) => renderChange(change, accountNames)),
        changePaint(kind, paint)
      )
    ),
    ...section2(
      "Findings",
      findings.filter(({ isNew }) => isNew).map((finding) => renderFinding(finding, paint, accountNames)),
      paint.heading,
      "\n\n"
    ),
    ...section2(
      "Found before as well",
      findings.filter(({ isNew }) => !isNew).map((finding) => renderKnown(finding, paint)),
      paint.heading
    ),
    ...section2("Waived", waived.map(renderWaived), paint.heading),
    ...section2(
      "Notes",
      notes.map((note) => wrapText(noteSentence(note, quote), "    ")),
      paint.heading
    )
  ].join("\n\n");
}
function changePaint(kind, paint) {
  switch (kind) {
    case "opened":
    case "widened":
    case "unknown":
      return paint.unsure;
    case "narrowed":
    case "closed":
      return paint.good;
    default:
      return kind;
  }
}
function section2(heading, entries, painted, between = "\n") {
  return entries.length === 0 ? [] : [`  ${painted(`${heading}:`)}
${entries.join(between)}`];
}
function renderChange(change, accountNames) {
  const { before, after } = change;
  const rests = after === void 0 ? [] : statements(after).map((found) => `by ${statementPhrase(found, quote)}`);
  const reasons = after?.outcome === "allowed" ? [] : after?.decision?.reasons.map((reason) => reasonSentence(reason, quote)) ?? [];
  return [
    wrapText(changePhrase(change, quote, accountNames), "    "),
    wrapText(`before: ${statePhrase(before, quote, accountNames)}`, "      ", "        "),
    wrapText(`after:  ${statePhrase(after, quote, accountNames)}`, "      ", "        "),
    ...[...rests, ...reasons].map((line) => wrapText(line, "      "))
  ].join("\n");
}
function renderFinding(finding, paint, accountNames) {
  const { rule, severity, statement, evidence, fix } = finding;
  const { title, why, remedy, link } = findingWords(rule);
  const place2 = `${quote(findingPlace(finding))}${statement === void 0 ? "" : `, statement ${quote(statement)}`}`;
  return [
    wrapText(`${severity}: ${title} (${quote(rule)})`, "    ").replace(severity, severityPaint(severity, paint)),
    wrapText(place2, "      "),
    ...[phraseText(evidence, quote, (arn2) => fullName(arn2, quote, accountNames)), why, remedy].filter((sentence2) => sentence2 !== "").map((sentence2) => wrapText(sentence2, "      ")),
    ...link === void 0 ? [] : [`      ${link}`],
    ...renderFix(fix)
  ].join("\n");
}
function renderFix(fix) {
  const snippets = [
    ["Terraform", fix?.hcl],
    ["TypeScript", fix?.typescript]
  ];
  return snippets.flatMap(
    ([language, snippet]) => snippet === void 0 ? [] : [
      `      ${language}:`,
      ...cutText(snippet, LONGEST_TEXT2).split("\n").map((line) => `        ${plainText(line)}`.trimEnd())
    ]
  );
}
function renderKnown(finding, paint) {
  const { rule, severity } = finding;
  const line = `${severity}: ${findingWords(rule).title} (${quote(rule)}), ${quote(findingPlace(finding))}`;
  return wrapText(line, "    ").replace(severity, severityPaint(severity, paint));
}
function renderWaived({ finding, reason, expires }) {
  const place2 = `${quote(finding.rule)}, ${quote(findingPlace(finding))}`;
  return wrapText(`${place2}: until ${quote(expires)}, because: ${quote(reason)}`, "    ");
}
function severityPaint(severity, paint) {
  switch (severity) {
    case "error":
      return paint.bad;
    case "warning":
      return paint.unsure;
    case "note":
      return paint.heading;
    default:
      return severity;
  }
}
function quote(text2) {
  return plainText(cutText(text2, LONGEST_TEXT2));
}

// lib/review/configuration.ts
var NO_CONFIGURATION = {
  trustedAccounts: /* @__PURE__ */ new Map(),
  organizationIds: [],
  severity: /* @__PURE__ */ new Map(),
  waivers: []
};

// lib/review/configuration-problems.ts
var notJson2 = (message) => ({
  code: "E_CONFIG",
  what: "the configuration is not JSON",
  got: message,
  allowed: "one JSON object, in UTF-8",
  todo: "correct the file, or begin it anew as {}"
});
var wrongType2 = (property, got, allowed) => ({
  code: "E_TYPE",
  what: `${property} is of the wrong type`,
  got,
  allowed,
  todo: `correct ${property}`
});
var strayMember2 = (property, name2, allowed) => ({
  code: "E_MEMBER",
  what: `${property} is no member of the configuration`,
  got: show(name2),
  allowed: allowed.join(", "),
  todo: "correct the spelling, or leave it out"
});
var unknownRule = (property, got, near) => ({
  code: "E_RULE",
  what: `${property} names a rule that does not exist`,
  got,
  allowed: near.length === 0 ? "the id of a rule, as findings show it" : `an id of a rule; near to it: ${near.join(", ")}`,
  todo: "correct the id: docs/rules.md lists all of them"
});
var badSeverity = (property, got, allowed) => ({
  code: "E_CHOICE",
  what: `${property} is no severity`,
  got,
  allowed: allowed.join(", "),
  todo: "correct it; off silences the rule"
});
var badOrganization = (property, got) => ({
  code: "E_ORGANIZATION",
  what: `${property} is not the id of an organization`,
  got,
  allowed: '"o-" and 10 to 32 lower-case letters or digits',
  todo: "copy it from: aws organizations describe-organization"
});
var badDay = (property, got) => ({
  code: "E_DATE",
  what: `${property} is not a day`,
  got,
  allowed: "a day that exists, as YYYY-MM-DD",
  todo: `correct ${property}`
});
var toldTwice2 = (property, got, other) => ({
  code: "E_TOLD_TWICE",
  what: `${property} is told a second time`,
  got: `${got}, also at ${other}`,
  allowed: "each one once",
  todo: "leave one of them out"
});

// lib/review/near-names.ts
var MAXIMUM = 3;
function nearNames(written2, names4) {
  return names4.map((name2) => ({ name: name2, distance: distanceOf(written2.toLowerCase(), name2) })).filter(({ name: name2, distance: distance2 }) => distance2 <= name2.length / 4 || sharesWords(written2, name2)).sort((one2, other) => one2.distance - other.distance || (one2.name < other.name ? -1 : 1)).slice(0, MAXIMUM).map(({ name: name2 }) => name2);
}
function sharesWords(written2, name2) {
  const words = written2.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "");
  return words.length > 0 && (written2.includes(name2) || words.every((word) => name2.split("-").includes(word)));
}
function distanceOf(one2, other) {
  if (one2.length > 2 * other.length + MAXIMUM) return one2.length;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one2].entries()) {
    const next2 = [at + 1];
    for (let index = 1; index <= other.length; index++) {
      const exchanged = (row[index - 1] ?? 0) + (other[index - 1] === letter ? 0 : 1);
      next2.push(Math.min(exchanged, (row[index] ?? 0) + 1, (next2[index - 1] ?? 0) + 1));
    }
    row = next2;
  }
  return row[other.length] ?? one2.length;
}

// lib/review/parse-configuration.ts
var MEMBERS2 = ["$schema", "trustedAccounts", "organizationIds", "severity", "waivers"];
var WAIVER_MEMBERS = ["rule", "address", "reason", "expires"];
var CHOICES = [...SEVERITIES, "off"];
var SHOWN_CHARACTERS2 = 60;
function parseConfiguration(input, text2) {
  const problems = [];
  const configuration = readConfiguration3(parseJson3(input, text2), (problem) => problems.push(problem));
  rejectProblems(input, problems);
  return configuration;
}
function parseJson3(input, text2) {
  try {
    return JSON.parse(text2);
  } catch (error) {
    return reject(input, notJson2(error.message));
  }
}
function readConfiguration3(json, report2) {
  const members = readObject3("", json, MEMBERS2, report2) ?? {};
  const schema = ownMember3(members, "$schema");
  if (schema !== void 0 && typeof schema !== "string") {
    report2(wrongType2("$schema", showShort2(schema), "the place of the JSON Schema"));
  }
  return {
    trustedAccounts: new Map(readTrustedAccounts(ownMember3(members, "trustedAccounts"), report2)),
    organizationIds: readOrganizations(ownMember3(members, "organizationIds"), report2),
    severity: new Map(readSeverities(ownMember3(members, "severity"), report2)),
    waivers: readWaivers(ownMember3(members, "waivers"), report2)
  };
}
function readTrustedAccounts(value2, report2) {
  return entriesOf("trustedAccounts", value2, "an object of names by account id", report2).flatMap(([id, name2]) => {
    const path = pathOf("trustedAccounts", id);
    if (!/^\d{12}$/.test(id)) report2(badAccountId("a key of trustedAccounts", shorten(id)));
    const read = readText4(path, name2, "the name of the account", report2);
    return read === void 0 ? [] : [[id, read]];
  });
}
function readOrganizations(value2, report2) {
  const seen = /* @__PURE__ */ new Map();
  return elementsOf2("organizationIds", value2, report2).flatMap(({ path, value: id }) => {
    if (typeof id !== "string" || !/^o-[a-z0-9]{10,32}$/.test(id)) {
      report2(badOrganization(path, showShort2(id)));
      return [];
    }
    reportTwice2(path, id, seen, report2);
    return [id];
  });
}
function readSeverities(value2, report2) {
  return entriesOf("severity", value2, "an object of severities by rule", report2).flatMap(([rule, given]) => {
    const path = pathOf("severity", rule);
    reportUnknownRule("a key of severity", rule, report2);
    const severity = CHOICES.find((choice2) => choice2 === given);
    if (severity === void 0) report2(badSeverity(path, showShort2(given), CHOICES));
    return severity === void 0 ? [] : [[rule, severity]];
  });
}
function readWaivers(value2, report2) {
  const seen = /* @__PURE__ */ new Map();
  return elementsOf2("waivers", value2, report2).flatMap(({ path, value: json }) => {
    const members = readObject3(path, json, WAIVER_MEMBERS, report2);
    if (members === void 0) return [];
    const read = (name2, allowed) => readText4(`${path}.${name2}`, ownMember3(members, name2), allowed, report2);
    const rule = read("rule", "the id of a rule");
    const address = read("address", "the Terraform address that the finding shows");
    const reason = read("reason", "why it is right as it is");
    const expires = read("expires", "the last day of the waiver, as YYYY-MM-DD");
    if (rule !== void 0) reportUnknownRule(`${path}.rule`, rule, report2);
    if (expires !== void 0 && !isCalendarDay(expires)) report2(badDay(`${path}.expires`, showShort2(expires)));
    if (rule === void 0 || address === void 0) return [];
    reportTwice2(path, `${rule} at ${address}`, seen, report2);
    return reason === void 0 || expires === void 0 ? [] : [{ rule, address, reason, expires }];
  });
}
function reportUnknownRule(path, rule, report2) {
  const ids = RULES.map(({ id }) => id);
  if (!ids.includes(rule)) report2(unknownRule(path, show(shorten(rule)), nearNames(rule, ids)));
}
function readObject3(path, value2, members, report2) {
  if (!isObject3(value2)) {
    report2(wrongType2(path || "the configuration", showShort2(value2), "an object"));
    return void 0;
  }
  for (const name2 of Object.keys(value2).filter((key) => !members.includes(key))) {
    report2(strayMember2(pathOf(path, name2), shorten(name2), members));
  }
  return value2;
}
function entriesOf(path, value2, allowed, report2) {
  if (value2 === void 0) return [];
  if (isObject3(value2)) return Object.entries(value2);
  report2(wrongType2(path, showShort2(value2), allowed));
  return [];
}
function elementsOf2(path, value2, report2) {
  if (value2 === void 0) return [];
  if (Array.isArray(value2)) return value2.map((element3, index) => ({ path: `${path}[${index}]`, value: element3 }));
  report2(wrongType2(path, showShort2(value2), "a list"));
  return [];
}
function readText4(path, value2, allowed, report2) {
  if (value2 === void 0) {
    report2(missing(`${path} is missing`, allowed, `add ${path}`));
  } else if (typeof value2 !== "string") {
    report2(wrongType2(path, showShort2(value2), allowed));
  } else if (value2.trim() === "") {
    report2(badName(path, value2, allowed, "a configuration"));
  } else {
    return value2;
  }
  return void 0;
}
function reportTwice2(path, name2, seen, report2) {
  const other = seen.get(name2);
  if (other === void 0) seen.set(name2, path);
  else report2(toldTwice2(path, shorten(name2), other));
}
function ownMember3(object, name2) {
  return Object.hasOwn(object, name2) ? object[name2] : void 0;
}
function isObject3(value2) {
  return typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
}
function pathOf(path, name2) {
  if (path === "") return shorten(name2);
  return /^[\w$]+$/.test(name2) ? `${path}.${shorten(name2)}` : `${path}[${show(shorten(name2))}]`;
}
function showShort2(value2) {
  if (Array.isArray(value2)) return "a list";
  if (isObject3(value2)) return "an object";
  return shorten(show(value2));
}
function shorten(text2) {
  return text2.length > SHOWN_CHARACTERS2 ? `${text2.slice(0, SHOWN_CHARACTERS2)}\u2026` : text2;
}

// lib/review/compare-accesses.ts
function compareAccesses(before, after) {
  const were = groupAccesses(before?.accesses ?? []);
  const are = groupAccesses(after.accesses);
  const keys = [.../* @__PURE__ */ new Set([...were.keys(), ...are.keys()])];
  const isGone = (access) => before !== void 0 && [access.from, access.to].some((arn2) => isHeldWhole(before.graph, arn2) && !isHeldWhole(after.graph, arn2));
  const changes = keys.flatMap((key) => {
    const known = were.get(key) ?? [];
    return compare(known, are.get(key) ?? (known.some(isGone) ? [] : lost(after, known)));
  });
  return uniteActions2(
    changes.filter((change) => !isStillWithin(change, after)).map((change) => placeWide(change, before, after))
  );
}
function groupAccesses(accesses) {
  const groups = /* @__PURE__ */ new Map();
  for (const access of accesses.filter(isOfInterest)) {
    const key = `${access.from} ${access.action.toLowerCase()} ${access.to}`;
    const others = groups.get(key);
    if (others === void 0) groups.set(key, [access]);
    else others.push(access);
  }
  return groups;
}
function isOfInterest({ kind, breadth, crossesAccounts: crossesAccounts2 }) {
  if (kind === "use") return crossesAccounts2;
  return !(kind === "assume" && breadth === "service" && !crossesAccounts2);
}
function lost({ graph }, were) {
  const [was] = were;
  return was?.decision === void 0 ? [] : [judgeAccess(graph, { caller: was.from, target: was.to, action: was.action })];
}
function compare(were, are) {
  const one2 = are[0] ?? were[0];
  const kind = kindOf2(were, are);
  if (one2 === void 0 || kind === void 0) return [];
  const [before, after] = [stateOf(were), stateOf(are)];
  return [
    {
      kind,
      caller: one2.from,
      callee: one2.to,
      action: one2.action,
      access: one2.kind,
      breadth: one2.breadth,
      crossesAccounts: one2.crossesAccounts,
      ...before === void 0 ? {} : { before },
      ...after === void 0 ? {} : { after }
    }
  ];
}
function kindOf2(were, are) {
  const [was, is] = [outcomeOf3(were), outcomeOf3(are)];
  if (is === "unknown") return was === "unknown" ? void 0 : "unknown";
  if (is !== "allowed") return was === "allowed" ? "closed" : void 0;
  if (was !== "allowed") return "opened";
  const comparison = compareAlternatives(allowedConditions(were), allowedConditions(are));
  switch (comparison) {
    case "same":
      return void 0;
    case "wider":
      return "widened";
    case "narrower":
      return "narrowed";
    default:
      return comparison;
  }
}
function outcomeOf3(alternatives) {
  return ["allowed", "unknown", "halfOpen", "denied"].find(
    (outcome) => alternatives.some((each) => each.outcome === outcome)
  );
}
function allowedConditions(alternatives) {
  return alternatives.filter(({ outcome }) => outcome === "allowed").map(({ conditions: conditions2 }) => conditions2);
}
function stateOf(alternatives) {
  const outcome = outcomeOf3(alternatives);
  const [widest] = alternatives.filter((each) => each.outcome === outcome).sort((a, b) => a.conditions.length - b.conditions.length);
  if (widest === void 0) return void 0;
  const { missingSide, conditions: conditions2, decision, opening } = widest;
  return {
    outcome: widest.outcome,
    ...missingSide === void 0 ? {} : { missingSide },
    conditions: conditions2,
    ...decision === void 0 ? {} : { decision },
    ...opening === void 0 ? {} : { opening }
  };
}
function isStillWithin({ kind, breadth, callee, action }, { accesses }) {
  return kind === "closed" && (breadth === "account" || breadth === "organization") && accesses.some(
    (access) => access.breadth === "everyone" && access.to === callee && access.action.toLowerCase() === action.toLowerCase() && access.outcome === "allowed" && access.conditions.length === 0
  );
}
function placeWide(change, before, after) {
  if (change.breadth === "role" || change.breadth === "service") return change;
  const [kind, moment] = change.kind === "opened" ? ["widened", before] : ["narrowed", after];
  if (moment === void 0 || change.kind !== "opened" && change.kind !== "closed") return change;
  const narrower = moment.accesses.filter((access) => isWithin2(access, change)).map(({ from }) => from);
  if (narrower.length === 0) return change;
  const insteadOf = [...new Set(narrower)].sort();
  const state = { outcome: "allowed", conditions: [], insteadOf };
  return kind === "widened" ? { ...change, kind, before: state } : { ...change, kind, after: state };
}
function isWithin2(access, wide) {
  const isSame = access.to === wide.callee && access.action.toLowerCase() === wide.action.toLowerCase() && access.outcome === "allowed" && access.from !== wide.caller && access.breadth !== "service";
  if (!isSame) return false;
  switch (wide.breadth) {
    case "account":
      return access.breadth === "role" && accountOf7(access.from) === accountOf7(wide.caller);
    case "organization":
    case "everyone":
      return access.breadth === "role" || access.breadth === "account";
    case "role":
    case "service":
      return false;
    default:
      return wide.breadth;
  }
}
function accountOf7(principal) {
  return /^\d{12}$/.test(principal) ? principal : parseArn(principal)?.accountId;
}
function uniteActions2(changes) {
  const united = /* @__PURE__ */ new Map();
  for (const { action, ...change } of changes) {
    const key = JSON.stringify([ORDER[change.kind], change.caller, change.callee, summary(change)]);
    const other = united.get(key);
    united.set(key, { ...other ?? change, actions: [.../* @__PURE__ */ new Set([...other?.actions ?? [], action])].sort() });
  }
  return [...united].sort(([one2], [other]) => one2 < other ? -1 : 1).map(([, change]) => change);
}
var ORDER = {
  opened: 0,
  widened: 1,
  unknown: 2,
  narrowed: 3,
  closed: 4
};
function summary({ access, breadth, before, after }) {
  const shown = (state) => state && [state.outcome, state.missingSide, state.conditions, state.insteadOf];
  return [access, breadth, shown(before), shown(after)];
}

// lib/review/scene.ts
function momentOf(graph) {
  const openings = listOpenings(graph);
  return { graph, openings, accesses: judgeAccesses(graph, openings) };
}

// lib/review/review.ts
function review({ world, before: graphBefore, after: graphAfter, configuration, today }) {
  const after = momentOf(graphAfter);
  const before = graphBefore === void 0 ? void 0 : momentOf(graphBefore);
  const changes = compareAccesses(before, after);
  const scene = { ...before === void 0 ? {} : { before }, after, changes, configuration };
  const past = before === void 0 ? void 0 : { after: before, changes: [], configuration };
  const found = RULES.flatMap((rule) => findingsOf(rule, scene, past));
  const { kept, waived } = applyWaivers(found, configuration.waivers, today);
  return {
    world,
    compared: before !== void 0,
    changes,
    accesses: after.accesses,
    findings: [...kept].sort(byWeight2),
    waived,
    accountNames: configuration.trustedAccounts,
    notes: graphAfter.notes
  };
}
function findingsOf(rule, scene, past) {
  const severity = scene.configuration.severity.get(rule.id) ?? rule.severity;
  if (severity === "off") return [];
  const known = new Set(past === void 0 ? [] : rule.find(past).map((found) => fingerprintOf(rule.id, found)));
  const unique = /* @__PURE__ */ new Map();
  for (const found of rule.find(scene)) {
    const fingerprint = fingerprintOf(rule.id, found);
    unique.set(fingerprint, { ...found, rule: rule.id, severity, fingerprint, isNew: !known.has(fingerprint) });
  }
  return [...unique.values()];
}
function byWeight2(one2, other) {
  return SEVERITIES.indexOf(one2.severity) - SEVERITIES.indexOf(other.severity) || compareTexts2(one2.rule, other.rule) || compareTexts2(placeOf6(one2), placeOf6(other)) || compareTexts2(one2.fingerprint, other.fingerprint);
}
function placeOf6({ origin, subject }) {
  return `${origin.address ?? ""} ${subject} ${origin.input}`;
}
function compareTexts2(one2, other) {
  if (one2 === other) return 0;
  return one2 < other ? -1 : 1;
}

// lib/cli/run-review.ts
var CONFIGURATION_FILE = "cross-account-lambda.json";
function readConfiguration4({ config }, { folder }) {
  const file = config ?? CONFIGURATION_FILE;
  const path = (0, import_node_path3.resolve)(folder, file);
  return config === void 0 && !(0, import_node_fs2.existsSync)(path) ? NO_CONFIGURATION : parseConfiguration(file, readFileText(file, path));
}
function runReview(line, worlds, configuration, { paint, progress, host }) {
  const today = line.date ?? host.now().toISOString().slice(0, "YYYY-MM-DD".length);
  const reviews = worlds.map(({ name: name2, ...moments }) => {
    progress(`judging ${name2}`);
    return review({ world: name2, ...moments, configuration, today });
  });
  return { text: render4(line, reviews, paint, host.version), code: exitCode3(line, reviews) };
}
function render4({ format: format2 }, reviews, paint, version) {
  switch (format2) {
    case "text":
      return renderReviewText(reviews, paint);
    case "markdown":
      return renderReviewMarkdown(reviews);
    case "json":
      return renderReviewJson(reviews);
    case "sarif":
      return renderReviewSarif(reviews, version);
    default:
      return format2;
  }
}
function exitCode3({ failOn, strict }, reviews) {
  const fails = reviews.some(
    ({ findings }) => findings.some(({ isNew, severity }) => failOn !== "never" && isNew && reaches(severity, failOn))
  );
  if (fails) return EXIT_NOT_AS_HOPED;
  return strict && reviews.some(isUnknown2) ? EXIT_UNKNOWN : EXIT_OK;
}

// lib/cli/write-output.ts
var import_node_crypto3 = require("node:crypto");
var import_node_fs3 = require("node:fs");
var import_node_path4 = require("node:path");
function writeOutput(text2, file, host) {
  if (file === void 0) {
    host.stdout.write(text2);
    return;
  }
  try {
    replaceFile((0, import_node_path4.resolve)(host.folder, file), text2);
  } catch (error) {
    reject("--output", unwritable(file, error.message));
  }
}
function replaceFile(path, text2) {
  const found = (0, import_node_fs3.statSync)(path, { throwIfNoEntry: false });
  if (found !== void 0 && !found.isFile()) {
    (0, import_node_fs3.writeFileSync)(path, text2);
    return;
  }
  const target = found === void 0 ? path : (0, import_node_fs3.realpathSync)(path);
  const temporary = `${target}.${(0, import_node_crypto3.randomUUID)()}.tmp`;
  try {
    (0, import_node_fs3.writeFileSync)(temporary, text2, { flag: "wx" });
    (0, import_node_fs3.renameSync)(temporary, target);
  } finally {
    (0, import_node_fs3.rmSync)(temporary, { force: true });
  }
}

// lib/cli/main.ts
var PROGRAM = "cross-account-lambda";
async function main(args, host) {
  if (args.includes("--version")) {
    host.stdout.write(`${host.version}
`);
    return EXIT_OK;
  }
  try {
    const reading = parseCommandLine(args);
    switch (reading.kind) {
      case "help":
        host.stdout.write(helpText(reading.command));
        return EXIT_OK;
      case "misuse":
        report(host, new InputError(programName(reading.command), reading.problems));
        host.stderr.write(`
See: ${programName(reading.command ?? "COMMAND")} --help
`);
        return EXIT_CANNOT_RUN;
      case "run": {
        const { text: text2, code } = await answer(reading.line, host);
        writeOutput(text2, reading.line.output, host);
        return code;
      }
      default:
        return reading;
    }
  } catch (error) {
    report(host, error);
    return EXIT_CANNOT_RUN;
  }
}
async function answer(line, host) {
  const progress = showProgress(host);
  const paint = choosePaint(line, host);
  if (line.command === "review") {
    const configuration = readConfiguration4(line, host);
    return runReview(line, await loadMoments(line, host, progress), configuration, { paint, progress, host });
  }
  const worlds = await loadWorlds(line, host, progress);
  switch (line.command) {
    case "check":
      return runCheck(line, worlds, paint, progress);
    case "prove":
      return runProve(line, worlds, await readSessionPolicies(line, host), paint);
    case "graph":
      return runGraph(line, worlds, paint, progress);
    default:
      return line;
  }
}
function programName(command) {
  return command === void 0 ? PROGRAM : `${PROGRAM} ${command}`;
}
function choosePaint({ noColor, output }, { stdout, environment }) {
  const isDumb = environment.TERM === "dumb";
  return stdout.isTTY === true && output === void 0 && !noColor && !environment.NO_COLOR && !isDumb ? COLOURED : PLAIN;
}
function report(host, error) {
  host.stderr.write(`${describe(error, host).map(plainText).join("\n")}
`);
}
function describe(error, host) {
  if (error instanceof InputError) return error.message.split("\n");
  if (error instanceof AggregateError) return error.errors.flatMap((each) => describe(each, host));
  const { message, stack } = import_node_util3.types.isNativeError(error) ? error : { message: String(error), stack: void 0 };
  return [
    `${PROGRAM} failed: ${message}. This is a defect of ${PROGRAM} ${host.version} and not of your input; please report it.`,
    ...host.environment.DEBUG ? (stack ?? "").split("\n") : ["Set DEBUG=1 to see where."]
  ];
}

// lib/cli/process-host.ts
function processHost(version) {
  return {
    readStandardInput: async () => {
      const chunks = [];
      for await (const chunk of process.stdin) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => /* @__PURE__ */ new Date(),
    environment: process.env,
    folder: process.cwd(),
    version
  };
}

// lib/cli/entry.ts
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
});
keepHeapSmall();
main(process.argv.slice(2), processHost("0.1.0")).then((code) => {
  process.exitCode = code;
});
