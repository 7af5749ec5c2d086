/** A value as `jsonencode` writes it; what is unknown stands between quotes, like the texts it mostly is. */
import { isSymbolic, type Text, type TextPart, textOf, textParts } from '../iam/text';
import { isValueList, isValueRecord } from './hcl-value';
import type { Value } from './row';

export function renderJson(value: Value): Text {
  const parts: TextPart[] = [];
  write(value, parts);
  return textOf(parts);
}

function write(value: Value, parts: TextPart[]): void {
  if (isSymbolic(value)) {
    parts.push('"');
    for (const part of textParts(value)) {
      parts.push(typeof part === 'string' ? escaped(part) : part);
    }
    parts.push('"');
  } else if (isValueList(value)) {
    parts.push('[');
    writeAll(value, parts, (element) => write(element, parts));
    parts.push(']');
  } else if (isValueRecord(value)) {
    parts.push('{');
    // Terraform sorts the members too.
    writeAll(Object.entries(value).sort(byKey), parts, ([key, member]) => {
      parts.push(JSON.stringify(key), ':');
      write(member, parts);
    });
    parts.push('}');
  } else {
    parts.push(JSON.stringify(value));
  }
}

function writeAll<T>(elements: readonly T[], parts: TextPart[], writeOne: (element: T) => void): void {
  for (const [index, element] of elements.entries()) {
    if (index > 0) parts.push(',');
    writeOne(element);
  }
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function byKey([one]: readonly [string, Value], [other]: readonly [string, Value]): number {
  return one < other ? -1 : 1;
}
