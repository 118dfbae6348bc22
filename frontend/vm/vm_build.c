/* vm_build.c - constructors of packages, functions, instructions, places and operands. */
#include "vm_internal.h"

#include <stdlib.h>

static struct arena *arena_of(const struct vm_func *f)
{
	return f->pkg->arena;
}

struct vm_package *vm_package_new(struct arena *a, struct vm_types *types, const struct sources *sources,
				  const char *path, const char *name)
{
	struct vm_package *p = ARENA_NEW(a, struct vm_package);

	p->arena = a;
	p->types = types;
	p->sources = sources;
	p->path = path;
	p->name = name;
	return p;
}

#define UNLISTED UINT32_MAX

struct vm_func *vm_func_unlisted(struct vm_package *p, const char *name, const struct vm_type *type)
{
	struct vm_func *f = ARENA_NEW(p->arena, struct vm_func);

	f->name = arena_str(p->arena, str_of(name)).data;
	f->short_name = f->name;
	f->pkg = p;
	f->type = type;
	f->id = UNLISTED;
	if (type) {
		f->params = type->params;
		f->nparams = type->nparams;
		f->results = type->results;
		f->nresults = type->nresults;
	}
	VEC_PUSH(p->arena, &f->scopes, (struct vm_scope){0});
	return f;
}

struct vm_func *vm_func_new(struct vm_package *p, const char *name, const struct vm_type *type)
{
	struct vm_func *f = vm_func_unlisted(p, name, type);

	f->id = p->funcs.len;
	VEC_PUSH(p->arena, &p->funcs, f);
	return f;
}

bool vm_is_listed(const struct vm_func *f)
{
	return f->id != UNLISTED;
}

struct vm_func *vm_func_body_of(struct vm_func *f)
{
	struct vm_func *body = arena_dup(arena_of(f), f, sizeof *f);

	body->flags &= ~(uint32_t)VM_FN_EXTERN;
	body->id = UNLISTED;
	body->locals.len = body->locals.cap = 0;
	body->locals.at = NULL;
	body->inl = (struct vm_inline_info){0};
	f->inl.body = body;
	return body;
}

void vm_forget_sites(struct vm_package *p)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->sites.len; i++) {
		struct vm_site *s = p->sites.at[i];

		if (s->func->id == UNLISTED)
			continue;
		s->id = n;
		p->sites.at[n++] = s;
	}
	p->sites.len = n;
}

struct vm_global *vm_global_new(struct vm_package *p, const char *name, const struct vm_type *type)
{
	struct vm_global *g = ARENA_NEW(p->arena, struct vm_global);

	g->name = arena_str(p->arena, str_of(name)).data;
	g->type = type;
	g->pkg = p;
	g->id = p->globals.len;
	VEC_PUSH(p->arena, &p->globals, g);
	return g;
}

struct vm_global *vm_global_made(struct vm_package *p, const struct vm_type *type)
{
	struct arena *scratch = arena_new();
	const char *name = arena_printf(scratch, "%s..stmp_%u", p->path, p->nmade++).data;
	struct vm_global *g = vm_global_new(p, name, type);

	arena_free(scratch);
	g->compiler = true;
	return g;
}

static int compare_inits(const void *a, const void *b)
{
	const struct vm_init *x = a, *y = b;

	return (x->offset > y->offset) - (x->offset < y->offset);
}

void vm_sort_inits(struct vm_global *g)
{
	for (uint32_t i = 1; i < g->inits.len; i++)
		if (g->inits.at[i - 1].offset > g->inits.at[i].offset) {
			qsort(g->inits.at, g->inits.len, sizeof *g->inits.at, compare_inits);
			return;
		}
}

uint32_t vm_local_new(struct vm_func *f, const char *name, const struct vm_type *type, uint16_t flags, pos_t pos)
{
	struct vm_local local = {.name = name, .type = type, .pos = pos, .flags = flags, .loop_depth = 1};

	VEC_PUSH(arena_of(f), &f->locals, local);
	return f->locals.len - 1;
}

uint32_t vm_block_new(struct vm_func *f)
{
	VEC_PUSH(arena_of(f), &f->blocks, (struct vm_block){.loop_depth = 1});
	return f->blocks.len - 1;
}

struct vm_site *vm_site_new(struct vm_func *f, enum vm_site_kind kind, const char *expr, const struct vm_type *type,
			    pos_t pos)
{
	struct vm_package *p = f->pkg;
	struct vm_site *site = ARENA_NEW(p->arena, struct vm_site);

	site->id = p->sites.len;
	site->ordinal = f->nsites++;
	site->kind = kind;
	site->expr = expr;
	site->type = type;
	site->pos = pos;
	site->count = -1;
	site->loop_depth = 1;
	site->func = f;
	VEC_PUSH(p->arena, &p->sites, site);
	return site;
}

void vm_site_move(struct vm_site *site, struct vm_func *f)
{
	site->func = f;
	site->ordinal = f->nsites++;
}

bool vm_has_op(const struct vm_func *f, enum vm_op op)
{
	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t n = 0; n < f->blocks.at[b].insts.len; n++)
			if (f->blocks.at[b].insts.at[n]->op == op)
				return true;
	return false;
}

const char *vm_inline_name(const struct vm_func *f)
{
	return f->inl.text ? f->inl.text : f->short_name;
}

pos_t vm_outermost(const struct vm_func *f, uint32_t inlined, pos_t pos)
{
	for (; inlined; inlined = f->inlined.at[inlined - 1].in)
		pos = f->inlined.at[inlined - 1].call;
	return pos;
}

static uint32_t count_calls(const struct vm_func *f, uint32_t by)
{
	uint32_t n = 0;

	for (; by; by = f->inlined.at[by - 1].in)
		n++;
	return n;
}

static const struct vm_origin *origin_of_copy(const struct vm_func *f, const struct vm_site *from, uint32_t by)
{
	struct arena *a = arena_of(f);
	struct vm_origin written = {.func = from->func->name, .ordinal = from->ordinal},
			 *o = ARENA_NEW(a, struct vm_origin);
	struct vm_inlined_call *calls;

	*o = from->origin ? *from->origin : written;
	calls = ARENA_ARRAY(a, struct vm_inlined_call, o->ncalls + count_calls(f, by) + 1);
	for (uint32_t i = 0; i < o->ncalls; i++)
		calls[i] = o->calls[i];
	for (; by; by = f->inlined.at[by - 1].in) {
		const struct vm_inlining *c = &f->inlined.at[by - 1];

		calls[o->ncalls++] = (struct vm_inlined_call){c->in ? f->inlined.at[c->in - 1].func : f->name, c->call};
	}
	o->calls = calls;
	return o;
}

struct vm_site *vm_site_copy(struct vm_func *f, const struct vm_site *from, uint32_t by)
{
	struct vm_site *copy = vm_site_new(f, from->kind, from->expr, from->type, from->pos);

	copy->order = from->order;
	copy->count = from->count;
	copy->silent = from->silent;
	copy->constant = from->constant;
	copy->origin = by ? origin_of_copy(f, from, by) : NULL;
	return copy;
}

struct vm_inst *vm_inst_new(struct vm_func *f, enum vm_op op, uint32_t ndst, uint32_t nargs, pos_t pos)
{
	struct arena *a = arena_of(f);
	struct vm_inst *i = ARENA_NEW(a, struct vm_inst);

	i->op = op;
	i->pos = pos;
	i->ndst = ndst;
	i->nargs = nargs;
	i->dst = ARENA_ARRAY(a, struct vm_place *, ndst);
	i->args = ARENA_ARRAY(a, struct vm_operand, nargs);
	return i;
}

void vm_append(struct vm_func *f, uint32_t block, struct vm_inst *i)
{
	KIT_ASSERT(block < f->blocks.len);
	VEC_PUSH(arena_of(f), &f->blocks.at[block].insts, i);
}

/* ---- places ---- */

struct vm_place *vm_place_local(struct vm_func *f, uint32_t local)
{
	struct vm_place *p = ARENA_NEW(arena_of(f), struct vm_place);

	KIT_ASSERT(local < f->locals.len);
	p->local = local;
	p->type = f->locals.at[local].type;
	return p;
}

struct vm_place *vm_place_global(struct vm_func *f, struct vm_global *g)
{
	struct vm_place *p = ARENA_NEW(arena_of(f), struct vm_place);

	p->global = g;
	p->local = VM_NO_LOCAL;
	p->type = g->type;
	return p;
}

static struct vm_place *copy_with_room(struct vm_func *f, const struct vm_place *p, uint32_t room)
{
	struct vm_place *q = arena_dup(arena_of(f), p, sizeof *p);

	q->proj = ARENA_ARRAY(arena_of(f), struct vm_proj, p->nproj + room);
	if (p->nproj)
		memcpy(q->proj, p->proj, p->nproj * sizeof *p->proj);
	return q;
}

static void add(struct vm_place *p, struct vm_proj proj)
{
	p->proj[p->nproj++] = proj;
	p->type = proj.type;
}

static struct vm_place *extend(struct vm_func *f, const struct vm_place *p, struct vm_proj proj)
{
	struct vm_place *q = copy_with_room(f, p, 1);

	add(q, proj);
	return q;
}

static struct vm_proj field(const struct vm_func *f, const struct vm_type *of, uint32_t n)
{
	if (of->kind != VM_STRUCT || n >= of->nfields)
		kit_fatal("field %u of a place of type %s in %s", n, of->link, f->name);
	return (struct vm_proj){.kind = VM_PROJ_FIELD, .n = n, .local = VM_NO_LOCAL, .type = of->fields[n].type};
}

struct vm_place *vm_place_field(struct vm_func *f, const struct vm_place *p, uint32_t n)
{
	return extend(f, p, field(f, p->type, n));
}

struct vm_place *vm_place_fields(struct vm_func *f, const struct vm_place *p, const uint32_t *path, uint32_t n)
{
	struct vm_place *q = copy_with_room(f, p, n);

	for (uint32_t i = 0; i < n; i++)
		add(q, field(f, q->type, path[i]));
	return q;
}

struct vm_place *vm_place_index(struct vm_func *f, const struct vm_place *p, struct vm_operand index)
{
	struct vm_proj proj = {.kind = VM_PROJ_INDEX, .local = VM_NO_LOCAL};

	if (p->type->kind == VM_STRING)
		proj.type = vm_type_basic(f->pkg->types, VM_UINT8);
	else if (p->type->kind == VM_ARRAY || p->type->kind == VM_SLICE)
		proj.type = p->type->elem;
	else
		kit_fatal("index of a place of type %s in %s", p->type->link, f->name);

	if (index.kind == VM_OPND_CONST) {
		/* zero is a constant index too */
		proj.constant = (uint64_t)index.constant->bits;
	} else if (!vm_place_is_local(index.place, &proj.local)) {
		kit_fatal("an index is a local or a constant (in %s)", f->name);
	}
	return extend(f, p, proj);
}

struct vm_place *vm_place_deref(struct vm_func *f, const struct vm_place *p)
{
	if (p->type->kind != VM_POINTER)
		kit_fatal("dereference of a place of type %s in %s", p->type->link, f->name);
	return extend(f, p, (struct vm_proj){.kind = VM_PROJ_DEREF, .local = VM_NO_LOCAL, .type = p->type->elem});
}

bool vm_place_is_local(const struct vm_place *p, uint32_t *local)
{
	if (p->global || p->nproj)
		return false;
	if (local)
		*local = p->local;
	return true;
}

/* ---- operands ---- */

struct vm_operand vm_use(struct vm_place *p)
{
	return (struct vm_operand){.kind = VM_OPND_PLACE, .type = p->type, .place = p};
}

struct vm_operand vm_const_of(struct vm_func *f, const struct vm_type *t, struct vm_const c)
{
	return (struct vm_operand){.kind = VM_OPND_CONST, .type = t, .constant = arena_dup(arena_of(f), &c, sizeof c)};
}

struct vm_operand vm_const_int(struct vm_func *f, const struct vm_type *t, int64_t bits)
{
	return vm_const_of(f, t, (struct vm_const){.kind = VM_CONST_INT, .bits = bits});
}

struct vm_operand vm_const_zero(struct vm_func *f, const struct vm_type *t)
{
	return vm_const_of(f, t, (struct vm_const){.kind = VM_CONST_ZERO});
}
