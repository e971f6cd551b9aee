/** Draws charts. The only room that knows how; what is drawn, and what it says in words, the domain decides. */
export { png } from './png';
export { height, width } from './shapes';
export { svg } from './svg';
