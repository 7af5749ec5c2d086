import type { LambdaFunctionProps } from '../constructs/lambda-function-props';
import type { HandlerLanguage } from './story-props';

/** Where the code of a story's handler is, and what runs it. */
export function handlerCode(
  name: string,
  language: HandlerLanguage = 'typescript',
): Pick<LambdaFunctionProps, 'entry' | 'code' | 'handler' | 'runtime'> {
  switch (language) {
    case 'typescript':
      return { entry: `handlers/${name}.ts`, runtime: 'nodejs22.x' };
    case 'python':
      return { code: 'handlers/python', handler: `${name.replaceAll('-', '_')}.handler`, runtime: 'python3.13' };
    default:
      return language satisfies never;
  }
}
