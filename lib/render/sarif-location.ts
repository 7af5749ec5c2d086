/** Where a finding stands: the file of the input, for whoever shows files, and the resource in it. */
import type { Finding } from '../review/finding';
import { plainText } from './plain-text';
import { sarifName } from './sarif-text';

/** Longer than paths are. */
const LONGEST_PATH = 1000;

export function sarifLocation({ origin: { input, address }, subject }: Finding) {
  const fullyQualifiedName = sarifName(address ?? subject);
  return {
    // Terraform prints a plan on one line. Code scanning shows nothing that has no line.
    physicalLocation: { artifactLocation: { uri: uriOf(input) }, region: { startLine: 1 } },
    logicalLocations: [{ name: nameIn(fullyQualifiedName), fullyQualifiedName, kind: 'resource' }],
  };
}

/** The last part of an address, such as `reader["a"]`. */
function nameIn(address: string): string {
  return /[^.]*(?:\[[^\]]*\])?$/.exec(address)?.[0] || address;
}

/** The path of the input as a URI reference, relative to the folder in which the review ran. */
function uriOf(input: string): string {
  const path = plainText(fileOf(input).slice(0, LONGEST_PATH)).replaceAll('\\', '/');
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const encoded = segments.map(encodeURIComponent).join('/');
  // The colon of a drive is part of the path.
  if (/^[A-Za-z]:\//.test(path)) return `file:///${encoded.replace('%3A', ':')}`;
  if (path.startsWith('/')) return `file:///${encoded}`;
  return encoded === '' ? 'input' : encoded;
}

/** An input is called as the user would name it; of a `cdktf.out` folder that is the stack, whose file CDKTF calls so. */
function fileOf(input: string): string {
  const [, folder, stack] = /^(.+), stack ([^/]+)$/s.exec(input) ?? [];
  return folder === undefined || stack === undefined ? input : `${folder}/stacks/${stack}/cdk.tf.json`;
}
