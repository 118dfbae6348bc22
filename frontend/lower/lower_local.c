/* lower_local.c - names of types declared in functions.
 *
 * A link name says the function that the type is declared in and which of its types it is, and so
 * stays when the rest of the package changes: packages that meet the type in an instance agree on
 * it. In texts such a type has gc's number, its place among all of its package, as written, aliases
 * not counted. */
#include "lw.h"

struct count {
	struct arena *arena;
	struct map *numbers; /* name node -> number; NULL: only counted */
	uintptr_t n;
};

static void visit(struct count *c, struct node *n, bool inside)
{
	struct nodes children = {0};

	if (inside && n->kind == NODE_TYPE_DECL && !n->type_decl.alias) {
		c->n++;
		if (c->numbers)
			map_put(c->numbers, n->type_decl.name, (void *)c->n);
	}
	inside |= n->kind == NODE_FUNC_DECL || n->kind == NODE_FUNC_LIT;
	node_children(c->arena, n, &children);
	for (uint32_t i = 0; i < children.len; i++)
		visit(c, children.at[i], inside);
}

uint32_t lower_count_local_types(struct arena *a, struct node *decl)
{
	struct count c = {.arena = a};

	visit(&c, decl, false);
	return (uint32_t)c.n;
}

uint32_t lower_count_generic_types(struct arena *a, struct node *decl)
{
	return decl->kind == NODE_FUNC_DECL && decl->func_decl.body && func_decl_is_generic(decl)
		   ? lower_count_local_types(a, decl)
		   : 0;
}

static void number_types(struct lw *lw, const struct package *p)
{
	struct count c = {.arena = lw->arena, .numbers = lw->locals};

	for (uint32_t i = 0; i < p->files.len; i++)
		for (uint32_t k = 0; k < p->files.at[i]->decls.len; k++)
			visit(&c, p->files.at[i]->decls.at[k], false);
}

/* Number of the type in its package, or among those of a function. */
static uint32_t number(struct lw *lw, struct map *numbers, const struct object *o)
{
	uintptr_t n = (uintptr_t)map_get(numbers, o->node);

	if (!n)
		kit_fatal("local type %s has no number", o->name);
	return (uint32_t)n;
}

/* ---- the function ---- */

static struct func_info *outermost(struct type *origin)
{
	struct func_info *f = origin->named.owner;

	while (f->outer)
		f = f->outer;
	return f;
}

static bool is_inside(struct arena *a, const struct node *n, const struct node *what)
{
	struct nodes children = {0};

	if (n == what)
		return true;
	node_children(a, (struct node *)n, &children);
	for (uint32_t i = 0; i < children.len; i++)
		if (is_inside(a, children.at[i], what))
			return true;
	return false;
}

/* What lowering knows of a function, or a variable's initialiser, with local types. */
struct lw_owner {
	const char *name;
	struct map *numbers; /* of its types, by name node */
};

/* The initialiser that the literal is in, and its variable's name. Those named _ are told apart by
 * their number: other packages meet no type of theirs. */
static struct node *initializer_around(struct lw *lw, const struct func_info *f, const char **variable)
{
	uint32_t blanks = 0;

	for (uint32_t i = 0; i < f->pkg->inits.len; i++) {
		const struct initializer *init = &f->pkg->inits.at[i];
		const char *name = init->lhs.at[0]->name;

		if (strcmp(name, "_") == 0)
			blanks++;
		if (!is_inside(lw->arena, init->rhs, f->node))
			continue;
		*variable = strcmp(name, "_") == 0 ? lw_printf(lw, "_%u", blanks) : name;
		return init->rhs;
	}
	kit_fatal("a function literal is in no initialiser");
}

static const char *function_name(struct lw *lw, const struct func_info *f)
{
	uint32_t inits = 0;

	for (uint32_t i = 0; f->pkg && i < f->pkg->funcs.len; i++) {
		const struct func_info *g = f->pkg->funcs.at[i];

		if (g == f && strcmp(f->node->func_decl.name->name.text, "init") == 0 && !f->sig->func.recv)
			return lw_printf(lw, "init.%u", inits);
		inits += strcmp(g->node->func_decl.name->name.text, "init") == 0 && !g->sig->func.recv;
	}
	if (f->sig->func.recv)
		return lw_printf(lw, "%s.%s", lw_receiver_name(f->sig), f->node->func_decl.name->name.text);
	return f->node->func_decl.name->name.text;
}

static struct lw_owner *owner_of(struct lw *lw, struct func_info *f)
{
	struct lw_owner *o = map_get(lw->owners, f->node);
	struct count c = {.arena = lw->arena};
	struct node *n = f->node;

	if (o)
		return o;
	o = ARENA_NEW(lw->arena, struct lw_owner);
	if (n->kind == NODE_FUNC_LIT)
		n = initializer_around(lw, f, &o->name);
	else
		o->name = function_name(lw, f);
	o->numbers = c.numbers = map_new(lw->arena);
	visit(&c, n, false);
	map_put(lw->owners, f->node, o);
	return o;
}

/* ---- names ---- */

const char *lw_local_link(struct lw *lw, struct type *origin)
{
	const struct object *o = origin->named.obj;
	const struct lw_owner *owner = owner_of(lw, outermost(origin));
	const char *path = o->pkg->path;
	const char *link =
	    lw_printf(lw, "%s.%s.%s\xC2\xB7%u", path, owner->name, o->name, number(lw, owner->numbers, o));
	struct lw_local_text *t = map_get_str(lw->local_texts, str_of(link));

	if (t)
		return link;
	if (!map_get(lw->locals, o->node))
		number_types(lw, o->pkg);
	t = ARENA_NEW(lw->arena, struct lw_local_text);
	t->name = lw_printf(lw, "%s.%s", path, o->name);
	t->number = number(lw, lw->locals, o);
	map_put_str(lw->local_texts, str_of(link), t);
	return link;
}

static size_t name_start(struct str s, size_t end)
{
	while (end > 0 && !strchr("[]*,;(){} ", s.data[end - 1]))
		end--;
	return end;
}

/* Behind the ] that closes the [ at i, if there is one. */
static size_t behind_brackets(struct str s, size_t i)
{
	uint32_t depth = 0;

	if (i >= s.len || s.data[i] != '[')
		return i;
	do {
		depth += s.data[i] == '[';
		depth -= s.data[i] == ']';
		i++;
	} while (depth && i < s.len);
	return i;
}

/* Where the next number begins, or the end. */
static size_t find_dot(struct str s)
{
	for (size_t i = 0; i + 1 < s.len; i++)
		if (memcmp(s.data + i, "\xC2\xB7", 2) == 0)
			return i;
	return s.len;
}

static void add_text(struct lw *lw, struct text *out, struct str s)
{
	const struct lw_local_text *t;
	size_t dot = find_dot(s), start = name_start(s, dot), end = dot + 2, close;

	if (dot == s.len) {
		text_add(out, s);
		return;
	}
	while (end < s.len && s.data[end] >= '0' && s.data[end] <= '9')
		end++;
	close = behind_brackets(s, end);
	t = map_get_str(lw->local_texts, (struct str){s.data + start, end - start});
	text_add(out, (struct str){s.data, start});
	text_add(out, t ? str_of(t->name) : (struct str){s.data + start, end - start});
	add_text(lw, out, (struct str){s.data + end, close - end});
	if (t)
		text_printf(out, "\xC2\xB7%u", t->number);
	add_text(lw, out, (struct str){s.data + close, s.len - close});
}

const char *lw_link_text(struct lw *lw, const char *link)
{
	struct text out = {.arena = lw->arena};

	if (find_dot(str_of(link)) == strlen(link))
		return link;
	add_text(lw, &out, str_of(link));
	return text_str(&out).data;
}
