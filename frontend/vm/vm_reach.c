/* vm_reach.c - facts about what items lead to: collected from the IR, written, read. */
#include "vm_reach.h"

struct facts {
	struct arena *a;
	const struct vm_package *p;
	struct map *by_name, *by_type; /* to number + 1 */
	VEC(uint32_t) names;           /* where each begins in text */
	struct text text;
	VEC(struct vm_reach_item) items;
	VEC(uint32_t) edges;
	VEC(const struct vm_type *) types;
	VEC(struct vm_reach_type) type_facts;
	VEC(struct vm_reach_method) methods;
	VEC(uint32_t) children;
	struct map *seen; /* edge + 1 -> number + 1 of the last item that has it */
};

bool vm_reach_has_func(const struct vm_func *f)
{
	return !(f->flags & (VM_FN_EXTERN | VM_FN_C));
}

bool vm_reach_has_global(const struct vm_global *g)
{
	return !g->is_extern && g->type->size != 0;
}

const char *vm_reach_symbol(struct arena *a, const char *name)
{
	if (!strpbrk(name, "\"\\\n"))
		return name;
	return arena_printf(a, "go:method.%016llx", (unsigned long long)kit_hash(name, strlen(name), 0)).data;
}

static uint32_t name_of(struct facts *f, const char *name)
{
	uintptr_t known = (uintptr_t)map_get_str(f->by_name, str_of(name));

	if (known)
		return (uint32_t)known - 1;
	VEC_PUSH(f->a, &f->names, (uint32_t)f->text.len);
	text_add(&f->text, (struct str){name, strlen(name) + 1});
	map_put_str(f->by_name, str_of(name), (void *)(uintptr_t)f->names.len);
	return f->names.len - 1;
}

static uint32_t type_of(struct facts *f, const struct vm_type *t)
{
	uintptr_t known = (uintptr_t)map_get(f->by_type, t);

	if (known)
		return (uint32_t)known - 1;
	VEC_PUSH(f->a, &f->types, t);
	map_put(f->by_type, t, (void *)(uintptr_t)f->types.len);
	return f->types.len - 1;
}

static void add_edge(struct facts *f, enum vm_reach_kind kind, uint32_t operand)
{
	uint32_t edge = VM_REACH_EDGE(kind, operand);
	const void *key = (const void *)((uintptr_t)edge + 1);
	uintptr_t item = f->items.len;

	if ((uintptr_t)map_get(f->seen, key) == item)
		return;
	map_put(f->seen, key, (void *)item);
	VEC_PUSH(f->a, &f->edges, edge);
}

/* ---- operands ---- */

static void add_func(struct facts *f, const struct vm_func *to)
{
	if (to && !(to->flags & VM_FN_C))
		add_edge(f, VM_REACH_SYMBOL, name_of(f, to->name));
}

static void add_global(struct facts *f, const struct vm_global *g)
{
	if (g && g->type->size)
		add_edge(f, VM_REACH_SYMBOL, name_of(f, g->name));
}

static void add_type(struct facts *f, const struct vm_type *t)
{
	add_edge(f, VM_REACH_TYPE, type_of(f, t));
}

static void add_const(struct facts *f, const struct vm_const *c)
{
	for (; c; c = c->inner) {
		add_func(f, c->func);
		add_global(f, c->global);
		if (c->desc)
			add_type(f, c->desc);
	}
}

static void add_place(struct facts *f, const struct vm_place *p)
{
	if (p)
		add_global(f, p->global);
}

static void add_operand(struct facts *f, const struct vm_operand *o)
{
	if (o->kind == VM_OPND_CONST)
		add_const(f, o->constant);
	else if (o->kind == VM_OPND_PLACE)
		add_place(f, o->place);
}

/* ---- methods called, and asked for ---- */

static const char *method_key(struct facts *f, const char *name, const char *pkg, const struct vm_type *type)
{
	return arena_printf(f->a, "%s%s%s %s", pkg ? pkg : "", pkg ? "." : "", name, type->link).data;
}

/* Those of package reflect that hand their argument on: what counts is who calls them. */
static bool passes_names_on(const struct vm_func *f)
{
	static const char *const names[] = {
	    "reflect.(*rtype).Method",
	    "reflect.(*rtype).MethodByName",
	    "reflect.(*interfaceType).Method",
	    "reflect.(*interfaceType).MethodByName",
	    "reflect.Value.Method",
	    "reflect.Value.MethodByName",
	    "reflect.(*Value).Method",
	    "reflect.(*Value).MethodByName",
	};

	for (uint32_t i = 0; i < KIT_COUNT(names); i++)
		if (strcmp(f->name, names[i]) == 0)
			return true;
	return false;
}

/* A method of reflect's Type or Value that gives methods: 0 none, 1 by number, 2 by name. As for Go's linker, any
 * interface that Type implements may be the one. */
static int finds_methods(const char *name, const struct vm_type *type)
{
	const struct vm_type *r = type->nresults ? type->results[0] : NULL;

	if (type->nparams != 1 || !r || !r->named || strcmp(r->pkg, "reflect") != 0 ||
	    (strcmp(r->name, "Method") != 0 && strcmp(r->name, "Value") != 0))
		return 0;
	if (strcmp(name, "Method") == 0 && type->params[0]->kind == VM_INT)
		return 1;
	return strcmp(name, "MethodByName") == 0 && type->params[0]->kind == VM_STRING ? 2 : 0;
}

static void add_finder(struct facts *f, const struct vm_func *from, int how, const struct vm_operand *name)
{
	if (!how || passes_names_on(from))
		return;
	if (how == 2 && name && name->kind == VM_OPND_CONST && name->constant->kind == VM_CONST_STRING)
		add_edge(f, VM_REACH_NAMED, name_of(f, arena_str(f->a, name->constant->s).data));
	else
		add_edge(f, VM_REACH_METHODS, 0);
}

static void add_method_call(struct facts *f, const struct vm_func *from, const struct vm_inst *i)
{
	const struct vm_imethod *m = &i->args[0].type->imethods[i->n];

	add_edge(f, VM_REACH_CALL, name_of(f, method_key(f, m->name, m->pkg, m->type)));
	add_finder(f, from, finds_methods(m->name, m->type), i->nargs > 1 ? &i->args[1] : NULL);
}

static const char *last_part(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot ? dot + 1 : name;
}

/* Of reflect.Value, whose methods are called by name. */
static void add_direct_finder(struct facts *f, const struct vm_func *from, const struct vm_inst *i)
{
	const struct vm_func *to = i->func;

	if (!to || strncmp(to->name, "reflect.", 8) != 0 || !to->has_recv)
		return;
	add_finder(f, from, finds_methods(last_part(to->name), to->type),
		   i->op == VM_OP_CALL && i->nargs == 2 ? &i->args[1] : NULL);
}

/* ---- items ---- */

static void add_inst(struct facts *f, const struct vm_func *from, const struct vm_inst *i)
{
	if (i->op != VM_OP_NILCHECK) /* that only tells a name */
		add_func(f, i->func);
	add_direct_finder(f, from, i);
	for (uint32_t n = 0; n < i->ndst; n++)
		add_place(f, i->dst[n]);
	for (uint32_t n = 0; n < i->nargs; n++)
		add_operand(f, &i->args[n]);
	for (uint32_t n = 0; i->cases && n < i->ncases; n++) {
		add_operand(f, &i->cases[n].chan);
		add_operand(f, &i->cases[n].value);
		add_place(f, i->cases[n].recv);
	}
	if (i->op == VM_OP_BOX)
		add_type(f, i->args[0].type);
	if (i->op == VM_OP_CALL_IFACE)
		add_method_call(f, from, i);
}

static void open_item(struct facts *f, const char *name)
{
	VEC_PUSH(f->a, &f->items,
		 (struct vm_reach_item){.name = name_of(f, name), .edges = f->edges.len, .when = VM_REACH_NONE});
}

static void add_func_item(struct facts *f, const struct vm_func *fn)
{
	uint32_t size = 0;

	open_item(f, fn->name);
	for (uint32_t b = 0; b < fn->blocks.len; b++) {
		const struct vm_block *block = &fn->blocks.at[b];

		size += block->insts.len;
		for (uint32_t i = 0; i < block->insts.len; i++)
			add_inst(f, fn, block->insts.at[i]);
	}
	VEC_LAST(&f->items).size = size;
}

static void add_global_item(struct facts *f, const struct vm_global *g)
{
	open_item(f, g->name);
	for (uint32_t i = 0; i < g->inits.len; i++)
		add_const(f, g->inits.at[i].value);
}

static void add_items(struct facts *f)
{
	for (uint32_t i = 0; i < f->p->funcs.len; i++)
		if (vm_reach_has_func(f->p->funcs.at[i]))
			add_func_item(f, f->p->funcs.at[i]);
	for (uint32_t i = 0; i < f->p->globals.len; i++)
		if (vm_reach_has_global(f->p->globals.at[i]))
			add_global_item(f, f->p->globals.at[i]);
	VEC_PUSH(f->a, &f->items, (struct vm_reach_item){.name = VM_REACH_NONE, .edges = f->edges.len});
}

/* ---- types ---- */

static void add_child(struct facts *f, const struct vm_type *t)
{
	if (t)
		VEC_PUSH(f->a, &f->children, type_of(f, t));
}

/* What the descriptor names (codegen/llvm/desc.c), but for the types of methods. */
static void add_children(struct facts *f, const struct vm_type *t)
{
	add_child(f, t->elem);
	add_child(f, t->key);
	add_child(f, vm_type_told_pointer(t));
	if (t->kind == VM_ARRAY)
		add_child(f, vm_type_find(f->p->types, arena_printf(f->a, "[]%s", t->elem->link).data));
	for (uint32_t i = 0; i < t->nfields; i++)
		add_child(f, t->fields[i].type);
	for (uint32_t i = 0; i < t->nparams; i++)
		add_child(f, t->params[i]);
	for (uint32_t i = 0; i < t->nresults; i++)
		add_child(f, t->results[i]);
	for (uint32_t i = 0; i < t->nimethods; i++)
		add_child(f, t->imethods[i].type);
}

static uint32_t symbol_of(struct facts *f, const struct vm_func *fn)
{
	return fn ? name_of(f, fn->name) : VM_REACH_NONE;
}

static void add_method(struct facts *f, const struct vm_method *m)
{
	VEC_PUSH(f->a, &f->methods,
		 (struct vm_reach_method){.key = name_of(f, method_key(f, m->name, m->pkg, m->type)),
					  .name = m->pkg ? VM_REACH_NONE : name_of(f, m->name),
					  .ifn = symbol_of(f, m->ifn),
					  .tfn = symbol_of(f, m->tfn),
					  .type = type_of(f, m->type)});
}

/* The list grows by what types lead to. */
static void add_types(struct facts *f)
{
	for (uint32_t i = 0; i < f->types.len; i++) {
		const struct vm_type *t = f->types.at[i];

		VEC_PUSH(f->a, &f->type_facts,
			 (struct vm_reach_type){name_of(f, t->link), f->methods.len, f->children.len});
		for (uint32_t k = 0; k < t->nmethods; k++)
			add_method(f, &t->methods[k]);
		add_children(f, t);
	}
	VEC_PUSH(f->a, &f->type_facts, (struct vm_reach_type){VM_REACH_NONE, f->methods.len, f->children.len});
}

/* ---- bytes ---- */

static void add_words(struct text *t, const void *at, uint32_t n, size_t size)
{
	text_add(t, (struct str){at, n * size});
}

struct str vm_reach_write(struct arena *a, const struct vm_package *p)
{
	struct facts f = {.a = a, .p = p, .by_name = map_new(a), .by_type = map_new(a), .seen = map_new(a)};
	struct text t = {.arena = a};

	f.text.arena = a;
	add_items(&f);
	add_types(&f);
	uint32_t counts[7] = {f.names.len,   f.items.len - 1, f.edges.len,         f.types.len,
			      f.methods.len, f.children.len,  (uint32_t)f.text.len};
	add_words(&t, counts, KIT_COUNT(counts), sizeof *counts);
	add_words(&t, f.names.at, f.names.len, sizeof *f.names.at);
	add_words(&t, f.items.at, f.items.len, sizeof *f.items.at);
	add_words(&t, f.edges.at, f.edges.len, sizeof *f.edges.at);
	add_words(&t, f.type_facts.at, f.type_facts.len, sizeof *f.type_facts.at);
	add_words(&t, f.methods.at, f.methods.len, sizeof *f.methods.at);
	add_words(&t, f.children.at, f.children.len, sizeof *f.children.at);
	text_add(&t, text_str(&f.text));
	return text_str(&t);
}

struct reader {
	const char *at;
	size_t left;
	bool ok;
};

static const void *take(struct reader *r, uint64_t n, size_t size)
{
	const void *at = r->at;

	if (!r->ok || n * size > r->left) {
		r->ok = false;
		return NULL;
	}
	r->at += n * size;
	r->left -= n * size;
	return at;
}

bool vm_reach_read(struct str bytes, struct vm_reach *out)
{
	struct reader r = {bytes.data, bytes.len, true};
	const uint32_t *counts = take(&r, 7, sizeof *counts);

	if (!counts)
		return false;
	memcpy(out, counts, 7 * sizeof *counts);
	out->names = take(&r, out->nnames, sizeof *out->names);
	out->items = take(&r, (uint64_t)out->nitems + 1, sizeof *out->items);
	out->edges = take(&r, out->nedges, sizeof *out->edges);
	out->types = take(&r, (uint64_t)out->ntypes + 1, sizeof *out->types);
	out->methods = take(&r, out->nmethods, sizeof *out->methods);
	out->children = take(&r, out->nchildren, sizeof *out->children);
	out->bytes = take(&r, out->nbytes, 1);
	return r.ok && r.left == 0;
}
