/* lower_name.c - link names of types, functions and variables; the tables of functions and variables. */
#include "lw.h"

static struct type *origin_of(struct type *t)
{
	return t->named.origin ? t->named.origin : t;
}

/* As reflect prints them: those of the function that the type is declared in come first and end with a semicolon. */
void lw_type_args(struct lw *lw, struct text *t, struct type *named)
{
	const struct type_list *targs = &named->named.targs;
	uint32_t own = origin_of(named)->named.tparams.len;

	if (!targs->len)
		return;
	text_char(t, '[');
	for (uint32_t i = 0; i < targs->len; i++) {
		if (i)
			text_char(t, own && i == targs->len - own ? ';' : ',');
		text_add(t, str_of(lw_type_plain(lw, targs->at[i])->link));
	}
	text_char(t, ']');
}

/* [targs from … to - 1] */
static void add_targs(struct lw *lw, struct text *t, const struct type_list *targs, uint32_t from, uint32_t to)
{
	if (from == to)
		return;
	for (uint32_t i = from; i < to; i++)
		text_printf(t, "%c%s", i == from ? '[' : ',', lw_type_plain(lw, targs->at[i])->link);
	text_char(t, ']');
}

const char *lw_targs(struct lw *lw, const struct type_list *targs)
{
	struct text t = {.arena = lw->arena};

	add_targs(lw, &t, targs, 0, targs->len);
	return text_str(&t).data;
}

const char *lw_type_link(struct lw *lw, struct type *t)
{
	struct text s = {.arena = lw->arena};
	struct object *o = t->named.obj;

	if (origin_of(t)->named.owner)
		text_add(&s, str_of(lw_local_link(lw, origin_of(t))));
	else
		text_printf(&s, o->pkg ? "%s.%s" : "%s%s", o->pkg ? o->pkg->path : "", o->name);
	lw_type_args(lw, &s, t);
	return text_str(&s).data;
}

/* The named type a method is declared on. */
static struct type *receiver_named(struct object *m, bool *pointer)
{
	struct type *t = type_unalias(m->type->func.recv->type);

	*pointer = t->kind == TYPE_POINTER;
	if (*pointer)
		t = type_unalias(t->pointer.elem);
	return t->kind == TYPE_NAMED ? t : NULL;
}

const char *lw_receiver_name(const struct type *sig)
{
	struct type *t = type_unalias(sig->func.recv->type);

	if (t->kind == TYPE_POINTER)
		t = type_unalias(t->pointer.elem);
	return t->named.obj->name;
}

static const char *symbol_of(struct lw *lw, struct object *func, const struct type_list *targs)
{
	struct text s = {.arena = lw->arena};
	uint32_t n = targs ? targs->len : 0, of_receiver = n ? func->type->func.recv_tparams.len : 0;

	if (func->pkg)
		text_printf(&s, "%s.", func->pkg->path);
	if (func->type->func.recv) {
		bool pointer;
		struct type *t = receiver_named(func, &pointer);
		struct text name = {.arena = lw->arena};

		KIT_ASSERT(t);
		text_add(&name, str_of(t->named.obj->name));
		add_targs(lw, &name, targs, 0, of_receiver);
		text_printf(&s, pointer ? "(*%s)." : "%s.", text_str(&name).data);
	}
	text_add(&s, str_of(func->name));
	add_targs(lw, &s, targs, of_receiver, n);
	return text_str(&s).data;
}

static const char *short_name(const char *symbol, const struct package *pkg)
{
	const char *path = pkg ? pkg->path : "";
	size_t n = strlen(path);

	return n && strncmp(symbol, path, n) == 0 && symbol[n] == '.' ? symbol + n + 1 : symbol;
}

static bool imports_unsafe(const struct lw *lw, const struct package *pkg)
{
	for (uint32_t i = 0; pkg && i < pkg->imports.len; i++)
		if (pkg->imports.at[i] == lw->ts->unsafe)
			return true;
	return false;
}

struct vm_func *lw_func_named(struct lw *lw, const char *name, const struct vm_type *type)
{
	struct vm_func *f = map_get_str(lw->symbols, str_of(name));

	if (f)
		return f;
	f = vm_func_new(lw->p, name, type);
	f->short_name = short_name(name, lw->pkg);
	if (imports_unsafe(lw, lw->pkg))
		f->flags |= VM_FN_UNSAFE;
	map_put_str(lw->symbols, str_of(name), f);
	return f;
}

/* gc names a literal of another package's function by that package's name. */
struct vm_func *lw_inner_func(struct lw_fn *fn, const char *name, const struct vm_type *type)
{
	struct vm_func *f;

	if (vm_is_listed(fn->f))
		return lw_func_named(fn->lw, name, type);
	f = vm_func_unlisted(fn->lw->p, name, type);
	f->short_name = short_name(name, lw_root(fn)->info->pkg);
	f->inl.text = lw_printf(fn->lw, "%s.%s", lw_root(fn)->info->pkg->name, f->short_name);
	return f;
}

void lw_set_signature(struct lw *lw, struct vm_func *f, const struct vm_type *recv, const struct vm_type *type,
		      const char **names)
{
	uint32_t n = 0;

	f->type = type;
	f->has_recv = recv != NULL;
	f->params = ARENA_ARRAY(lw->arena, const struct vm_type *, type->nparams + 2);
	if (recv)
		f->params[n++] = recv;
	for (uint32_t i = 0; i < type->nparams; i++)
		f->params[n++] = type->params[i];
	f->nparams = n;
	f->results = type->results;
	f->nresults = type->nresults;
	f->param_names = names ? names : ARENA_ARRAY(lw->arena, const char *, n + 1);
	if (recv)
		f->flags |= VM_FN_METHOD;
}

/* Names of the parameters, receiver first; NULL where there is none. */
static const char **param_names(struct lw *lw, struct type *sig)
{
	struct object_list *p = &sig->func.params->tuple.vars;
	const char **names = ARENA_ARRAY(lw->arena, const char *, p->len + 2);
	uint32_t n = 0;

	if (sig->func.recv)
		names[n++] = sig->func.recv->name && *sig->func.recv->name ? sig->func.recv->name : NULL;
	for (uint32_t i = 0; i < p->len; i++)
		names[n++] = p->at[i]->name && *p->at[i]->name ? p->at[i]->name : NULL;
	return names;
}

/* Instances of another package's generic functions use that package's link names. */
static struct map *linknames_of(struct lw *lw, struct package *p)
{
	struct map *names = p == lw->pkg ? lw->linknames : map_get(lw->foreign, p);

	if (names)
		return names;
	names = map_new(lw->arena);
	for (uint32_t i = 0; i < p->files.len; i++) {
		struct syntax_file *f = p->files.at[i];

		for (uint32_t k = 0; k < f->linknames.len; k++)
			map_put_str(names, f->linknames.at[k].local, &f->linknames.at[k]);
	}
	map_put(lw->foreign, p, names);
	return names;
}

static const char *link_name(struct lw *lw, struct object *func, const char *symbol, bool *c)
{
	struct linkname *l;

	*c = false;
	if (!func->pkg || func->type->func.recv)
		return symbol;
	l = map_get_str(linknames_of(lw, func->pkg), str_of(func->name));
	if (!l || !l->target.len)
		return symbol;
	*c = str_has_prefix(l->target, STR("gosub_"));
	return arena_str(lw->arena, l->target).data;
}

static uint32_t pragma_flags(const struct node *decl)
{
	struct pragma *p = decl ? decl->func_decl.pragma : NULL;
	uint32_t flags = 0;

	if (p && (p->flags & PRAGMA_NOINLINE))
		flags |= VM_FN_NOINLINE;
	if (p && (p->flags & PRAGMA_NOESCAPE))
		flags |= VM_FN_NOESCAPE;
	if (p && (p->flags & PRAGMA_UINTPTR_ESCAPES))
		flags |= VM_FN_UINTPTR_ESCAPES;
	/* As gc: nobody knows what a body elsewhere does with an address. */
	if ((p && (p->flags & PRAGMA_UINTPTR_KEEPALIVE)) || (decl && !decl->func_decl.body))
		flags |= VM_FN_UINTPTR_KEEPALIVE;
	return flags;
}

/* Of a function of this package without a body: its parameters as locals, for reports. */
static void name_parameters(struct vm_func *f, struct type *sig)
{
	uint32_t recv = f->has_recv;

	for (uint32_t i = 0; i < f->nparams; i++) {
		struct object *o = recv && i == 0 ? sig->func.recv : sig->func.params->tuple.vars.at[i - recv];
		bool blank = !f->param_names[i] || strcmp(f->param_names[i], "_") == 0;
		uint32_t l =
		    vm_local_new(f, blank ? "" : o->name, f->params[i], VM_L_PARAM | (blank ? VM_L_BLANK : 0), o->pos);

		f->locals.at[l].index = i;
	}
}

static struct object *generic_origin(struct object *func)
{
	return func->func.origin ? func->func.origin : func;
}

/* Generic functions that call each other with ever larger type arguments come to an end, but not one that fits into
 * memory: such an instance is reported, and gets no body. */
static bool refuse_instance(struct lw *lw, struct object *origin, const struct type_list *targs)
{
	if (!targs || type_list_parts(targs) <= TYPE_PARTS_LIMIT)
		return false;
	diag_error(lw->conf->diags, origin->pos, "%s is instantiated with type arguments of more than %u parts",
		   origin->name, TYPE_PARTS_LIMIT);
	return true;
}

/* A function of another package is known by what that package says of its declaration. */
static struct vm_decl foreign_decl(struct lw *lw, struct object *origin)
{
	if (!origin->pkg || origin->pkg == lw->pkg)
		return (struct vm_decl){0};
	return (struct vm_decl){origin->pkg->path, short_name(symbol_of(lw, origin, NULL), origin->pkg)};
}

/* f, met through one declaration, is met through another: of a symbol that is pulled or pushed by //go:linkname. */
static void share_symbol(struct vm_func *f, const struct object *origin)
{
	if (!(f->flags & VM_FN_EXTERN) || !(f->flags & pragma_flags(origin->func.decl) & VM_FN_NOESCAPE))
		f->flags |= VM_FN_SHARED;
	f->flags |= pragma_flags(origin->func.decl) & (VM_FN_UINTPTR_ESCAPES | VM_FN_UINTPTR_KEEPALIVE);
}

struct vm_func *lw_func(struct lw *lw, struct object *func, const struct type_list *targs)
{
	struct object *origin = generic_origin(func);
	bool generic = targs && targs->len, c = false, refused = refuse_instance(lw, origin, targs);
	const char *name = refused ? lw_printf(lw, "%s[%u]", origin->name, lw->nstatic++)
				   : link_name(lw, origin, symbol_of(lw, origin, targs), &c);
	struct vm_func *f = map_get_str(lw->symbols, str_of(name));
	struct func_info *info = origin->func.info;
	struct lw_fn types = {.lw = lw, .arena = lw->arena};
	const struct vm_type *recv = NULL;

	if (f) {
		if (map_get(lw->declared, f) != origin)
			share_symbol(f, origin);
		return f;
	}
	if (generic) {
		types.tparams = type_func_tparams(origin->type);
		types.targs = targs;
		types.types = map_new(lw->arena);
	}
	f = lw_func_named(lw, name, lw_func_type(&types, origin->type));
	map_put(lw->declared, f, origin);
	if (origin->type->func.recv)
		recv = lw_type(&types, origin->type->func.recv->type);
	lw_set_signature(lw, f, recv, f->type, param_names(lw, origin->type));
	f->pos = origin->pos;
	if (refused) {
		f->flags |= VM_FN_EXTERN;
		return f;
	}
	f->short_name = short_name(symbol_of(lw, origin, targs), lw->pkg);
	f->flags |= pragma_flags(origin->func.decl) | (imports_unsafe(lw, origin->pkg) ? VM_FN_UNSAFE : 0);
	if (c)
		f->flags |= VM_FN_C;
	if (!info || !info->body || (origin->pkg != lw->pkg && !generic)) {
		f->flags |= VM_FN_EXTERN;
		f->decl = foreign_decl(lw, origin);
		if (origin->pkg == lw->pkg)
			name_parameters(f, origin->type);
		return f;
	}
	f->end = info->body->block.rbrace;
	if (generic)
		f->flags |= VM_FN_LINKONCE;
	VEC_PUSH(lw->arena, &lw->queue, (struct lw_body){f, info, generic ? *targs : (struct type_list){0}});
	return f;
}

struct vm_global *lw_global(struct lw *lw, struct object *var)
{
	struct vm_global *g = map_get(lw->globals, var);
	const char *name;
	struct linkname *l = NULL;

	if (g)
		return g;
	name = lw_printf(lw, "%s.%s", var->pkg->path, var->name);
	if (strcmp(var->name, "_") == 0)
		name = lw_printf(lw, "%s._%u", var->pkg->path, lw->nstatic++);
	if (var->pkg)
		l = map_get_str(linknames_of(lw, var->pkg), str_of(var->name));
	if (l && !l->target.len)
		l = NULL;
	if (l)
		name = arena_str(lw->arena, l->target).data;
	g = vm_global_new(lw->p, name, lw_type_plain(lw, var->type));
	g->pos = var->pos;
	g->is_extern = var->pkg != lw->pkg;
	g->linkonce = l && !g->is_extern; /* the package that the symbol is of may define it */
	map_put(lw->globals, var, g);
	return g;
}

uint32_t lw_imethod_index(const struct vm_type *iface, struct lw *lw, struct object *m)
{
	for (uint32_t i = 0; i < iface->nimethods; i++) {
		const struct vm_imethod *im = &iface->imethods[i];

		if (strcmp(im->name, m->name) == 0 && (!im->pkg || (m->pkg && strcmp(im->pkg, m->pkg->path) == 0)))
			return i;
	}
	kit_fatal("method %s is not in %s", m->name, iface->string);
}
