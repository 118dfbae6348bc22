/* reach.c - rapid type analysis over the facts of all packages.
 *
 * Names are numbered in the program, types by their link names. Work is a stack of items; what waits for something to
 * be reached (a method for a call of its key, a variable's initialiser for the variable) hangs on the name that it
 * waits for. */
#include "complain.h"
#include "reach.h"
#include "roots.h"

#define NONE UINT32_MAX

struct item_ref {
	uint32_t unit, item;
};

/* In lists by number + 1; 0 ends one. */
struct waiting {
	uint32_t unit, what; /* a method of the unit's facts, or an item */
	uint32_t next;
};

struct name {
	const char *text;
	struct item_ref item; /* that defines it */
	struct item_ref type; /* facts of the type of this link name */
	bool reached, used;   /* the item; the type, in interfaces */
	bool called, named;   /* the method with this key; methods of this name, by reflection */
	bool in_table;        /* method tables lead to it */
	uint32_t methods;     /* of used types that wait for a call of this key */
	uint32_t by_name;     /* the same, for reflection by this name */
	uint32_t items;       /* that wait for this variable */
	uint32_t others;      /* further items of this name, in other units */
};

struct world {
	struct build *b;
	struct arena *a;
	struct map *ids; /* text -> number + 1 */
	VEC(struct name) names;
	uint32_t **id; /* by unit and its own number of a name */
	VEC(struct waiting) waiting;
	VEC(struct waiting) exported; /* methods of used types that reflection may find */
	VEC(struct item_ref) work;
	VEC(struct item_ref) types; /* used, not looked at */
	bool by_reflection;
};

static const struct vm_reach *facts_of(const struct world *w, uint32_t unit)
{
	return &w->b->units[unit].summary.reach;
}

static uint32_t id_of(struct world *w, const char *text)
{
	struct str s = str_of(text);
	uintptr_t known = (uintptr_t)map_get_str(w->ids, s);

	if (known)
		return (uint32_t)known - 1;
	VEC_PUSH(w->a, &w->names, (struct name){.text = text, .item = {NONE, 0}, .type = {NONE, 0}});
	map_put_str(w->ids, s, (void *)(uintptr_t)w->names.len);
	return w->names.len - 1;
}

static void need_nothing(struct build *b, uint32_t unit)
{
	struct unit *u = &b->units[unit];

	u->needed = ARENA_ARRAY(b->arena, uint8_t, u->summary.reach.nitems + 1);
}

/* ---- tables ---- */

static void hang(struct world *w, uint32_t *list, uint32_t unit, uint32_t what)
{
	VEC_PUSH(w->a, &w->waiting, (struct waiting){unit, what, *list});
	*list = w->waiting.len;
}

/* Of what several packages have, the first one's is taken. */
static void add_unit(struct world *w, uint32_t unit)
{
	const struct vm_reach *r = facts_of(w, unit);

	w->id[unit] = ARENA_ARRAY(w->a, uint32_t, r->nnames + 1);
	for (uint32_t i = 0; i < r->nnames; i++)
		w->id[unit][i] = id_of(w, vm_reach_name(r, i));
	for (uint32_t i = 0; i < r->nitems; i++) {
		struct name *n = &w->names.at[w->id[unit][r->items[i].name]];

		if (n->item.unit == NONE)
			n->item = (struct item_ref){unit, i};
		else
			hang(w, &n->others, unit, i);
	}
	for (uint32_t i = 0; i < r->ntypes; i++) {
		struct name *n = &w->names.at[w->id[unit][r->types[i].link]];

		if (n->type.unit == NONE)
			n->type = (struct item_ref){unit, i};
	}
	need_nothing(w->b, unit);
}

/* ---- reaching ---- */

static void need_item(struct world *w, uint32_t unit, uint32_t item)
{
	uint8_t *needed = &w->b->units[unit].needed[item];

	if (*needed)
		return;
	*needed = 1;
	VEC_PUSH(w->a, &w->work, (struct item_ref){unit, item});
}

/* Where its own unit has it too, its body there may be put into what calls it; and that body is another one where the
 * units were compiled with other flags. */
static void follow_others(struct world *w, const struct name *n)
{
	for (uint32_t i = n->others; i; i = w->waiting.at[i - 1].next)
		VEC_PUSH(w->a, &w->work, (struct item_ref){w->waiting.at[i - 1].unit, w->waiting.at[i - 1].what});
}

static void release_items(struct world *w, struct name *n)
{
	for (uint32_t i = n->items; i; i = w->waiting.at[i - 1].next)
		need_item(w, w->waiting.at[i - 1].unit, w->waiting.at[i - 1].what);
	n->items = 0;
}

static void reach_name(struct world *w, uint32_t id)
{
	struct name *n = &w->names.at[id];
	const struct vm_reach_item *item;
	uint32_t when;

	if (n->reached)
		return;
	n->reached = true;
	release_items(w, n);
	if (n->item.unit == NONE)
		return; /* C, assembly, or missing as the linker will say */
	follow_others(w, n);
	item = &facts_of(w, n->item.unit)->items[n->item.item];
	when = item->when == VM_REACH_NONE ? NONE : w->id[n->item.unit][item->when];
	if (when != NONE && !w->names.at[when].reached)
		hang(w, &w->names.at[when].items, n->item.unit, n->item.item);
	else
		need_item(w, n->item.unit, n->item.item);
}

static void reach_in_table(struct world *w, uint32_t unit, uint32_t symbol)
{
	if (symbol == VM_REACH_NONE)
		return;
	w->names.at[w->id[unit][symbol]].in_table = true;
	reach_name(w, w->id[unit][symbol]);
}

static void use_type(struct world *w, uint32_t unit, uint32_t type)
{
	struct name *n = &w->names.at[w->id[unit][facts_of(w, unit)->types[type].link]];

	if (n->used)
		return;
	n->used = true;
	VEC_PUSH(w->a, &w->types, n->type);
}

static void call_method(struct world *w, uint32_t unit, uint32_t method)
{
	const struct vm_reach_method *m = &facts_of(w, unit)->methods[method];

	reach_in_table(w, unit, m->ifn);
	use_type(w, unit, m->type);
}

static void find_method(struct world *w, uint32_t unit, uint32_t method)
{
	call_method(w, unit, method);
	reach_in_table(w, unit, facts_of(w, unit)->methods[method].tfn);
}

static void call_key(struct world *w, uint32_t id)
{
	uint32_t list = w->names.at[id].methods;

	w->names.at[id].called = true;
	w->names.at[id].methods = 0;
	for (; list; list = w->waiting.at[list - 1].next)
		call_method(w, w->waiting.at[list - 1].unit, w->waiting.at[list - 1].what);
}

static void find_named(struct world *w, uint32_t id)
{
	uint32_t list = w->names.at[id].by_name;

	w->names.at[id].named = true;
	w->names.at[id].by_name = 0;
	for (; list; list = w->waiting.at[list - 1].next)
		find_method(w, w->waiting.at[list - 1].unit, w->waiting.at[list - 1].what);
}

static void find_all(struct world *w)
{
	w->by_reflection = true;
	for (uint32_t i = 0; i < w->exported.len; i++)
		find_method(w, w->exported.at[i].unit, w->exported.at[i].what);
	w->exported.len = 0;
}

static void add_method(struct world *w, uint32_t unit, uint32_t method)
{
	const struct vm_reach_method *m = &facts_of(w, unit)->methods[method];
	uint32_t key = w->id[unit][m->key], name;

	if (w->names.at[key].called)
		call_method(w, unit, method);
	else
		hang(w, &w->names.at[key].methods, unit, method);
	if (m->name == VM_REACH_NONE)
		return;
	name = w->id[unit][m->name];
	if (w->by_reflection || w->names.at[name].named) {
		find_method(w, unit, method);
		return;
	}
	hang(w, &w->names.at[name].by_name, unit, method);
	VEC_PUSH(w->a, &w->exported, (struct waiting){unit, method, 0});
}

static void follow_type(struct world *w, struct item_ref type)
{
	const struct vm_reach *r = facts_of(w, type.unit);
	const struct vm_reach_type *t = &r->types[type.item];

	for (uint32_t i = t->children; i < t[1].children; i++)
		use_type(w, type.unit, r->children[i]);
	for (uint32_t i = t->methods; i < t[1].methods; i++)
		add_method(w, type.unit, i);
}

static void follow_edge(struct world *w, uint32_t unit, uint32_t edge)
{
	uint32_t operand = VM_REACH_OPERAND(edge);

	switch (VM_REACH_KIND(edge)) {
	case VM_REACH_SYMBOL:
		reach_name(w, w->id[unit][operand]);
		break;
	case VM_REACH_TYPE:
		use_type(w, unit, operand);
		break;
	case VM_REACH_CALL:
		if (!w->names.at[w->id[unit][operand]].called)
			call_key(w, w->id[unit][operand]);
		break;
	case VM_REACH_NAMED:
		if (!w->names.at[w->id[unit][operand]].named)
			find_named(w, w->id[unit][operand]);
		break;
	case VM_REACH_METHODS:
		if (!w->by_reflection)
			find_all(w);
		break;
	}
}

static void run(struct world *w)
{
	while (w->work.len || w->types.len) {
		if (w->types.len) {
			follow_type(w, w->types.at[--w->types.len]);
			continue;
		}
		struct item_ref it = w->work.at[--w->work.len];
		const struct vm_reach *r = facts_of(w, it.unit);

		for (uint32_t i = r->items[it.item].edges; i < r->items[it.item + 1].edges; i++)
			follow_edge(w, it.unit, r->edges[i]);
	}
}

/* ---- roots ---- */

static void need_all(struct world *w, uint32_t unit)
{
	const struct vm_reach *r = facts_of(w, unit);

	for (uint32_t i = 0; i < r->nitems; i++)
		need_item(w, unit, i);
}

/* All methods of all types that are anywhere in interfaces. */
static void need_everything(struct world *w)
{
	for (uint32_t i = 0; i < w->b->nunits; i++) {
		if (!w->b->units[i].linked)
			continue;
		need_all(w, i);
		for (uint32_t k = 0; k < facts_of(w, i)->ntypes; k++)
			use_type(w, i, k);
	}
	find_all(w);
	run(w);
	for (uint32_t i = 0; i < w->b->nunits; i++)
		for (uint32_t k = 0; w->b->units[i].linked && k < facts_of(w, i)->nmethods; k++)
			find_method(w, i, k);
}

static void need_program(struct world *w, struct init_list *inits)
{
	struct root_list roots = {0};

	reach_name(w, id_of(w, "main.main"));
	for (uint32_t i = 0; i < inits->len; i++)
		reach_name(w, id_of(w, inits->at[i]));
	roots_of_runtime(w->a, w->b->settings, &roots);
	for (uint32_t i = 0; i < roots.list.len; i++) {
		uintptr_t known = (uintptr_t)map_get_str(w->ids, str_of(roots.list.at[i]));

		if (known)
			reach_name(w, (uint32_t)known - 1);
	}
}

static void list_tables(struct world *w)
{
	for (uint32_t i = 0; i < w->names.len; i++)
		if (w->names.at[i].in_table)
			VEC_PUSH(w->b->arena, &w->b->methods, arena_str(w->b->arena, str_of(w->names.at[i].text)).data);
}

/* ---- functions without a body ---- */

/* The name in the package of a link symbol, or NULL: it is another's. */
static const char *name_in(const struct unit *u, const char *symbol)
{
	struct str path = u->in.path;

	if (strncmp(symbol, path.data, path.len) || symbol[path.len] != '.' || strchr(symbol + path.len, '/'))
		return NULL;
	return symbol + path.len + 1;
}

/* What the program needs of a package and the package only declares. */
static bool tell_missing(const struct world *w, const struct unit *u)
{
	enum { SHOWN = 5 };
	struct text t = {.arena = w->a};
	uint32_t n = 0;

	for (uint32_t i = 0; i < w->names.len; i++) {
		const struct name *name = &w->names.at[i];
		const char *missing = name->reached && name->item.unit == NONE ? name_in(u, name->text) : NULL;

		if (missing && n++ < SHOWN)
			text_printf(&t, "%s%s", n > 1 ? ", " : "", missing);
	}
	if (n > SHOWN)
		text_printf(&t, " and %u more", n - SHOWN);
	if (n)
		complain("%s: %s: " STR_FMT, u->source->path,
			 u->source->assembly ? "gosubc compiles no assembly; these have no body in Go"
					     : "missing function body",
			 STR_ARG(text_str(&t)));
	return n == 0;
}

/* Said before code is made of all the rest. Of the library, the runtime's C code has some of these. */
static bool has_bodies(const struct world *w)
{
	const struct build *b = w->b;
	bool ok = true;

	for (uint32_t i = 0; i < b->nunits; i++)
		if (b->units[i].linked && !b->units[i].in.std && !b->units[i].in.complete)
			ok &= tell_missing(w, &b->units[i]);
	return ok;
}

bool reach_program(struct build *b, struct init_list *inits, bool everything)
{
	bool ok;
	struct world w = {.b = b, .a = arena_new()};

	w.ids = map_new(w.a);
	w.id = ARENA_ARRAY(w.a, uint32_t *, b->nunits + 1);
	for (uint32_t i = 0; i < b->nunits; i++)
		if (b->units[i].linked)
			add_unit(&w, i);
	if (everything)
		need_everything(&w);
	else
		need_program(&w, inits);
	run(&w);
	/* The linker drops the rest of a package that is wanted whole. */
	ok = everything || has_bodies(&w);
	for (uint32_t i = 0; i < b->nunits; i++)
		if (b->units[i].linked && b->units[i].whole)
			need_all(&w, i);
	run(&w);
	b->methods.len = 0;
	list_tables(&w);
	arena_free(w.a);
	return ok;
}

void reach_packages(struct build *b)
{
	for (uint32_t i = 0; i < b->nunits; i++) {
		struct unit *u = &b->units[i];

		if (!u->whole)
			continue;
		need_nothing(b, i);
		memset(u->needed, 1, u->summary.reach.nitems);
	}
}
