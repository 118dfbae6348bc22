/* init_order.c - the order in which packages are initialised.
 *
 * Go specification, "Program initialization": of the packages sorted by import path the first whose
 * imports are all initialised comes next. As in gc's linker that sorts the names of the packages'
 * initialisation symbols, and a package counts only if it, or something that it imports, has
 * something to do. The runtime and what it imports come first. */
#include "build.h"

#include <stdlib.h>

struct task {
	struct str name;
	uint32_t unit;
	bool exists, done;
	uint32_t waits; /* imports that are not initialised yet */
	VEC(uint32_t) importers;
};

struct order {
	struct arena *arena;
	struct task *tasks; /* sorted by name */
	uint32_t *of;       /* unit -> task */
	uint32_t ntasks;
	uint32_t *heap, len; /* tasks that are ready */
};

/* The symbol's name in gc: of the path's last element the dots are escaped, as is what is no plain
 * character. */
static struct str symbol(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/'), *last = slash ? slash : path;
	struct text t = {.arena = a};

	for (const char *p = path; *p; p++) {
		unsigned char c = (unsigned char)*p;

		if (c <= ' ' || (c == '.' && p > last) || c == '%' || c == '"' || c >= 127)
			text_printf(&t, "%%%02x", c);
		else
			text_char(&t, *p);
	}
	text_add(&t, STR("..inittask"));
	return text_str(&t);
}

static int compare_tasks(const void *a, const void *b)
{
	return str_cmp(((const struct task *)a)->name, ((const struct task *)b)->name);
}

static void swap(uint32_t *a, uint32_t *b)
{
	uint32_t t = *a;

	*a = *b;
	*b = t;
}

static void push(struct order *o, uint32_t task)
{
	uint32_t i = o->len++;

	o->heap[i] = task;
	for (; i > 0 && o->heap[i] < o->heap[(i - 1) / 2]; i = (i - 1) / 2)
		swap(&o->heap[i], &o->heap[(i - 1) / 2]);
}

static uint32_t pop(struct order *o)
{
	uint32_t first = o->heap[0];

	o->heap[0] = o->heap[--o->len];
	for (uint32_t i = 0, k; (k = 2 * i + 1) < o->len; i = k) {
		if (k + 1 < o->len && o->heap[k + 1] < o->heap[k])
			k++;
		if (o->heap[i] <= o->heap[k])
			break;
		swap(&o->heap[i], &o->heap[k]);
	}
	return first;
}

/* ---- tasks ---- */

static struct task *import_task(struct order *o, const struct load_import *i)
{
	return i->package ? &o->tasks[o->of[i->package->order]] : NULL;
}

/* Units come after what they import. */
static void link_imports(struct build *b, struct order *o, uint32_t unit)
{
	const struct load_package *p = b->units[unit].source;
	struct task *t = &o->tasks[o->of[unit]];

	if (!b->units[unit].linked)
		return;
	t->exists = b->units[unit].summary.init != NULL;
	for (uint32_t i = 0; i < p->imports.len; i++) {
		struct task *from = import_task(o, &p->imports.at[i]);

		if (!from || !from->exists)
			continue;
		t->exists = true;
		t->waits++;
		VEC_PUSH(o->arena, &from->importers, o->of[unit]);
	}
}

static struct order tasks_of(struct build *b)
{
	struct order o = {.arena = b->arena, .ntasks = b->nunits};

	o.tasks = ARENA_ARRAY(o.arena, struct task, o.ntasks + 1);
	o.of = ARENA_ARRAY(o.arena, uint32_t, o.ntasks + 1);
	o.heap = ARENA_ARRAY(o.arena, uint32_t, o.ntasks + 1);
	for (uint32_t i = 0; i < o.ntasks; i++)
		o.tasks[i] = (struct task){.name = symbol(o.arena, b->units[i].source->link), .unit = i};
	qsort(o.tasks, o.ntasks, sizeof *o.tasks, compare_tasks);
	for (uint32_t i = 0; i < o.ntasks; i++)
		o.of[o.tasks[i].unit] = i;
	for (uint32_t i = 0; i < o.ntasks; i++)
		link_imports(b, &o, i);
	return o;
}

/* Of the first `units` units, which import no others. */
static void schedule(struct build *b, struct order *o, uint32_t units, struct init_list *out)
{
	for (uint32_t i = 0; i < o->ntasks; i++)
		if (o->tasks[i].unit < units && o->tasks[i].exists && !o->tasks[i].done && !o->tasks[i].waits)
			push(o, i);
	while (o->len) {
		struct task *t = &o->tasks[pop(o)];

		t->done = true;
		if (b->units[t->unit].summary.init)
			VEC_PUSH(b->arena, out, b->units[t->unit].summary.init);
		for (uint32_t i = 0; i < t->importers.len; i++)
			if (--o->tasks[t->importers.at[i]].waits == 0 && o->tasks[t->importers.at[i]].unit < units)
				push(o, t->importers.at[i]);
	}
}

void build_init_order(struct build *b, struct init_list *out)
{
	struct order o = tasks_of(b);

	for (uint32_t i = 0; i < b->nunits; i++)
		if (strcmp(b->units[i].source->path, "runtime") == 0)
			schedule(b, &o, i + 1, out);
	schedule(b, &o, b->nunits, out);
}
