import { http, HttpResponse } from 'msw';
import { problem, server } from '../../test/server';
import type { Fields, Task, TodoList } from './api';

/** The body of a change of many tasks. */
interface Wanted {
  tasks: { id: string; version?: number }[];
  list?: string;
  add?: string[];
  remove?: string[];
}

/** The service as the app sees it: one person's lists, the order of their tasks, and a version for each. */
export function todoService(...titles: string[]) {
  let lists: TodoList[] = [{ id: 'garden', name: 'Garden', version: 0 }];
  let tasks = titles.map((title, at) => task({ id: `t${at + 1}`, title }));
  /** What can be restored, and what it was in front of. */
  const deleted = new Map<unknown, { task: Task; behind: Task[] }>();
  const deletedLists = new Map<unknown, TodoList>();
  const bulks: unknown[] = [];
  const find = (id: unknown) => tasks.find((it) => it.id === id);
  const store = (next: Task) => {
    tasks = tasks.map((it) => (it.id === next.id ? next : it));
    return HttpResponse.json(next);
  };

  const change = (id: string, part: Partial<Task>) => {
    tasks = tasks.map((it) => (it.id === id ? { ...it, ...part, version: it.version + 1 } : it));
  };
  const remove = (gone: Task) => {
    deleted.set(gone.id, { task: gone, behind: tasks.slice(tasks.indexOf(gone) + 1) });
    tasks = tasks.filter((it) => it !== gone);
  };

  /** Makes a change to all the tasks that a request names, or to none. */
  const many = (what: string, act: (task: Task, wanted: Wanted) => void) =>
    http.post(`/api/tasks/bulk/${what}`, async ({ request }) => {
      const wanted = (await request.json()) as Wanted;
      const there = wanted.tasks.flatMap(({ id }) => find(id) ?? []);
      if (there.length < wanted.tasks.length) return problem(404, 'not-found');
      const asSeen = wanted.tasks.every(({ version }, at) => version === undefined || version === there[at]?.version);
      if (!asSeen) return problem(412, 'version-outdated');
      bulks.push({ what, ...wanted });
      there.forEach((it) => act(it, wanted));
      return HttpResponse.json({ tasks: there.map((it) => find(it.id) ?? it) });
    });

  /** Runs the write, unless the task is not there or was changed since it was read. */
  const write = (request: Request, id: unknown, change: (task: Task) => Response) => {
    const there = find(id);
    if (!there) return problem(404, 'not-found');
    return request.headers.get('If-Match') === `"${there.version}"` ? change(there) : problem(412, 'version-outdated');
  };

  server.use(
    http.get('/api/lists', () => HttpResponse.json({ items: lists })),
    http.post('/api/lists', async ({ request }) => {
      const list = { id: `l${lists.length + 1}`, version: 0, ...((await request.json()) as { name: string }) };
      lists = [...lists, list];
      return HttpResponse.json(list, { status: 201 });
    }),
    http.put('/api/lists/:id', async ({ request, params }) => {
      const { name } = (await request.json()) as { name: string };
      lists = lists.map((it) => (it.id === params.id ? { ...it, name, version: it.version + 1 } : it));
      return HttpResponse.json(lists.find((it) => it.id === params.id));
    }),
    http.delete('/api/lists/:id', ({ params }) => {
      lists.filter((it) => it.id === params.id).forEach((it) => deletedLists.set(it.id, it));
      lists = lists.filter((it) => it.id !== params.id);
      return new HttpResponse(null, { status: 204 });
    }),
    http.post('/api/lists/:id/restore', ({ params }) => {
      const list = deletedLists.get(params.id);
      if (!list) return problem(404, 'not-found');
      lists = [...lists, { ...list, version: list.version + 2 }];
      return HttpResponse.json(lists.at(-1));
    }),
    http.get('/api/tasks', ({ request }) => {
      const query = new URL(request.url).searchParams.get('query') ?? '';
      return HttpResponse.json({ items: tasks.filter((it) => it.title.includes(query)) });
    }),
    http.get('/api/lists/:list/tasks', ({ request, params }) => {
      const asked = new URL(request.url).searchParams;
      const completed = asked.get('completed');
      const items = tasks.filter((it) => it.list === params.list);
      if (asked.get('sort') === 'title') items.sort((a, b) => a.title.localeCompare(b.title));
      return HttpResponse.json({ items: items.filter((it) => completed === null || `${it.completed}` === completed) });
    }),
    http.post('/api/lists/:list/tasks', async ({ request, params }) => {
      const fields = (await request.json()) as Fields;
      const made = task({ id: `t${tasks.length + 1}`, list: `${params.list}`, ...fields });
      tasks = [...tasks, made];
      return HttpResponse.json(made, { status: 201 });
    }),
    http.get('/api/tasks/:id', ({ params }) => {
      const there = find(params.id);
      return there ? HttpResponse.json(there) : problem(404, 'not-found');
    }),
    http.put('/api/tasks/:id', async ({ request, params }) => {
      const fields = (await request.json()) as Fields;
      return write(request, params.id, (it) => store({ ...it, ...fields, version: it.version + 1 }));
    }),
    http.put('/api/tasks/:id/position', async ({ request, params }) => {
      const { after } = (await request.json()) as { after: string | null };
      return write(request, params.id, (it) => {
        const others = tasks.filter((other) => other !== it);
        tasks = others.toSpliced(others.findIndex((other) => other.id === after) + 1, 0, it);
        return store({ ...it, version: it.version + 1 });
      });
    }),
    http.delete('/api/tasks/:id', ({ request, params }) =>
      write(request, params.id, (it) => {
        remove(it);
        return new HttpResponse(null, { status: 204 });
      }),
    ),
    http.post('/api/tasks/:id/restore', ({ params }) => {
      const gone = deleted.get(params.id);
      if (!gone) return problem(404, 'not-found');
      const next = tasks.findIndex((it) => gone.behind.some(({ id }) => id === it.id));
      tasks = tasks.toSpliced(next < 0 ? tasks.length : next, 0, gone.task);
      return store({ ...gone.task, version: gone.task.version + 2 });
    }),
    many('complete', ({ id }) => change(id, { completed: true })),
    many('reopen', ({ id }) => change(id, { completed: false })),
    many('move', ({ id }, { list }) => change(id, { list })),
    many('tag', ({ id, tags }, { add = [], remove: off = [] }) =>
      change(id, { tags: [...tags.filter((it) => !off.includes(it)), ...add] }),
    ),
    many('delete', remove),
  );

  return {
    titles: () => tasks.map((it) => it.title),
    task: (id: string) => find(id),
    /** Somebody else does it, somewhere else. */
    change,
    /** What was done to many at once, as it was asked for. */
    bulks,
  };
}

function task(part: Partial<Task>): Task {
  return {
    id: 'task',
    list: 'garden',
    title: 'A task',
    notes: null,
    due: null,
    priority: 'normal',
    completed: false,
    tags: [],
    cancelled: false,
    version: 0,
    ...part,
  };
}
