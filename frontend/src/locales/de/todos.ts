import type { Texts } from '../../lib/texts';
import type { todos as en } from '../en/todos';

export const todos: Texts<typeof en> = {
  title: 'todos',
};
