/** Every command in every format, whole. */
import { renderCheckJson } from '../../lib/render/check-json';
import { renderCheckMarkdown } from '../../lib/render/check-markdown';
import { renderCheckText } from '../../lib/render/check-text';
import { renderGraphJson } from '../../lib/render/graph-json';
import { renderGraphMermaid } from '../../lib/render/graph-mermaid';
import { renderGraphText } from '../../lib/render/graph-text';
import { COLOURED, PLAIN } from '../../lib/render/paint';
import { renderProveJson } from '../../lib/render/prove-json';
import { renderProveMarkdown } from '../../lib/render/prove-markdown';
import { renderDecision } from '../../lib/render/prove-text';
import { golden } from './golden-file';
import {
  ALLOWED,
  EXPLICIT_DENY,
  HOSTILE,
  HOSTILE_CHECK,
  HOSTILE_MAP,
  IMPLICIT_DENY,
  INCOMPLETE,
  MAP,
  NOT_PROVED,
  PROVED,
  QUESTION,
  UNKNOWN,
} from './results';

const DECISIONS = {
  allowed: ALLOWED,
  'explicit-deny': EXPLICIT_DENY,
  'implicit-deny': IMPLICIT_DENY,
  unknown: UNKNOWN,
};
const RESULTS = [PROVED, NOT_PROVED, INCOMPLETE];
const MAPS = [{ world: 'billing', map: MAP }];

describe.each(Object.entries(DECISIONS))('a decision %s', (name, decision) => {
  test('is rendered as text', () => {
    const text = renderDecision(QUESTION, decision);
    expect(text).toBe(golden(`prove-${name}-text.golden`, text));
  });

  test('is rendered as JSON', () => {
    const json = renderProveJson(QUESTION, decision);
    expect(json).toBe(golden(`prove-${name}-json.golden`, json));
  });

  test('is rendered as Markdown', () => {
    const markdown = renderProveMarkdown(QUESTION, decision);
    expect(markdown).toBe(golden(`prove-${name}-markdown.golden`, markdown));
  });
});

describe('a check', () => {
  test('is rendered as text', () => {
    const text = renderCheckText(RESULTS, PLAIN);
    expect(text).toBe(golden('check-text.golden', text));
  });

  test('is rendered as JSON', () => {
    const json = renderCheckJson(RESULTS);
    expect(json).toBe(golden('check-json.golden', json));
  });

  test('is rendered as Markdown', () => {
    const markdown = renderCheckMarkdown(RESULTS);
    expect(markdown).toBe(golden('check-markdown.golden', markdown));
  });

  test('of one world has no line about all of them', () => {
    expect(renderCheckText([INCOMPLETE], PLAIN)).toBe(
      [
        'half: unknown - no access is declared, nothing else crosses accounts, the input is not complete',
        '',
        '  Notes:',
        '    The plan plan.json ended with an error: what comes after it is missing.',
        '',
      ].join('\n'),
    );
  });
});

describe('a graph', () => {
  test('is rendered as Mermaid', () => {
    const mermaid = renderGraphMermaid(MAPS);
    expect(mermaid).toBe(golden('graph-mermaid.golden', mermaid));
  });

  test('is rendered as JSON', () => {
    const json = renderGraphJson(MAPS);
    expect(json).toBe(golden('graph-json.golden', json));
  });

  test('is rendered as text', () => {
    const text = renderGraphText(MAPS, PLAIN);
    expect(text).toBe(golden('graph-text.golden', text));
  });

  test('of several worlds has a box for each of them', () => {
    const node = { id: QUESTION.principal, kind: 'role', accountId: '111111111111', inInput: true } as const;
    const map = { nodes: [node], edges: [] };
    expect(
      renderGraphMermaid([
        { world: 'one', map },
        { world: 'two', map },
      ]),
    ).toBe(`flowchart LR
  subgraph g1["one"]
    subgraph g2["account 111111111111"]
      n0(["role caller-role"])
    end
  end
  subgraph g3["two"]
    subgraph g4["account 111111111111"]
      n1(["role caller-role"])
    end
  end
`);
  });

  test('of nothing says so', () => {
    expect(renderGraphText([{ world: 'none', map: { nodes: [], edges: [] } }], PLAIN)).toBe(
      'none\n  nothing that grants or has access\n',
    );
  });
});

describe('a hostile name', () => {
  const worlds = [{ world: HOSTILE, map: HOSTILE_MAP }];
  const outputs = {
    'check-text': renderCheckText([HOSTILE_CHECK], PLAIN),
    'check-json': renderCheckJson([HOSTILE_CHECK]),
    'check-markdown': renderCheckMarkdown([HOSTILE_CHECK]),
    'graph-mermaid': renderGraphMermaid([...worlds, ...worlds]),
    'graph-json': renderGraphJson(worlds),
    'graph-text': renderGraphText(worlds, PLAIN),
  };

  test.each(Object.entries(outputs))('stays inert in %s', (name, output) => {
    expect(output).toBe(golden(`hostile-${name}.golden`, output));
    expect(output).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  test('is no markup, mention, cell or link in Markdown', () => {
    const outsideOfCode = outputs['check-markdown'].replace(/`[^`]*`|<code>.*?<\/code>/g, '');
    expect(outsideOfCode).not.toMatch(/[@<](?!br>)|http|\[|\\|`/);
  });

  test('is neither code nor a label of its own in Mermaid', () => {
    const lines = outputs['graph-mermaid'].split('\n').map((line) => line.replace(/"[\p{L}\p{N} .,:/_;#-]*"/gu, 'L'));
    expect([...new Set(lines.map((line) => line.trim().replace(/\d+/g, 'N')))]).toEqual([
      'flowchart LR',
      'subgraph gN[L]',
      'nN([L])',
      'nN[L]',
      'end',
      'nN -->|L| nN',
      '',
    ]);
  });

  test('is the same text again for who reads the JSON', () => {
    expect(JSON.parse(outputs['check-json']).worlds[0].world).toBe(HOSTILE);
  });
});

test('colours are around verdicts and labels, and nowhere else', () => {
  const coloured = renderCheckText(RESULTS, COLOURED);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of them
  const painted = /\u001b\[(\d+)m([^\u001b]*)\u001b\[\d+m/g;
  expect([...coloured.matchAll(painted)].map(([, colour, text]) => [colour, text])).toEqual([
    ['32', 'billing: proved - 4 declared accesses proved, nothing else crosses accounts'],
    [
      '31',
      'reports: not proved - 1 of 4 declared accesses proved, 1 denied, 1 wider than declared, 1 unknown, 1\n  undeclared access across accounts, 2 openings that may cross accounts',
    ],
    ['31', 'Denied:'],
    ['33', 'Unknown:'],
    ['31', 'Wider than declared:'],
    ['31', 'Undeclared:'],
    ['33', 'Perhaps undeclared:'],
    ['33', 'Perhaps undeclared:'],
    ['33', 'half: unknown - no access is declared, nothing else crosses accounts, the input is not complete'],
    ['1', '1 of 3 proved; not proved: reports; unknown: half.'],
  ]);
  expect(coloured.replace(painted, '$2')).toBe(renderCheckText(RESULTS, PLAIN));
});
