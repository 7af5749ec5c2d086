import { join } from 'node:path';
import type { LambdaFunctionProps } from '../constructs/lambda-function-props';
import type { HandlerLanguage } from './story-props';

// The handlers lie beside lib, in the repository as in the package, where lib is compiled into dist.
const HANDLERS = join(__dirname.replace(/([\\/]dist)?[\\/]lib[\\/]stacks$/, ''), 'handlers');

/** Where the code of a story's handler is, and what runs it. */
export function handlerCode(
  name: string,
  language: HandlerLanguage = 'typescript',
): Pick<LambdaFunctionProps, 'entry' | 'code' | 'handler' | 'runtime'> {
  switch (language) {
    case 'typescript':
      return { entry: join(HANDLERS, `${name}.ts`), runtime: 'nodejs22.x' };
    case 'python':
      return {
        code: join(HANDLERS, 'python'),
        handler: `${name.replaceAll('-', '_')}.handler`,
        runtime: 'python3.13',
      };
    default:
      return language satisfies never;
  }
}
