import { infiniteQueryOptions } from '@tanstack/react-query';
import {
  addList,
  addTask,
  completeTasks,
  findTasks,
  listLists,
  listTasks,
  moveTask,
  moveTasks,
  readTask,
  removeList,
  removeTask,
  removeTasks,
  renameList,
  reopenTasks,
  replaceTask,
  restoreList,
  restoreTask,
  tagTasks,
  type TaskResponse,
  type TodoListResponse,
} from '../../api/todo';

export type Task = TaskResponse;
export type TodoList = TodoListResponse;
export type Priority = Task['priority'];
export const priorities: Priority[] = ['high', 'normal', 'low'];

/** What the owner decides of a task; a `PUT` sends all of it. */
export type Fields = Pick<Task, 'title' | 'completed' | 'priority' | 'tags'> & {
  notes: string | null;
  due: string | null;
};

export type Filter = 'all' | 'open' | 'done';
export const filters: Filter[] = ['all', 'open', 'done'];

export type Order = 'position' | 'due' | 'priority' | 'created' | 'title';
export const orders: Order[] = ['position', 'due', 'priority', 'created', 'title'];

const LISTS = 100;
const TASKS = 50;
const unchanged = ({ version }: { version: number }) => ({ headers: { 'If-Match': `"${version}"` } });

export const listQuery = infiniteQueryOptions({
  queryKey: ['lists'],
  queryFn: ({ pageParam, signal }) => listLists({ size: LISTS, ...(pageParam && { after: pageParam }) }, { signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.next ?? undefined,
});

export const tasksKey = (list: string) => ['tasks', list];

export const taskQuery = (list: string, filter: Filter, sort: Order) =>
  infiniteQueryOptions({
    queryKey: [...tasksKey(list), filter, sort],
    queryFn: ({ pageParam, signal }) =>
      listTasks(
        list,
        {
          size: TASKS,
          sort,
          ...(filter !== 'all' && { completed: filter === 'done' }),
          ...(pageParam && { after: pageParam }),
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** Tasks on all lists that these words are found in, the newest first. */
export const foundQuery = (query: string) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'found', query],
    queryFn: ({ pageParam, signal }) =>
      findTasks({ query, size: TASKS, ...(pageParam && { after: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const lists = {
  add: (name: string) => addList({ name }),
  rename: (list: TodoList, name: string) => renameList(list.id, { name }, unchanged(list)),
  remove: (list: TodoList) => removeList(list.id, unchanged(list)),
  restore: (list: TodoList) => restoreList(list.id),
};

export const tasks = {
  read: (id: string) => readTask(id),
  add: (list: string, fields: Fields) => addTask(list, fields),
  replace: (task: Task, fields: Fields) => replaceTask(task.id, fields, unchanged(task)),
  remove: (task: Task) => removeTask(task.id, unchanged(task)),
  restore: (task: Task) => restoreTask(task.id),
  move: (task: Task, after: string | null) => moveTask(task.id, { after }, unchanged(task)),
};

const whatever = (chosen: Task[]) => chosen.map(({ id }) => ({ id }));
const asSeen = (chosen: Task[]) => chosen.map(({ id, version }) => ({ id, version }));

/** As many as one request may name. */
export const MOST_AT_ONCE = 100;

/** All of them or none. Only a deletion could take away what somebody else has written meanwhile, so it names what was seen. */
export const manyTasks = {
  complete: (chosen: Task[]) => completeTasks({ tasks: whatever(chosen) }),
  reopen: (chosen: Task[]) => reopenTasks({ tasks: whatever(chosen) }),
  move: (chosen: Task[], list: string) => moveTasks({ list, tasks: whatever(chosen) }),
  tag: (chosen: Task[], add: string[], remove: string[]) => tagTasks({ add, remove, tasks: whatever(chosen) }),
  remove: (chosen: Task[]) => removeTasks({ tasks: asSeen(chosen) }),
};
