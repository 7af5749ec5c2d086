/** Rows as a reader would make them, and facts as tests expect them. */
import { type PolicyReading, parsePolicy } from '../../../lib/iam/parse-policy';
import type { ParsedPolicy } from '../../../lib/iam/parsed-policy';
import { joinText, symbolText, type Text } from '../../../lib/iam/text';
import { inventoryFromRows } from '../../../lib/terraform/facts';
import type { Inventory, Origin, PolicyFact } from '../../../lib/terraform/inventory';
import type { ResourceRow, Rows, Value, Values } from '../../../lib/terraform/row';

export const HOME = '111111111111';
export const INPUT = 'plan.json';
export const LAMBDA = `arn:aws:lambda:us-east-1:${HOME}:function:`;
export const ROLE = `arn:aws:iam::${HOME}:role/`;

/** A row of the account `HOME`; what it is follows from its address. */
export function row(address: string, values: Values, more: Partial<ResourceRow> = {}): ResourceRow {
  const steps = address.replace(/^(module\.[^.]+\.)+/, '').split('.');
  const [first = '', second = ''] = steps;
  return {
    address,
    mode: first === 'data' ? 'data' : 'managed',
    type: first === 'data' ? second : first,
    origin: at(address),
    accountId: HOME,
    region: 'us-east-1',
    partition: 'aws',
    values,
    ...more,
  };
}

export function at(address: string): Origin {
  return { input: INPUT, address };
}

/** `<address.attribute>` within a text. */
export function text(written: string): Text {
  return joinText(...written.split(/<([^>]*)>/).map((piece, index) => (index % 2 === 0 ? piece : symbolText(piece))));
}

/** What the facts of rows are besides empty lists. */
export function factsOf(rows: readonly ResourceRow[], more: Partial<Rows> = {}): Partial<Inventory> {
  const { input, ...inventory } = inventoryFromRows({ input: INPUT, rows, manifests: [], notes: [], ...more });
  expect(input).toBe(INPUT);
  return Object.fromEntries(Object.entries(inventory).filter(([, facts]) => facts.length > 0));
}

export function parsed(document: unknown): ParsedPolicy {
  const reading: PolicyReading = parsePolicy(document);
  if ('malformed' in reading) throw new Error(reading.malformed.join('\n'));
  return reading.policy;
}

export function fact(name: string, address: string, document: unknown): PolicyFact {
  return { name, origin: at(address), document: parsed(document) };
}

export const AFTER_APPLY = { unknownBecause: 'knownAfterApply' } as const;
export const NOT_IN_INPUT = { unknownBecause: 'managedPolicyNotInInput' } as const;

export const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
};

/** An identity-based policy for one action on one resource. */
export function allow(Action: string, Resource: Value) {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] };
}

export const json = JSON.stringify;
