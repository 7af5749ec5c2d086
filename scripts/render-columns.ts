/** The table of the reading wing, for the tables of the measurements. */
export { renderColumns } from '../lib/render/render-columns';
