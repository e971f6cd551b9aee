import type { Card } from './template';

/** A card ready to be sent, with one line for the notification. No line ever holds a figure. */
export interface Presented {
  card: Card;
  summary: string;
}
