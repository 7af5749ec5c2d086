/** `npm run bench`: both wings, or the one that is named: `npm run bench -- reading`. */
import { benchReading } from './reading';
import { benchWriting } from './writing';

const [wing] = process.argv.slice(2);

if (wing !== 'reading') benchWriting();
if (wing !== 'writing') benchReading();
