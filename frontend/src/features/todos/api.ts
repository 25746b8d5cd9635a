import { infiniteQueryOptions } from '@tanstack/react-query';
import {
  addList,
  addTask,
  listLists,
  listTasks,
  moveTask,
  readTask,
  removeList,
  removeTask,
  renameList,
  replaceTask,
  type TaskResponse,
  type TodoListResponse,
} from '../../api/todo';

export type Task = TaskResponse;
export type TodoList = TodoListResponse;
export type Priority = Task['priority'];
export const priorities: Priority[] = ['high', 'normal', 'low'];

/** What the owner decides of a task; a `PUT` sends all of it. */
export type Fields = Pick<Task, 'title' | 'completed' | 'priority'> & { notes: string | null; due: string | null };

export type Filter = 'all' | 'open' | 'done';
export const filters: Filter[] = ['all', 'open', 'done'];

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

export const taskQuery = (list: string, filter: Filter) =>
  infiniteQueryOptions({
    queryKey: [...tasksKey(list), filter],
    queryFn: ({ pageParam, signal }) =>
      listTasks(
        list,
        {
          size: TASKS,
          ...(filter !== 'all' && { completed: filter === 'done' }),
          ...(pageParam && { after: pageParam }),
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const lists = {
  add: (name: string) => addList({ name }),
  rename: (list: TodoList, name: string) => renameList(list.id, { name }, unchanged(list)),
  remove: (list: TodoList) => removeList(list.id, unchanged(list)),
};

export const tasks = {
  read: (id: string) => readTask(id),
  add: (list: string, fields: Fields) => addTask(list, fields),
  replace: (task: Task, fields: Fields) => replaceTask(task.id, fields, unchanged(task)),
  remove: (task: Task) => removeTask(task.id, unchanged(task)),
  move: (task: Task, after: string | null) => moveTask(task.id, { after }, unchanged(task)),
};
